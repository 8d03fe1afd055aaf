namespace KvTui.Tty.Session;

/// <summary>Signals that this process ignores until disposal; then what it did before is done again.</summary>
internal sealed class IgnoredSignals : IDisposable
{
    // Larger than every struct sigaction; of its layout only the handler, its first field, is needed.
    private const int ActionSize = 256;

    private readonly (int Signal, byte[] Before)[] _signals;

    public IgnoredSignals(ReadOnlySpan<int> signals)
    {
        Span<byte> ignore = stackalloc byte[ActionSize];
        ignore.Clear();
        ignore[0] = LibC.Ignore;
        _signals = new (int, byte[])[signals.Length];
        for (var i = 0; i < signals.Length; i++)
        {
            _signals[i] = (signals[i], new byte[ActionSize]);
            LibC.SignalAction(signals[i], ignore, _signals[i].Before);
        }
    }

    public void Dispose()
    {
        foreach (var (signal, before) in _signals)
        {
            LibC.SignalAction(signal, before, null);
        }
    }
}
