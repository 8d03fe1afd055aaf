namespace KvTui.Etcd.Calls.Load;

/// <summary>Units a second, of which a second's worth can be saved up; not for use by several threads at once.</summary>
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

    /// <summary>How long until a unit is there and no debt is left.</summary>
    public TimeSpan Wait
    {
        get
        {
            Fill();
            return _saved >= 1 ? TimeSpan.Zero : TimeSpan.FromSeconds((1 - _saved) / _rate);
        }
    }

    /// <summary>Takes units, more than there are if need be: what comes next waits for it.</summary>
    public void Take(double units)
    {
        Fill();
        _saved -= units;
    }

    /// <summary>Takes units as far as there are any, for one who may not be made to wait nor make others wait for ever.</summary>
    public void TakeSaved(double units)
    {
        Fill();
        _saved = Math.Min(_saved, Math.Max(0, _saved - units));
    }

    private void Fill()
    {
        var now = _clock.GetTimestamp();
        _saved = Math.Min(Math.Max(1, _rate), _saved + (_rate * _clock.GetElapsedTime(_filledAt, now).TotalSeconds));
        _filledAt = now;
    }
}
