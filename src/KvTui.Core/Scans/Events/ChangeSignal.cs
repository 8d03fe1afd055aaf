namespace KvTui.Core.Scans.Events;

/// <summary>How a terminal calls the person at it when a key has changed.</summary>
/// <param name="Rings">Whether its bell is rung.</param>
/// <param name="Notifies">Whether it is asked to notify of it (OSC 9, as iTerm2 and many after it know it).</param>
public readonly record struct ChangeSignal(bool Rings, bool Notifies)
{
    private const int MostLetters = 100;

    public static ChangeSignal None => default;

    /// <summary>Whether it calls at all.</summary>
    public bool IsOn => Rings || Notifies;

    /// <summary>The next one in turn: none, the bell, the bell and a notice.</summary>
    public ChangeSignal Next => this switch
    {
        { Notifies: true } => None,
        { Rings: true } => new(Rings: true, Notifies: true),
        _ => new(Rings: true, Notifies: false),
    };

    /// <summary>What is sent to the terminal.</summary>
    public string Sequence(WatchEvent change)
    {
        var text = new StringBuilder();
        if (Notifies)
        {
            var key = Printable.Escaped(change.KeyValue.Key.Span);
            key = key.Length > MostLetters ? key[..MostLetters] : key;
            // Some terminals take a digit at the start for a command of theirs, and a key may begin with one.
            text.Append($"\e]9;kvtui: {key} {(change.Kind == WatchEventKind.Put ? "has changed" : "is deleted")}\a");
        }

        return text.Append(Rings ? "\a" : "").ToString();
    }
}
