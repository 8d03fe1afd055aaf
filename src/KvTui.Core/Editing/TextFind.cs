using KvTui.Core.Editing.Ropes;

namespace KvTui.Core.Editing;

/// <summary>What is searched for in an editor's text, and where it stands; searched again when the text has changed.</summary>
public sealed record TextFind
{
    /// <summary>The most hits that are listed.</summary>
    public const int MostHits = 100_000;

    private TextFind(string text, Rope rope) =>
        (Text, Rope, Hits) = (text, rope, RopeSearch.Find(rope, text, Comparison(text), MostHits));

    /// <summary>As it was typed; its letters stand for either case, unless one of them is a capital.</summary>
    public string Text { get; }

    /// <summary>How many hits are listed.</summary>
    public int Count => Hits.Length;

    /// <summary>Whether there may be more hits than are listed.</summary>
    public bool IsCut => Hits.Length == MostHits;

    /// <summary>The hit that the cursor was put on last, from 0; -1 for none.</summary>
    public int Current { get; internal init; } = -1;

    /// <summary>Where the hits begin, as offsets into the text.</summary>
    internal ImmutableArray<int> Hits { get; }

    private Rope Rope { get; }

    /// <summary>Searches an editor's text.</summary>
    /// <param name="text">Not empty.</param>
    public static TextFind In(TextEditorState editor, string text) => new(text, editor.Text);

    /// <summary>How letters are compared with those of a text that is searched for.</summary>
    internal static StringComparison Comparison(string text) =>
        text.Any(char.IsUpper) ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>The same search in an editor's text as it is now; the hits are found again only if that is another text.</summary>
    public TextFind Followed(TextEditorState editor) => ReferenceEquals(editor.Text, Rope) ? this : In(editor, Text);

    /// <summary>How a piece of the text is to be marked.</summary>
    public HitMark MarkOf(int start, int length)
    {
        var next = From(start + length);
        return next == 0 || Hits[next - 1] + Text.Length <= start ? HitMark.None
            : next - 1 == Current ? HitMark.Current
            : HitMark.Hit;
    }

    /// <summary>The first hit that begins at or behind an offset; the number of hits if there is none.</summary>
    internal int From(int offset) => Hits.BinarySearch(offset) is var at && at < 0 ? ~at : at;
}

/// <summary>Whether something is part of what a search has found.</summary>
public enum HitMark : byte
{
    None,
    Hit,

    /// <summary>Of the hit that the cursor was put on last.</summary>
    Current,
}
