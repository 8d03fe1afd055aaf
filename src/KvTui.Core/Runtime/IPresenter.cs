using KvTui.Core.State;

namespace KvTui.Core.Runtime;

/// <summary>Shows a state on the screen.</summary>
public interface IPresenter
{
    /// <summary>Whether the last frame has been written; a slow terminal makes this false for a while.</summary>
    bool IsReady { get; }

    /// <summary>Draws one frame and starts to write what changed; only while ready.</summary>
    void Draw(ExplorerState state);
}
