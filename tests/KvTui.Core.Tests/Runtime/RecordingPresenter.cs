using KvTui.Core.Runtime;
using KvTui.Core.State;

namespace KvTui.Core.Tests.Runtime;

/// <summary>Counts the frames instead of drawing them, and may be busy.</summary>
internal sealed class RecordingPresenter : IPresenter
{
    private volatile bool _isBusy;
    private volatile ExplorerState? _last;
    private volatile int _frames;

    public bool IsReady => !_isBusy;

    public bool IsBusy
    {
        set => _isBusy = value;
    }

    public int Frames => _frames;

    public ExplorerState? Last => _last;

    public void Draw(ExplorerState state)
    {
        Assert.True(IsReady, "drawn to while busy");
        _last = state;
        _frames++;
    }
}
