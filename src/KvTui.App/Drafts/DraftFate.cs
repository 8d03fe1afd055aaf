namespace KvTui.App.Drafts;

/// <summary>What is done with a draft that was left behind.</summary>
public enum DraftFate
{
    /// <summary>Offered again at the next start.</summary>
    Left,

    /// <summary>Edited further: this explorer's draft from now on.</summary>
    Reopened,

    /// <summary>Removed.</summary>
    Discarded,
}
