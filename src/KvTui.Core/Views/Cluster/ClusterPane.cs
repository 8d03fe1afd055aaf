using KvTui.Core.State;
using KvTui.Core.State.Members;
using KvTui.Terminal.Views;
using KvTui.Tty.Cells;

namespace KvTui.Core.Views.Cluster;

/// <summary>The cluster: a line for each member; on the full screen all that is known, and what happened.</summary>
public readonly record struct ClusterPane(ExplorerState State, ViewTheme Theme) : IView
{
    public void Draw(Canvas canvas)
    {
        if (canvas.Bounds.IsEmpty)
        {
            return;
        }

        var inner = new Frame("Cluster", Theme) { Subtitle = ClusterSummary.Of(State, canvas.Width), Focused = State.Focus == Pane.Cluster }.Open(canvas);
        if (State.FullScreen)
        {
            new ClusterDetail(State, Theme).Draw(inner);
        }
        else
        {
            new MemberTable(State, Theme).Draw(inner);
        }
    }
}
