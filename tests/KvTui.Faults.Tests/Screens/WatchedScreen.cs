using System.Threading.Channels;
using KvTui.Testing.Screens;
using KvTui.Tty.Session;

namespace KvTui.Faults.Tests.Screens;

/// <summary>A terminal in memory: keys go in, frames come out, and those who wait for something are told by the frame that shows it.</summary>
internal sealed class WatchedScreen(Size size) : ITerminal
{
    private readonly Lock _lock = new();
    private readonly VirtualTerminal _terminal = new(size);
    private readonly List<Waiter> _waiters = [];
    private readonly Channel<byte[]> _typed = Channel.CreateUnbounded<byte[]>();
    private ReadOnlyMemory<byte> _rest;
    private ScreenTrack? _track;
    private ExplorerState? _state;
    private long _drawnAt;
    private long _typedCount;
    private long _readCount;
    private long _decodedCount;
    private long _handledCount;

    public Size Size => size;

    /// <summary>Whether the explorer has done all that it does at once for the keys pressed; an ESC may still wait for its tail.</summary>
    public bool HasHandledAll => Volatile.Read(ref _handledCount) == Volatile.Read(ref _typedCount);

    /// <summary>How many times keys were pressed that are decoded by now.</summary>
    public long DecodedCount => Volatile.Read(ref _decodedCount);

    /// <summary>What stands on the screen now.</summary>
    public ScreenFrame Frame
    {
        get
        {
            lock (_lock)
            {
                return Read();
            }
        }
    }

    /// <summary>Presses keys, as the bytes a terminal sends for them.</summary>
    public void Type(byte[] keys)
    {
        Interlocked.Increment(ref _typedCount);
        _typed.Writer.TryWrite(keys);
    }

    /// <summary>Says that nothing is left to be done for the first so many times that keys were pressed.</summary>
    public void Handled(long count) => Volatile.Write(ref _handledCount, count);

    /// <summary>The first frame, from the present one on, that shows what is wanted.</summary>
    public async Task<ScreenFrame> WaitAsync(Func<ScreenFrame, bool> predicate, TimeSpan deadline, CancellationToken cancellationToken)
    {
        var waiter = new Waiter(predicate);
        lock (_lock)
        {
            if (_state is not null)
            {
                waiter.Look(Read());
            }

            _waiters.Add(waiter);
        }

        try
        {
            return await waiter.Found.Task.WaitAsync(deadline, TimeProvider.System, cancellationToken);
        }
        finally
        {
            lock (_lock)
            {
                _waiters.Remove(waiter);
            }
        }
    }

    /// <summary>Follows each frame from now on, in place of what was followed before.</summary>
    public ScreenTrack Track(Func<ScreenFrame, bool> predicate)
    {
        lock (_lock)
        {
            var track = new ScreenTrack(predicate);
            track.Look(Read());
            return _track = track;
        }
    }

    /// <summary>Says that a state has been drawn.</summary>
    public void Drawn(ExplorerState state)
    {
        lock (_lock)
        {
            (_state, _drawnAt) = (state, TimeProvider.System.GetTimestamp());
            if (_waiters.Count > 0 || _track is not null)
            {
                var frame = Read();
                _track?.Look(frame);
                _waiters.ForEach(waiter => waiter.Look(frame));
            }
        }
    }

    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (_rest.IsEmpty)
        {
            // Who asks for more has decoded what it got.
            Volatile.Write(ref _decodedCount, _readCount);
            _rest = await _typed.Reader.ReadAsync(cancellationToken);
            _readCount++;
        }

        var count = Math.Min(buffer.Length, _rest.Length);
        _rest[..count].CopyTo(buffer);
        _rest = _rest[count..];
        return count;
    }

    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _terminal.Feed(bytes.Span);
        }

        return ValueTask.CompletedTask;
    }

    private ScreenFrame Read() => new(_terminal.ScreenText, _state ?? throw new InvalidOperationException("Nothing has been drawn yet."), _drawnAt);

    private sealed class Waiter(Func<ScreenFrame, bool> predicate)
    {
        public TaskCompletionSource<ScreenFrame> Found { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Look(ScreenFrame frame)
        {
            try
            {
                if (predicate(frame))
                {
                    Found.TrySetResult(frame);
                }
            }
            catch (Exception error)
            {
                Found.TrySetException(error);
            }
        }
    }
}
