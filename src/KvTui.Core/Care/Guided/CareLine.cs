namespace KvTui.Core.Care.Guided;

/// <summary>A line of text about a course of care.</summary>
public sealed record CareLine(string Text, CareLineKind Kind);

/// <summary>What a line about a course of care is; its words say it too.</summary>
public enum CareLineKind
{
    Text,
    Heading,

    /// <summary>A step that was done.</summary>
    Done,

    /// <summary>The step that is being done, or comes next.</summary>
    Present,

    /// <summary>What is wrong, or was refused.</summary>
    Trouble,
}
