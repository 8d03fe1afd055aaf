using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using KvTui.Core.Commands;
using KvTui.Core.Explorer.Hosting;

namespace KvTui.Core.Tests.Explorer.Hosting;

/// <summary>Counts the frames instead of drawing them, may be busy, and has keys pressed by their names.</summary>
internal sealed class RecordingPresenter : IPresenter
{
    private readonly ConcurrentQueue<string> _keys = new();
    private volatile bool _isBusy;
    private volatile ExplorerState? _last;
    private volatile int _frames;

    public Size Size => new(80, 24);

    public bool IsReady => !_isBusy;

    public bool IsBusy
    {
        set => _isBusy = value;
    }

    public int Frames => _frames;

    public ExplorerState? Last => _last;

    public void Press(string key) => _keys.Enqueue(key);

    public bool TryTake(ExplorerState state, [NotNullWhen(true)] out Message? message)
    {
        message = null;
        if (_keys.TryDequeue(out var key))
        {
            Assert.True(ExplorerKeymap.For(state).TryFind(key, out var intent), $"{key} is not bound");
            message = new UserMessage.Command(intent);
        }

        return message is not null;
    }

    public void Draw(ExplorerState state)
    {
        Assert.True(IsReady, "drawn to while busy");
        _last = state;
        _frames++;
    }
}
