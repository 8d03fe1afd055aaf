using System.Collections.Immutable;
using System.Globalization;
using KvTui.Core.State;
using KvTui.Core.State.Members;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Cluster.Maintenance;
using KvTui.Terminal.Views;
using KvTui.Terminal.Views.Lists;
using KvTui.Text;
using KvTui.Tty.Cells;

namespace KvTui.Core.Views.Cluster;

/// <summary>The members as they answer: role, version, size, raft index, lag, round trip; or since when not, and why; and what is wrong, in words.</summary>
public readonly record struct MemberTable(ExplorerState State, ViewTheme Theme) : IView
{
    private const int RoleColumns = 8;

    public void Draw(Canvas canvas)
    {
        var (rows, reason) = (State.Cluster.Rows, HealthText.Reason(State.Cluster.Report));
        var hasReason = reason.Length > 0 && canvas.Height > rows.Length + 1;
        var table = this;
        new TableView(Columns(), rows.Length, InView(canvas.Height - 1), (row, column) => table.Cell(rows[row], column), Theme)
        {
            EmptyText = "asking the members …",
        }.Draw(canvas);
        if (hasReason)
        {
            new Label(reason, Theme) { Style = Theme.Warning }.Draw(canvas.Window(new(0, rows.Length + 1, canvas.Width, 1)));
        }
    }

    /// <summary>The table without a cursor: what is selected is the row in the middle, so that the top is where it was scrolled to.</summary>
    private ListState InView(int height) => new(State.Cluster.TableTop + (height / 2), State.Cluster.TableTop);

    /// <summary>The columns, as wide as what is in them; the least needed go first when there is little room.</summary>
    private ImmutableArray<TableColumn> Columns() =>
    [
        new("", 1) { Priority = 9 },
        new("NAME", Width(1, "NAME")) { Priority = 8 },
        new("ENDPOINT", Width(2, "ENDPOINT")) { Priority = 5 },
        new("ROLE", RoleColumns) { Priority = 7 },
        new("VERSION", Width(4, "VERSION")) { Priority = 4 },
        new("DB/IN USE", Width(5, "DB/IN USE")) { Priority = 3, Alignment = Alignment.Right },
        new("INDEX", Width(6, "INDEX")) { Priority = 1, Alignment = Alignment.Right },
        new("LAG", Width(7, "LAG")) { Priority = 6, Alignment = Alignment.Right },

        // A member that is slow says so, whatever else must go.
        new("RTT ms", Width(8, "RTT ms")) { Priority = State.Cluster.Rows.Any(row => row.Member.IsSlow) ? 7 : 2, Alignment = Alignment.Right },
    ];

    private int Width(int column, string header)
    {
        var width = header.Length;
        foreach (var row in State.Cluster.Rows)
        {
            var takesRest = row.Member.Status is null || row.Member.IsProxy;
            width = takesRest && column > 2 ? width : Math.Max(width, CellWidth.Of(Cell(row, column).Text));
        }

        return width;
    }

    private TableCell Cell(MemberRow row, int column) => column switch
    {
        0 => Mark(row),
        1 => Printable.Text(row.Member is { Name: "", Id: 0 } ? "" : row.Member.Label),
        2 => row.Member.Endpoint?.ToString() ?? "",
        3 when row.Member.Status is null => new(HealthText.Silence(row, State.Now)) { Style = Theme.Error, TakesRest = true },
        3 when row.Member.IsProxy => new(Printable.Text(ProxyText.Of(row.Member))) { TakesRest = true },
        3 => State.Cluster.Report!.RoleOf(row.Member),
        _ => Figure(row, row.Member.Status!, column),
    };

    private TableCell Mark(MemberRow row)
    {
        var (glyph, style) = MemberMark.Of(row, State, Theme);
        return new(glyph.ToString()) { Style = style };
    }

    private TableCell Figure(MemberRow row, EndpointStatus status, int column) => column switch
    {
        4 => Printable.Text(status.Version),
        5 => $"{Quantities.Size(status.DbSize)}/{(status.DbSizeInUse == 0 ? "–" : Quantities.Size(status.DbSizeInUse))}",
        6 => status.RaftIndex.ToString(CultureInfo.InvariantCulture),
        7 => State.Cluster.Report?.LagOf(row.Member)?.ToString(CultureInfo.InvariantCulture) ?? "",
        _ when row.Member.IsSlow => new TableCell(row.Speed) { Style = Theme.Warning },
        _ when row.RoundTrip == RoundTripStep.None => MemberRow.Unmeasured,
        _ => row.RoundTrip.ToString(),
    };
}
