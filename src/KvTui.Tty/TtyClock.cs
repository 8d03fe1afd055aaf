using Terminal.Gui.Time;
using ITimer = Terminal.Gui.Time.ITimer;

namespace KvTui.Tty;

/// <summary>Gives Terminal.Gui's timers a clock that never jumps: the time of its making and what has passed since.</summary>
internal sealed class TtyClock(TimeProvider time) : ITimeProvider
{
    private readonly DateTime _start = time.GetUtcNow().UtcDateTime;
    private readonly long _started = time.GetTimestamp();

    public DateTime Now => _start + time.GetElapsedTime(_started);

    public Task Delay(TimeSpan duration, CancellationToken cancellationToken = default) => Task.Delay(duration, time, cancellationToken);

    public ITimer CreateTimer(TimeSpan interval, Action callback) => new ClockTimer(time, interval, callback);

    private sealed class ClockTimer : ITimer
    {
        private readonly TimeSpan _interval;
        private readonly System.Threading.ITimer _timer;

        internal ClockTimer(TimeProvider time, TimeSpan interval, Action callback)
        {
            _interval = interval;
            _timer = time.CreateTimer(_ => callback(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool IsRunning { get; private set; }

        public void Start() => IsRunning = _timer.Change(_interval, _interval);

        public void Stop() => IsRunning = !_timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public void Dispose() => _timer.Dispose();
    }
}
