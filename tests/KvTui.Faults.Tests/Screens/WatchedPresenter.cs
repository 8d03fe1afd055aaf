using System.Diagnostics.CodeAnalysis;
using KvTui.Core.Explorer.Hosting;

namespace KvTui.Faults.Tests.Screens;

/// <summary>Tells the screen which state each frame shows, and when all that was typed has been taken.</summary>
internal sealed class WatchedPresenter(IPresenter presenter, WatchedScreen screen) : IPresenter
{
    public Size Size => presenter.Size;

    public bool IsReady => presenter.IsReady;

    public bool TryTake(ExplorerState state, [NotNullWhen(true)] out Message? message)
    {
        var decoded = screen.DecodedCount;
        if (presenter.TryTake(state, out message))
        {
            return true;
        }

        screen.Handled(decoded);
        return false;
    }

    public void Draw(ExplorerState state)
    {
        presenter.Draw(state);
        screen.Drawn(state);
    }
}
