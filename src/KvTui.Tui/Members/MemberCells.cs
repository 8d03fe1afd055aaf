using System.Globalization;
using KvTui.Core;
using KvTui.Core.State.Members;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Cluster.Maintenance;

namespace KvTui.Tui.Members;

/// <summary>The members as they answer: role, version, size, raft index, lag, round trip; or since when not, and why.</summary>
internal static class MemberCells
{
    /// <summary>The columns, and which ones stay when there is little room: the lowest number goes first.</summary>
    public static readonly (string Header, int Priority, bool IsRight)[] Columns =
    [
        ("", 9, false), ("NAME", 8, false), ("ENDPOINT", 5, false), ("ROLE", 7, false), ("VERSION", 4, false),
        ("DB/IN USE", 3, true), ("INDEX", 1, true), ("LAG", 6, true), ("RTT ms", 2, true),
    ];

    /// <summary>The priority of the round trip while a member is slow: it says so, whatever else must go.</summary>
    public const int SlowPriority = 7;

    public const int Role = 3;

    public const int RoundTrip = 8;

    public static MemberCell Of(MemberRow row, int column, ExplorerState state, ViewTheme theme) => column switch
    {
        0 => Mark(row, state, theme),
        1 => new(Printable.Text(row.Member is { Name: "", Id: 0 } ? "" : row.Member.Label)),
        2 => new(row.Member.Endpoint?.ToString() ?? ""),
        Role when row.Member.Status is null => new(HealthText.Silence(row, state.Now), theme.Error, TakesRest: true),
        Role when row.Member.IsProxy => new(Printable.Text(ProxyText.Of(row.Member)), TakesRest: true),
        Role => new(state.Cluster.Report!.RoleOf(row.Member)),
        _ when row.Member.Status is null || row.Member.IsProxy => default(MemberCell) with { Text = "" },
        _ => Figure(row, row.Member.Status, column, state, theme),
    };

    private static MemberCell Mark(MemberRow row, ExplorerState state, ViewTheme theme)
    {
        var (glyph, style) = MemberMark.Of(row, state, theme);
        return new(glyph.ToString(), style);
    }

    private static MemberCell Figure(MemberRow row, EndpointStatus told, int column, ExplorerState state, ViewTheme theme) => column switch
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
