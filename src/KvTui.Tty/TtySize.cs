using KvTui.Tty.Session;
using Terminal.Gui.Drivers;
using Terminal.Gui.ViewBase;

namespace KvTui.Tty;

/// <summary>Tells Terminal.Gui the window's size; the kernel is asked for it only when Terminal.Gui polls, and else it is told.</summary>
internal sealed class TtySize(ITerminal terminal) : ISizeMonitor
{
    private Size _last = terminal.Size;

    public event EventHandler<SizeChangedEventArgs>? SizeChanged;

    public bool Poll() => Report(terminal.Size);

    /// <summary>Raises the event if the size is a new one.</summary>
    internal bool Report(Size size)
    {
        if (size == _last)
        {
            return false;
        }

        _last = size;
        SizeChanged?.Invoke(this, new SizeChangedEventArgs(size));
        return true;
    }
}
