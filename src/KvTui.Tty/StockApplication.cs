using KvTui.Tty.Events;
using KvTui.Tty.Settings;
using Terminal.Gui.App;
using GuiApplication = Terminal.Gui.App.Application;

namespace KvTui.Tty;

/// <summary>Makes applications on Terminal.Gui's own driver: for comparison, and where <see cref="TtyApplication"/> does not run.</summary>
public static class StockApplication
{
    /// <summary>Makes one on the terminal of the process, which it takes over; all settings and schemes are set anew.</summary>
    public static IApplication Create(bool isAscii)
    {
        LibrarySettings.Apply(isAscii);
        var application = GuiApplication.Create();
        application.Init("ansi");
        var keys = new FocusKeys(application);
        keys.Update();
        application.Keyboard.KeyDown += (_, _) => keys.Update();
        return application;
    }
}
