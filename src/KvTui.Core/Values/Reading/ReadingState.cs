using KvTui.Core.Remembering;
using KvTui.Core.Values.Formats;

namespace KvTui.Core.Values.Reading;

/// <summary>How the value in the pane is read: where the cursor is, what is in view, how lines are shown, what is searched for.</summary>
public sealed record ReadingState
{
    public static ReadingState AtStart { get; } = new();

    /// <summary>Whether long lines are wrapped; it holds for all values.</summary>
    public bool Wraps { get; init; }

    /// <summary>Whether the lines are numbered; it holds for all values.</summary>
    public bool Numbered { get; init; }

    /// <summary>The row under the cursor, and the first one in view.</summary>
    public ListState List { get; init; }

    /// <summary>How many columns are scrolled away at the left; 0 where lines are wrapped.</summary>
    public int Left { get; init; }

    /// <summary>The lines whose blocks are folded, from 0.</summary>
    public ImmutableSortedSet<int> Folded { get; init; } = [];

    /// <summary>The rows that the pane shows.</summary>
    public ValueRows Rows { get; init; } = ValueRows.None;

    /// <summary>What is searched for; null for nothing.</summary>
    public ValueFind? Find { get; init; }

    /// <summary>The same, with lines shown as the user had them last.</summary>
    public ReadingState Like(Remembered remembered) => this with { Wraps = remembered.Wraps, Numbered = remembered.Numbered };

    /// <summary>The columns that the numbers of lines take, with the blank behind them; 0 where they are not shown.</summary>
    public int NumberColumns(int lines) => Numbered ? lines.ToString(CultureInfo.InvariantCulture).Length + 1 : 0;

    /// <summary>The line under the cursor; -1 if there is none.</summary>
    public int Line => List.Selected < Rows.Count ? Rows[List.Selected].Line : -1;

    /// <summary>The same for another value, or another view of it: from the start, with nothing folded.</summary>
    public ReadingState Restarted() =>
        this with { List = default, Left = 0, Folded = [], Find = Find is null ? null : Find with { Current = -1 } };

    /// <summary>The same for what is shown now: rows are made anew, the cursor stays on its character, hits are searched again.</summary>
    /// <param name="columns">The columns inside the pane.</param>
    public ReadingState Of(FormattedValue? shown, ReadOnlySpan<byte> value, int columns)
    {
        if (shown is null)
        {
            return this with { Rows = ValueRows.None };
        }

        var (line, character) = List.Selected < Rows.Count ? (Rows[List.Selected].Line, Rows[List.Selected].Start) : (0, 0);
        var room = columns - 1 - NumberColumns(shown.Lines.Count);
        // A value that has changed keeps folded what begins as before.
        var folded = Folded.Intersect(Folded.Where(head => Rows.HasLine(head, shown.Lines)));
        var rows = ValueRows.Of(shown.Lines, Wraps ? Math.Max(1, room) : 0, folded);
        return this with
        {
            Rows = rows,
            Folded = folded,
            List = List with { Selected = rows.RowOf(line, character) },
            Find = Find is null || Rows.AreOf(shown.Lines) ? Find : ValueFind.In(Find.Text, shown, value) with { Current = Find.Current },
        };
    }
}
