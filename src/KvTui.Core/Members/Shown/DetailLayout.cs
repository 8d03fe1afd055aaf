using KvTui.Etcd.Cluster;

namespace KvTui.Core.Members.Shown;

/// <summary>How the cluster pane fills the screen: what is wrong, matrix, timeline; given room, only the timeline scrolls.</summary>
/// <param name="Lines">What is said above the matrix.</param>
/// <param name="Rows">The matrix, below a line of names.</param>
/// <param name="LabelColumns">How wide the first column is, with the gap after it.</param>
/// <param name="MemberColumns">How wide the other columns are, with the gap after them.</param>
/// <param name="MembersShown">How many members there is room for.</param>
/// <param name="Pinned">How many lines stay in place: 0, or all above the first entry of the timeline.</param>
/// <param name="MaxTop">The last possible first line of those that scroll.</param>
public sealed record DetailLayout(
    int Lines, ImmutableArray<MatrixRow> Rows, int LabelColumns, int MemberColumns, int MembersShown, int Pinned, int MaxTop)
{
    public const int Gap = 2;

    private const int TitleLines = 1;
    private const int HeaderLines = 1;
    private const int LeastMemberColumns = 12;
    private const int MostMemberColumns = 36;
    private const int WantedEntries = 6;
    private const int LeastEntries = 3;

    /// <summary>The line with the names of the members.</summary>
    public int HeaderLine => Lines;

    /// <summary>The line above the timeline.</summary>
    public int TitleLine => Lines + HeaderLines + Rows.Length;

    /// <summary>The line of the newest entry of the timeline.</summary>
    public int FirstEntryLine => TitleLine + TitleLines;

    /// <summary>The layout for the room inside the pane's frame.</summary>
    public static DetailLayout Of(ClusterState cluster, DateTimeOffset now, Size size)
    {
        var all = ClusterMatrix.Rows(cluster, now);
        var said = Said(cluster);
        var lines = said.Length == 0 ? 0 : TextWrap.Lines(said, size.Width).Count;
        var label = all.Select(row => CellWidth.Of(row.Label)).Append("index, applied".Length).Max() + Gap;
        var members = Math.Max(1, cluster.Rows.Length);
        var columns = Math.Clamp((size.Width - label) / members, LeastMemberColumns, MostMemberColumns);
        var room = size.Height - lines - HeaderLines - TitleLines;
        var rows = ClusterMatrix.Merged(all, room - WantedEntries, columns - Gap);
        var above = lines + HeaderLines + rows.Length + TitleLines;
        var pinned = size.Height - above >= LeastEntries ? above : 0;
        var scrolled = above + cluster.Timeline.Entries.Count - pinned;
        var shown = Math.Clamp((size.Width - label) / columns, 1, members);
        return new(lines, rows, label, columns, shown, pinned, Math.Max(0, scrolled - (size.Height - pinned)));
    }

    /// <summary>What is said above the matrix: what is wrong, what works all the same, and whose metrics are missing.</summary>
    public static string Said(ClusterState cluster)
    {
        if (cluster.Report is not { } report)
        {
            return "";
        }

        var reason = Printable.Text(report.Reason);
        IEnumerable<string> lines =
        [
            .. reason.Length == 0 ? Array.Empty<string>() : [$"{reason}."],
            .. report.Members
                .Where(static member => member is { IsProxy: true, Status: not null })
                .Select(static member => Printable.Text($"{member.Endpoint}: {ProxyText.Of(member)}.")),
            HealthText.StillWorks(report),
            .. cluster.Metrics.Missing.Length == 0 ? Array.Empty<string>() : [Printable.Text(cluster.Metrics.Missing)],
        ];
        return string.Join('\n', lines);
    }
}
