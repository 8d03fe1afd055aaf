namespace KvTui.Core.Drafts;

/// <summary>What is done with a draft that was left behind.</summary>
public enum DraftFate
{
    /// <summary>Let go of, and offered by the next explorer that starts.</summary>
    Left,

    /// <summary>Edited further: this explorer's draft from now on.</summary>
    Reopened,

    /// <summary>Removed.</summary>
    Discarded,
}
