namespace KvTui.Core.Editing.Merge;

/// <summary>A part of a merged text; a closed set of records.</summary>
public abstract record MergePiece
{
    private MergePiece()
    {
    }

    /// <summary>Text that is settled: it is the same on both sides, or only one of them has changed it.</summary>
    public sealed record Settled(string Text, MergeSide Side) : MergePiece;

    /// <summary>Lines that both sides have changed in their own ways, or changed lines that touch each other.</summary>
    public sealed record Conflict(string Base, string Mine, string Theirs) : MergePiece
    {
        /// <summary>The text that a choice stands for.</summary>
        public string Chosen(MergeChoice choice) => choice switch
        {
            MergeChoice.Mine => Mine,
            MergeChoice.Theirs => Theirs,
            MergeChoice.Both => WithLineEnd(Mine) + Theirs,
            MergeChoice.Base => Base,
            _ => throw new ArgumentOutOfRangeException(nameof(choice), choice, "is not a known choice"),
        };

        private static string WithLineEnd(string text) => text.Length == 0 || text.EndsWith('\n') ? text : text + "\n";
    }
}

/// <summary>Which side a settled part of a merged text comes from.</summary>
public enum MergeSide : byte
{
    /// <summary>Nobody has changed it, or both have in the same way.</summary>
    Both,
    Mine,
    Theirs,
}

/// <summary>What is taken for lines that are in conflict.</summary>
public enum MergeChoice : byte
{
    Mine,
    Theirs,

    /// <summary>Mine, and theirs behind it.</summary>
    Both,

    /// <summary>As they were before either side changed them.</summary>
    Base,
}
