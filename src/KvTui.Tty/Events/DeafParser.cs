using Terminal.Gui.Drivers;

namespace KvTui.Tty.Events;

/// <summary>Stands where Terminal.Gui waits for a terminal's answers: nothing is asked, so every request is abandoned at once.</summary>
internal sealed class DeafParser : IAnsiResponseParser
{
    internal static DeafParser Instance { get; } = new();

    public AnsiResponseParserState State => AnsiResponseParserState.Normal;

    public void ExpectResponse(string? terminator, string? value, Action<string?> response, Action? abandoned, bool persistent) =>
        abandoned?.Invoke();

    public bool IsExpecting(string? terminator, string? value) => false;

    public void StopExpecting(string? requestTerminator, string? value, bool persistent)
    {
    }
}
