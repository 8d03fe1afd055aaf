using KvTui.Text;

namespace KvTui.Testing.Screens;

/// <summary>
/// A small and strict terminal: it knows exactly what the encoder and the session may send, and throws on everything else.
/// </summary>
public sealed class VirtualTerminal
{
    private readonly EscapeParser _parser;
    private readonly Interpreter _interpreter;

    /// <summary>Makes a terminal; <paramref name="widths"/> gives the columns of a cluster where they differ from <see cref="CellWidth"/>.</summary>
    public VirtualTerminal(Size size, Func<string, int>? widths = null)
    {
        _interpreter = new Interpreter(size, widths ?? (cluster => CellWidth.Of(cluster)));
        _parser = new EscapeParser(_interpreter);
    }

    public Size Size => _interpreter.Size;

    /// <summary>Where the cursor is, from (0,0); in the last column also while it waits to wrap.</summary>
    public Point Cursor => Settled().Cursor;

    public bool IsCursorVisible => Settled().Modes.Contains(25);

    public bool IsAlternateScreen => Settled().Modes.Contains(1049);

    /// <summary>The private modes that are set.</summary>
    public IReadOnlySet<int> Modes => Settled().Modes;

    /// <summary>The titles set by OSC 0 and 2.</summary>
    public IReadOnlyList<string> Titles => Settled().Titles;

    /// <summary>What was put into the clipboard by OSC 52, as sent.</summary>
    public IReadOnlyList<string> Clipboard => Settled().Clipboard;

    /// <summary>What the person was notified of by OSC 9.</summary>
    public IReadOnlyList<string> Notices => Settled().Notices;

    public int Bells => Settled().Bells;

    /// <summary>How often it was asked for its status (<c>CSI 5 n</c>); who plays it may answer each with <c>CSI 0 n</c>.</summary>
    public int StatusRequests => Settled().StatusRequests;

    /// <summary>The rows, trailing blanks cut.</summary>
    public IReadOnlyList<string> Rows => [.. Enumerable.Range(0, Size.Height).Select(Settled().Grid.RowText)];

    /// <summary>The rows as one text.</summary>
    public string ScreenText => string.Join('\n', Rows);

    /// <summary>The rows of the screen under the alternate one, or of the only one.</summary>
    public string MainScreenText => string.Join('\n', Enumerable.Range(0, Size.Height).Select(Settled().MainGrid.RowText));

    public VirtualCell CellAt(int x, int y) => Settled().Grid[x, y];

    /// <summary>Takes what a program sent, cut anywhere.</summary>
    public void Feed(ReadOnlySpan<byte> bytes) => _parser.Feed(bytes);

    /// <summary>Changes the window's size: what fits stays where it is.</summary>
    public void Resize(Size size) => Settled().Resize(size);

    private Interpreter Settled()
    {
        _parser.Flush();
        return _interpreter;
    }
}
