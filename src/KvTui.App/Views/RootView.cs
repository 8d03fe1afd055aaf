using KvTui.App.State;
using KvTui.App.Views.Cluster;
using KvTui.Terminal.Cells;
using KvTui.Terminal.Views;

namespace KvTui.App.Views;

/// <summary>The whole screen: the panes, the status line, and the layers on top, bottom up.</summary>
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
        foreach (var layer in State.Layers)
        {
            LayerView.Draw(canvas, State, layer, Theme);
        }
    }
}
