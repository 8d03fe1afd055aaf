namespace KvTui.Cli.Commands.Reading;

/// <summary>Calls the person at the terminal when something has changed, if that is asked for and standard error is a terminal.</summary>
/// <param name="rings">Whether the terminal's bell is rung.</param>
/// <param name="notifies">Whether the terminal is asked to notify of it (OSC 9).</param>
internal sealed class ChangeSignal(bool rings, bool notifies)
{
    private const int MostLetters = 100;

    /// <summary>Tells of the last of some changes; null for none.</summary>
    public void Give(WatchEvent? change)
    {
        if (change is null || !StandardStreams.ErrorIsTerminal)
        {
            return;
        }

        if (notifies)
        {
            var text = Printable.Escaped(change.KeyValue.Key.Span);
            text = text.Length > MostLetters ? text[..MostLetters] : text;
            StandardStreams.WriteError($"\e]9;{text} {(change.Kind == WatchEventKind.Put ? "has changed" : "is deleted")}\a");
        }

        if (rings)
        {
            StandardStreams.WriteError("\a");
        }
    }
}
