using System.Globalization;
using KvTui.Core;
using KvTui.Core.State.Members;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Cluster.Maintenance;
using KvTui.Tty.Cells;
using KvTui.Tui.Tables;

namespace KvTui.Tui.Members;

/// <summary>The members as they answer: role, version, size, raft index, lag, round trip; or since when not, and why.</summary>
internal sealed class MemberRows(ExplorerState state, int room, ScreenLook look)
    : ColumnRows(Measured(state, look.Theme), room, barColumns: 0, look)
{
    /// <summary>The priority of the round trip while a member is slow: it says so, whatever else must go.</summary>
    private const int SlowPriority = 7;

    private const int Role = 3;
    private const int RoundTrip = 8;

    private static readonly ColumnShape[] Shapes =
    [
        new("", 1, 9), new("NAME", 4, 8), new("ENDPOINT", 8, 5), new("ROLE", 8, 7), new("VERSION", 7, 4),
        new("DB/IN USE", 9, 3, IsRight: true), new("INDEX", 5, 1, IsRight: true), new("LAG", 3, 6, IsRight: true),
        new("RTT ms", 6, 2, IsRight: true),
    ];

    public override int Rows => state.Cluster.Rows.Length;

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

    protected override TableCell Cell(int row, int column) => Of(state.Cluster.Rows[row], column, state, Look.Theme);

    /// <summary>The columns, each as wide as what is in it; only what goes on over others does not count.</summary>
    private static ColumnShape[] Measured(ExplorerState state, ViewTheme theme)
    {
        ColumnShape[] columns = [.. Shapes];
        foreach (var row in state.Cluster.Rows)
        {
            for (var i = 0; i < columns.Length; i++)
            {
                var width = i == Role ? 0 : CellWidth.Of(Of(row, i, state, theme).Text);
                columns[i] = columns[i] with { Width = Math.Max(columns[i].Width, width) };
            }

            if (row.Member.IsSlow)
            {
                columns[RoundTrip] = columns[RoundTrip] with { Priority = SlowPriority };
            }
        }

        return columns;
    }

    private static TableCell Of(MemberRow row, int column, ExplorerState state, ViewTheme theme) => column switch
    {
        0 => Mark(row, state, theme) is var (glyph, style) ? new(glyph.ToString(), style) : default,
        1 => new(Printable.Text(row.Member is { Name: "", Id: 0 } ? "" : row.Member.Label)),
        2 => new(row.Member.Endpoint?.ToString() ?? ""),
        Role when row.Member.Status is null => new(HealthText.Silence(row, state.Now), theme.Error, TakesRest: true),
        Role when row.Member.IsProxy => new(Printable.Text(ProxyText.Of(row.Member)), TakesRest: true),
        Role => new(state.Cluster.Report!.RoleOf(row.Member)),
        _ when row.Member.Status is null || row.Member.IsProxy => new(""),
        _ => Figure(row, row.Member.Status, column, state, theme),
    };

    private static TableCell Figure(MemberRow row, EndpointStatus told, int column, ExplorerState state, ViewTheme theme) => column switch
    {
        4 => new(Printable.Text(told.Version)),
        5 => new($"{Quantities.Size(told.DbSize)}/{(told.DbSizeInUse == 0 ? "–" : Quantities.Size(told.DbSizeInUse))}"),
        6 => new(told.RaftIndex.ToString(CultureInfo.InvariantCulture)),
        7 => new(state.Cluster.Report?.LagOf(row.Member)?.ToString(CultureInfo.InvariantCulture) ?? ""),
        _ when row.Member.IsSlow => new(row.Speed, theme.Warning),
        _ when row.RoundTrip == RoundTripStep.None => new(MemberRow.Unmeasured),
        _ => new(row.RoundTrip.ToString()),
    };
}
