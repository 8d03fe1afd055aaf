namespace KvTui.Core.Intents;

/// <summary>What a command can be done with; the context menu offers what fits that under the cursor.</summary>
[Flags]
public enum Subjects
{
    None = 0,
    Key = 1,
    Folder = 2,

    /// <summary>The value in the value pane.</summary>
    Value = 4,

    /// <summary>The members in the cluster pane.</summary>
    Members = 8,

    /// <summary>The text in the editor.</summary>
    Text = 16,
}
