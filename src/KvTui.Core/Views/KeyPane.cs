using KvTui.Core.State;
using KvTui.Core.State.Keyspace;
using KvTui.Core.State.Rows;
using KvTui.Etcd.Model;
using KvTui.Terminal.Views;
using KvTui.Terminal.Views.Lists;
using KvTui.Text;
using KvTui.Tty.Cells;

namespace KvTui.Core.Views;

/// <summary>The keys as a tree or a list, with how many there are and what is known of each.</summary>
public readonly record struct KeyPane(ExplorerState State, ViewTheme Theme) : IView
{
    private const string EmptyName = "(empty name)";
    private const int SizeColumns = 9;
    private const int RevisionColumns = 9;

    /// <summary>The columns of the upper border that are not the filter's text and what it covers: corners, the pane's name, blanks.</summary>
    private const int TitleColumns = 14;

    /// <summary>The pane's width from which on there is room for sizes beside the names.</summary>
    private const int WidthForSizes = 44;

    public void Draw(Canvas canvas)
    {
        if (canvas.Bounds.IsEmpty)
        {
            return;
        }

        var browse = State.Browse;
        var (subtitle, count) = Titles(canvas.Width);
        var frame = new Frame("Keys", Theme)
        {
            Subtitle = subtitle,
            TitleRight = count,
            Focused = State.Focus == Pane.Keys,
        };
        var (pane, hasSizes) = (this, canvas.Width >= WidthForSizes);
        new TreeView(browse.Rows.Count, browse.List, index => pane.Row(index, hasSizes), Theme)
        {
            Focused = State.Focus == Pane.Keys,
            EmptyText = EmptyText(),
            HasScrollbar = true,
        }.Draw(frame.Open(canvas));
    }

    /// <summary>What stands in the upper border; of a filter rather its text is cut than what it covers.</summary>
    private (string? Subtitle, string Count) Titles(int width)
    {
        if (State.Browse.FilterText.Length == 0)
        {
            return (State.Browse.Root.IsEmpty ? null : Printable.Escaped(State.Browse.Root.Span), Count());
        }

        var text = "/" + FilterTitle.Shown(State.Browse.FilterText);
        if (State.Browse.Filter is null)
        {
            return (text, Count());
        }

        var (room, texts) = (width - TitleColumns, FilterTitle.Of(State));
        foreach (var count in texts)
        {
            if (CellWidth.Of(text) + CellWidth.Of(count) <= room)
            {
                return (text, count);
            }
        }

        var left = Math.Max(0, room - CellWidth.Of(texts[^1]) - 1);
        return (text[..CellWidth.Fit(text, left).Length] + Theme.Glyphs.Ellipsis, texts[^1]);
    }

    private string Count()
    {
        var (keys, region) = (State.Keyspace.Keys.Count, State.Keyspace.Followed);
        if (!region.Scope.IsWhole)
        {
            return $"{Quantities.Count(keys)} {Theme.Glyphs.Dot} {AsOf()}";
        }

        var isPart = region is { Status: RegionStatus.Loading, Revision: 0 } && State.Keyspace.Incoming is not null;
        return (isPart, region.Expected) switch
        {
            (true, 0) => $"{Quantities.Count(keys)} so far",
            (true, var all) when all > keys => $"{Quantities.Count(keys)} of {Quantities.Count(all)}",
            _ => Quantities.Count(keys),
        };
    }

    /// <summary>How old what is not watched is: that of the row under the cursor, or the oldest of all.</summary>
    private string AsOf()
    {
        var range = State.Browse.Current is { Kind: RowKind.Prefix, Expanded: false } folded ? KeyRange.Prefix(folded.Path) : KeyRange.Prefix(State.Browse.Root);
        return $"{(range == KeyRange.Prefix(State.Browse.Root) ? "rest " : "")}as of {Quantities.Revision(State.Keyspace.RevisionOf(range))}";
    }

    private string EmptyText()
    {
        if (State.Keyspace.Followed.Revision == 0)
        {
            return State.Connection.Phase switch
            {
                ConnectionPhase.Refused or ConnectionPhase.Reconnecting or ConnectionPhase.OtherCluster => Printable.Text(State.Connection.Cause?.Message ?? ""),
                ConnectionPhase.Offline when State.Connection.Cause is { } cause => Printable.Text(cause.Message),
                ConnectionPhase.Loading => "loading …",
                _ => "connecting …",
            };
        }

        return !State.Browse.IsFiltered ? "There are no keys; n makes one."
            : State.Browse.Matches.Scan is { First: 0 } ? "searching …" : "No match; Esc ends the filter.";
    }

    private TreeRow Row(int index, bool hasSizes)
    {
        var row = State.Browse.Rows[index];
        var label = Printable.Escaped(row.Path.Span[row.NameStart..]);
        if (row.IsGone)
        {
            var fate = State.Browse.Gone?.Fate ?? "";
            return new(row.Depth, TreeMark.Gone, label.Length == 0 ? EmptyName : label, fate) { Style = Theme.Secondary };
        }

        if (row.Kind == RowKind.Prefix)
        {
            return new(row.Depth, row.Expanded ? TreeMark.Expanded : TreeMark.Collapsed, label, Quantities.Count(row.Count));
        }

        var entry = State.Browse.Rows.Keys[row.Rank];
        var size = entry.Size == KeyEntry.UnknownSize ? Theme.Glyphs.Dot.ToString() : Quantities.Size(entry.Size);
        var revision = Quantities.Revision(entry.ModRevision);
        var detail = hasSizes ? size.PadLeft(SizeColumns) + revision.PadLeft(RevisionColumns) : revision;
        return new(row.Depth, TreeMark.Leaf, label.Length == 0 ? EmptyName : label, detail);
    }
}
