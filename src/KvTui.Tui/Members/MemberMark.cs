using KvTui.Core.State.Members;
using KvTui.Tty.Cells;

namespace KvTui.Tui.Members;

/// <summary>The sign before a member's name: leader, healthy, failed, or of another opinion; a dot while that is being asked.</summary>
internal static class MemberMark
{
    public static (char Glyph, Style Style) Of(MemberRow row, ExplorerState state, ViewTheme theme)
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

        if (row.Marked != Etcd.Cluster.Disagreement.None)
        {
            return (theme.Glyphs.Differs, theme.Warning);
        }

        return row.Member.Id == leader && leader != 0 ? (theme.Glyphs.Leader, theme.Accent) : (theme.Glyphs.Healthy, row.Member.IsSlow ? theme.Warning : theme.Good);
    }
}
