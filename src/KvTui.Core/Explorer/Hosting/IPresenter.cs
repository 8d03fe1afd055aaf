using System.Diagnostics.CodeAnalysis;

namespace KvTui.Core.Explorer.Hosting;

/// <summary>The screen and the person before it. To be called on the loop's thread only.</summary>
public interface IPresenter
{
    /// <summary>The size of the window.</summary>
    Size Size { get; }

    /// <summary>Whether the last frame has been written; a slow terminal makes this false for a while.</summary>
    bool IsReady { get; }

    /// <summary>
    /// Takes what the person did next, understood as in this state; false if nothing is left. What comes later wakes the loop.
    /// </summary>
    bool TryTake(ExplorerState state, [NotNullWhen(true)] out Message? message);

    /// <summary>
    /// Runs the loop until the state says that it is quitting; a screen that has a loop of its own steps the explorer's from there.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    ExplorerState Run(ExplorerLoop explorer, ExplorerState state, CancellationToken cancellationToken) =>
        explorer.Run(state, cancellationToken);

    /// <summary>Draws one frame and starts to write what changed; only while ready.</summary>
    void Draw(ExplorerState state);
}
