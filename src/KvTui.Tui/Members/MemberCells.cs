using System.Collections.Immutable;
using KvTui.Core.Members;
using KvTui.Core.Members.Shown;
using KvTui.Etcd.Cluster;
using KvTui.Tty.Cells;
using KvTui.Tui.Tables;

namespace KvTui.Tui.Members;

/// <summary>The members as they answer: role, version, size, raft index, lag, round trip; or since when not, and why.</summary>
internal sealed class MemberCells : ColumnRows
{
    /// <summary>The priority of the round trip while a member is slow: it says so, whatever else must go.</summary>
    private const int SlowPriority = 7;

    private const int Role = 3;

    private static readonly ColumnShape[] Names = [new("", 1, 9), new("NAME", 4, 8), new("ENDPOINT", 8, 5), new("ROLE", 8, 7)];

    private static readonly ColumnShape RoundTrip = new("RTT ms", 6, 2, IsRight: true);

    private static readonly ImmutableArray<FigureColumn> OfPane = Grouped(MemberFigures.All);

    private readonly ExplorerState _state;
    private readonly ImmutableArray<FigureColumn> _figures;

    /// <param name="figures">What members tell of themselves; null for all of it.</param>
    internal MemberCells(ExplorerState state, int room, ScreenLook look, ImmutableArray<MemberFigure>? figures = null)
        : this(state, room, look, figures is { } some ? Grouped(some) : OfPane)
    {
    }

    private MemberCells(ExplorerState state, int room, ScreenLook look, ImmutableArray<FigureColumn> figures)
        : base(Measured(state, figures, look.Theme), room, barColumns: 0, look) => (_state, _figures) = (state, figures);

    public override int Rows => _state.Cluster.Rows.Length;

    /// <summary>The sign before a member's name: leader, healthy, failed, or of another opinion; a dot while that is being asked.</summary>
    internal static (char Glyph, Style Style) Mark(MemberRow row, ExplorerState state, ViewTheme theme)
    {
        if (state.IsReportOutdated)
        {
            return (theme.Glyphs.Dot, theme.Secondary);
        }

        var leader = state.Cluster.Report?.Leader ?? 0;
        if (row.Member.IsDenied)
        {
            return (theme.Glyphs.Differs, theme.Warning);
        }

        if (row.Member is { Status: null, ForeignCluster: 0 })
        {
            return (theme.Glyphs.Failed, theme.Error);
        }

        if (row.Marked != Disagreement.None)
        {
            return (theme.Glyphs.Differs, theme.Warning);
        }

        return row.Member.Id == leader && leader != 0
            ? (theme.Glyphs.Leader, theme.Accent)
            : (theme.Glyphs.Healthy, row.Member.IsSlow ? theme.Warning : theme.Good);
    }

    protected override TableCell Cell(int row, int column) => Of(_state.Cluster.Rows[row], column, _state, _figures, Look.Theme);

    private static ImmutableArray<FigureColumn> Grouped(IEnumerable<MemberFigure> figures) =>
        FigureColumn.Of(figures.Where(static figure => figure.Pane is not null).OrderBy(static figure => figure.Pane!.Place));

    /// <summary>The columns, each as wide as what is in it; only what goes on over others does not count.</summary>
    private static ColumnShape[] Measured(ExplorerState state, ImmutableArray<FigureColumn> figures, ViewTheme theme)
    {
        ColumnShape[] columns = [.. Names, .. figures.Select(Shape), RoundTrip];
        foreach (var row in state.Cluster.Rows)
        {
            for (var i = 0; i < columns.Length; i++)
            {
                var width = i == Role ? 0 : CellWidth.Of(Of(row, i, state, figures, theme).Text);
                columns[i] = columns[i] with { Width = Math.Max(columns[i].Width, width) };
            }

            if (row.Member.IsSlow)
            {
                columns[^1] = columns[^1] with { Priority = SlowPriority };
            }
        }

        return columns;
    }

    private static ColumnShape Shape(FigureColumn column)
    {
        var pane = column.Figures[0].Pane!;
        return new(column.Heading, pane.LeastWidth, pane.Priority, pane.IsRight);
    }

    private static TableCell Of(MemberRow row, int column, ExplorerState state, ImmutableArray<FigureColumn> figures, ViewTheme theme) =>
        column switch
        {
            0 => Mark(row, state, theme) is var (glyph, style) ? new(glyph.ToString(), style) : default,
            1 => new(Printable.Text(row.Member is { Name: "", Id: 0 } ? "" : row.Member.Label)),
            2 => new(row.Member.Endpoint?.ToString() ?? ""),
            Role when row.Member.Status is null => new(HealthText.Silence(row, state.Now), theme.Error, TakesRest: true),
            Role when row.Member.IsProxy => new(Printable.Text(ProxyText.Of(row.Member)), TakesRest: true),
            Role => new(state.Cluster.Report!.RoleOf(row.Member)),
            _ when row.Member.Status is null || row.Member.IsProxy => new(""),
            _ when column - Names.Length < figures.Length => Of(figures[column - Names.Length], state.Cluster.Report!, row.Member, theme),
            _ when row.Member.IsSlow => new(row.Speed, theme.Warning),
            _ when row.RoundTrip == RoundTripStep.None => new(MemberRow.Unmeasured),
            _ => new(row.RoundTrip.ToString()),
        };

    private static TableCell Of(FigureColumn column, ClusterReport report, MemberReport member, ViewTheme theme)
    {
        var answer = new MemberAnswer(report, member, member.Status!);
        return new(column.Text(answer, unknown: column.Figures.Length > 1 ? "–" : ""), column.IsBad(answer) ? theme.Error : null);
    }
}
