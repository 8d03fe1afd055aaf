namespace KvTui.Etcd.Calls.Load;

/// <summary>Units per second, of which a second's worth, and at least one, can be saved up. Not thread-safe.</summary>
internal sealed class TokenBucket
{
    private readonly double _rate;
    private readonly TimeProvider _clock;
    private double _saved;
    private long _filledAt;

    public TokenBucket(double rate, TimeProvider clock)
    {
        (_rate, _clock, _saved, _filledAt) = (rate, clock, Math.Max(1, rate), clock.GetTimestamp());
    }

    /// <summary>How long until a unit is available and no debt is left.</summary>
    public TimeSpan Wait
    {
        get
        {
            Fill();
            return _saved >= 1 ? TimeSpan.Zero : TimeSpan.FromSeconds((1 - _saved) / _rate);
        }
    }

    /// <summary>Takes units, or as many as there are.</summary>
    /// <param name="mayOwe">
    /// Whether missing units become a debt, for which later requests wait; not for a request that must not make others wait for ever.
    /// </param>
    public void Take(double units, bool mayOwe)
    {
        Fill();
        _saved -= mayOwe ? units : Math.Clamp(units, 0, Math.Max(0, _saved));
    }

    private void Fill()
    {
        var now = _clock.GetTimestamp();
        _saved = Math.Min(Math.Max(1, _rate), _saved + (_rate * _clock.GetElapsedTime(_filledAt, now).TotalSeconds));
        _filledAt = now;
    }
}
