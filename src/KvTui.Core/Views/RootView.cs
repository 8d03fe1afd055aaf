using KvTui.Core.State;
using KvTui.Core.State.Layers;
using KvTui.Core.Views.Cluster;
using KvTui.Terminal.Views;
using KvTui.Tty.Cells;

namespace KvTui.Core.Views;

/// <summary>The whole screen: the panes, the status line, the layers on top, bottom up, and a long notice.</summary>
public readonly record struct RootView(ExplorerState State, ViewTheme Theme) : IView
{
    public void Draw(Canvas canvas)
    {
        if (ScreenLayout.IsTooSmall(canvas.Size))
        {
            var smallest = ScreenLayout.Smallest;
            new Label($"The window is too small: {smallest.Width}x{smallest.Height} at least", Theme).Draw(canvas);
            return;
        }

        var layout = State.Layout;
        var frames = State.Settings.IsProduction ? ExplorerTheme.ForProduction(Theme) : Theme;
        new KeyPane(State, frames).Draw(canvas.Window(layout.Keys));
        new ValuePane(State, frames).Draw(canvas.Window(layout.Value));
        new ClusterPane(State, frames).Draw(canvas.Window(layout.Cluster));
        new StatusLine(State, Theme).Draw(canvas.Window(layout.Status));
        // A dialog is not covered by what was said before it.
        var isBelow = State.Top is Layer.Question or Layer.Palette;
        if (isBelow)
        {
            DrawLongNotice(canvas, layout);
        }

        foreach (var layer in State.Layers)
        {
            LayerView.Draw(canvas, State, layer, Theme);
        }

        if (!isBelow)
        {
            DrawLongNotice(canvas, layout);
        }
    }

    private void DrawLongNotice(Canvas canvas, ScreenLayout layout)
    {
        if (State.Notice is { } notice && State.Top is not Layer.Prompt && !new StatusLine(State, Theme).Holds(notice, canvas.Width))
        {
            new NoticeBox(notice, BusyRow(layout), Theme).Draw(canvas.Window(NoticeRoom(layout)));
        }
    }

    /// <summary>Where a long notice may be: above the cluster pane, and above the last lines of the panes, which say how old what is in them is.</summary>
    private static Rect NoticeRoom(ScreenLayout layout) =>
        new(1, 0, layout.Status.Width - 2, (layout.Cluster is { Y: > 0, Height: > 0 } ? layout.Cluster.Y : layout.Status.Y) - 2);

    /// <summary>The row of the key under the cursor, or of the cursor in the editor.</summary>
    private int BusyRow(ScreenLayout layout) => State switch
    {
        { Detail.Edit.Editor: { } editor } => layout.Value.Y + 1 + editor.Line - editor.Top,
        { Focus: Pane.Keys } => layout.Keys.Y + 1 + State.Browse.List.Selected - State.Browse.List.Offset,
        _ => 0,
    };
}
