using KvTui.Text;
using KvTui.Tty.Cells;

namespace KvTui.Testing.Screens;

/// <summary>Does what sequences say to the screens of a terminal.</summary>
internal sealed class Interpreter : IEscapeHandler
{
    private static readonly int[] KnownModes = [7, 25, 1002, 1003, 1004, 1006, 1015, 1049, 2004, 2026];

    private readonly Func<string, int> _widths;
    private VirtualGrid? _alternate;
    private Point _mainCursor;
    private bool _isWrapPending;
    private int _top;
    private int _bottom;
    private string _last = " ";
    private Style _style;

    internal Interpreter(Size size, Func<string, int> widths)
    {
        (Size, _widths, _bottom) = (size, widths, size.Height);
        MainGrid = new(size);
    }

    internal Size Size { get; private set; }

    internal VirtualGrid MainGrid { get; }

    internal VirtualGrid Grid => _alternate ?? MainGrid;

    internal Point Cursor { get; private set; }

    internal HashSet<int> Modes { get; } = [7, 25];

    internal List<string> Titles { get; } = [];

    internal List<string> Clipboard { get; } = [];

    internal List<string> Notices { get; } = [];

    internal List<string> BackgroundRequests { get; } = [];

    internal int Bells { get; private set; }

    internal int StatusRequests { get; private set; }

    private Style ErasedStyle => new(default, _style.Background, default);

    public void Text(string text)
    {
        foreach (var cluster in Graphemes.Of(text))
        {
            Print(cluster.ToString());
        }
    }

    public void Control(byte control)
    {
        switch (control)
        {
            case 0x07:
                Bells++;
                break;
            case 0x08 when _isWrapPending:
                throw EscapeParser.Unknown("a backspace where terminals differ: in the last column, before the wrap");
            case 0x08:
                Go(Math.Max(0, Cursor.X - 1), Cursor.Y);
                break;
            case 0x0A when Cursor.Y + 1 == _bottom:
                Grid.Scroll(_top, _bottom, 1, ErasedStyle);
                break;
            case 0x0A:
                Go(Cursor.X, Cursor.Y + 1);
                break;
            case 0x0D:
                Go(0, Cursor.Y);
                break;
            default:
                throw EscapeParser.Unknown($"control {control:x2}");
        }
    }

    public void Csi(bool isPrivate, int[] parameters, char final)
    {
        var n = parameters.Length > 0 ? parameters[0] : 1;
        switch (isPrivate, final)
        {
            case (true, 'h' or 'l'):
                SetModes(parameters, final == 'h');
                break;
            case (false, 'H'):
                Go((parameters.Length > 1 ? parameters[1] : 1) - 1, n - 1);
                break;
            case (false, 'G'):
                Go(n - 1, Cursor.Y);
                break;
            case (false, 'A' or 'B'):
                Go(Cursor.X, Cursor.Y + (final == 'A' ? -n : n));
                break;
            case (false, 'C' or 'D') when _isWrapPending:
                throw EscapeParser.Unknown("a relative move where terminals differ: in the last column, before the wrap");
            case (false, 'C' or 'D'):
                Go(Cursor.X + (final == 'D' ? -n : n), Cursor.Y);
                break;
            case (false, 'K') when parameters.Length == 0:
                Grid.Erase(Cursor.X, Cursor.Y, Size.Width - Cursor.X, ErasedStyle);
                break;
            case (false, 'J') when n == 2:
                Grid.Scroll(0, Size.Height, Size.Height, ErasedStyle);
                break;
            case (false, 'L' or 'M') when Cursor.Y >= _top && Cursor.Y < _bottom:
                Grid.Scroll(Cursor.Y, _bottom, final == 'M' ? n : -n, ErasedStyle);
                Go(0, Cursor.Y);
                break;
            case (false, 'b'):
                Text(string.Concat(Enumerable.Repeat(_last, n)));
                break;
            case (false, 'm'):
                _style = Sgr.Apply(_style, parameters);
                break;
            case (false, 'n') when n == 5:
                StatusRequests++;
                break;
            case (false, 'r'):
                SetRegion(parameters);
                break;
            default:
                throw EscapeParser.Unknown($"CSI {(isPrivate ? "?" : "")}{string.Join(';', parameters)}{final}");
        }
    }

    public void Osc(string payload, byte terminator)
    {
        var end = payload.IndexOf(';', StringComparison.Ordinal);
        var list = (end < 0 ? payload : payload[..end]) switch
        {
            "0" or "2" => Titles,
            "52" => Clipboard,
            "9" => Notices,
            "11" => BackgroundRequests,
            _ => throw EscapeParser.Unknown($"OSC {payload}"),
        };
        list.Add(payload[(end + 1)..]);
    }

    internal void Resize(Size size)
    {
        (Size, _top, _bottom, _isWrapPending) = (size, 0, size.Height, false);
        MainGrid.Resize(size);
        _alternate?.Resize(size);
        Cursor = Clamp(Cursor);
        _mainCursor = Clamp(_mainCursor);
    }

    private void Print(string cluster)
    {
        var columns = _widths(cluster);
        if (columns == 0)
        {
            throw EscapeParser.Unknown($"a cluster without width: {string.Join(' ', cluster.Select(letter => $"{(int)letter:x4}"))}");
        }

        if (_isWrapPending || Cursor.X + columns > Size.Width)
        {
            Wrap(columns);
        }

        Grid.Put(Cursor.X, Cursor.Y, cluster, columns, _style);
        _last = cluster;
        if (Cursor.X + columns < Size.Width)
        {
            Go(Cursor.X + columns, Cursor.Y);
        }
        else
        {
            Go(Size.Width - 1, Cursor.Y);
            _isWrapPending = Modes.Contains(7);
        }
    }

    private void Wrap(int columns)
    {
        if (!Modes.Contains(7))
        {
            Go(Size.Width - columns, Cursor.Y);
            return;
        }

        Control(0x0A);
        Go(0, Cursor.Y);
    }

    private void Go(int x, int y)
    {
        var wanted = new Point(x, y);
        Cursor = Clamp(wanted);
        _isWrapPending = false;
    }

    private Point Clamp(Point point) => new(Math.Clamp(point.X, 0, Size.Width - 1), Math.Clamp(point.Y, 0, Size.Height - 1));

    private void SetRegion(int[] parameters)
    {
        (_top, _bottom) = parameters.Length == 2 ? (parameters[0] - 1, parameters[1]) : (0, Size.Height);
        if (_top < 0 || _bottom > Size.Height || _top >= _bottom)
        {
            throw EscapeParser.Unknown($"a scroll region of {_top} to {_bottom}");
        }

        Go(0, 0);
    }

    private void SetModes(int[] modes, bool on)
    {
        foreach (var mode in modes)
        {
            if (!KnownModes.Contains(mode))
            {
                throw EscapeParser.Unknown($"mode {mode}");
            }

            var changed = on ? Modes.Add(mode) : Modes.Remove(mode);
            if (mode == 1049 && changed)
            {
                SwitchScreen(on);
            }
        }
    }

    private void SwitchScreen(bool toAlternate)
    {
        if (toAlternate)
        {
            _mainCursor = Cursor;
            _alternate = new(Size);
        }
        else
        {
            _alternate = null;
            Go(_mainCursor.X, _mainCursor.Y);
        }
    }
}
