namespace KvTui.EndToEnd.Tests.Lines;

/// <summary>
/// One direction of a line: it takes everything at once, as the buffers of kernels and of ssh do, and gives it out in its time.
/// </summary>
internal sealed class LineDirection(LineSpeed speed, Random random)
{
    private readonly Queue<(TimeSpan Due, byte Value)> _bytes = new();
    private TimeSpan _last;

    /// <summary>How many bytes are on their way.</summary>
    public int Count => _bytes.Count;

    /// <summary>How many bytes have been sent.</summary>
    public int Sent { get; private set; }

    /// <summary>When the next byte arrives; null if none is on its way.</summary>
    public TimeSpan? NextDue => _bytes.TryPeek(out var next) ? next.Due : null;

    /// <summary>Sends bytes.</summary>
    public void Enter(ReadOnlySpan<byte> bytes, TimeSpan now)
    {
        var arrival = now + speed.Delay + (((random.NextDouble() * 2) - 1) * speed.Jitter);
        _last = arrival > _last ? arrival : _last;
        foreach (var value in bytes)
        {
            _last += TimeSpan.FromSeconds(1 / speed.BytesPerSecond);
            _bytes.Enqueue((_last, value));
        }

        Sent += bytes.Length;
    }

    /// <summary>What has arrived by now.</summary>
    public byte[] Leave(TimeSpan now)
    {
        var arrived = new List<byte>();
        while (_bytes.TryPeek(out var next) && next.Due <= now)
        {
            arrived.Add(_bytes.Dequeue().Value);
        }

        return [.. arrived];
    }
}
