namespace KvTui.Cli.Output;

/// <summary>One line on standard error that says how far a verb is, if that is a terminal; else nothing is written.</summary>
internal sealed class ProgressLine(TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly bool _isOn = StandardStreams.ErrorIsTerminal;
    private long _shown = clock.GetTimestamp();
    private bool _isDirty;

    /// <summary>Shows a text in place of the one before; at most five times a second, and not in the first moment.</summary>
    public void Show(string text)
    {
        if (_isOn && clock.GetElapsedTime(_shown) >= Pause)
        {
            _shown = clock.GetTimestamp();
            _isDirty = true;

            // A line that wraps could not be taken back.
            StandardStreams.WriteError($"\r\e[?7l{Printable.Text(text)}\e[K\e[?7h");
        }
    }

    public void Clear()
    {
        if (_isDirty)
        {
            _isDirty = false;
            StandardStreams.WriteError("\r\e[K");
        }
    }

    public void Dispose() => Clear();
}
