using KvTui.Core.Runtime;
using KvTui.Core.State;

namespace KvTui.Faults.Tests.Screens;

/// <summary>Tells the screen which state each frame shows.</summary>
internal sealed class WatchedPresenter(ScreenPresenter presenter, WatchedScreen screen) : IPresenter
{
    public bool IsReady => presenter.IsReady;

    public void Draw(ExplorerState state)
    {
        presenter.Draw(state);
        screen.Drawn(state);
    }
}
