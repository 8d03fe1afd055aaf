using KvTui.App.State.Members;
using KvTui.Terminal.Cells;
using KvTui.Terminal.Views;

namespace KvTui.App.Views.Cluster;

/// <summary>The sign before a member's name: leader, healthy, failed, or of another opinion.</summary>
internal static class MemberMark
{
    public static (char Glyph, Style Style) Of(MemberRow row, ulong leader, ViewTheme theme)
    {
        if (row.Member.Status is null)
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
