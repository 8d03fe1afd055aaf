using KvTui.Tty;
using KvTui.Tty.Tests;
using KvTui.Tty.Tests.Real;
using KvTui.Tty.Tests.Screens;
using KvTui.Tty.Tests.Session;
using Terminal.Gui.App;
using Terminal.Gui.Configuration;
using Terminal.Gui.Input;
using Terminal.Gui.Views;

/// <summary>
/// Run instead of the tests in a process that has this assembly as its startup hook. With KVTUI_PROBE, a folder, it writes down there what
/// Terminal.Gui read from its configuration files and what an application sends; with KVTUI_PROGRAM, a name, it is that small
/// program on a terminal.
/// </summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable("KVTUI_PROBE") is { } folder)
        {
            File.WriteAllText(Path.Combine(folder, "read"), Loaded());
            File.WriteAllBytes(Path.Combine(folder, "sent"), Sent());
        }
        else if (Environment.GetEnvironmentVariable("KVTUI_PROGRAM") == nameof(SessionProgram))
        {
            SessionProgram.Run();
        }
        else
        {
            ProbeProgram.Run();
        }

        Environment.Exit(0);
    }

    private static string Loaded() =>
        $"{FrameViewSettings.Current.DefaultBorderStyle} {Application.GetDefaultKey(Command.Quit)} {GlyphSettings.Current.LeftBracket}";

    private static byte[] Sent()
    {
        using var test = new TestApplication();
        test.Show(StaticScreen.Make());
        test.Press("down down q pgdn up");
        var field = new TextField { Width = 20 };
        Button[] buttons = [new() { Title = "no" }, new() { Title = "yes", IsDefault = true }];
        var dialog = new Dialog { Title = "Name?", Buttons = buttons };
        dialog.Add(field, new CheckBox { Title = "all", Y = 2 });
        var session = test.App.Application.Open(dialog);
        field.SetFocus();
        test.Type("abc");
        test.Press("ctrl+a left backspace tab space tab enter q");
        test.App.Application.Close(session);
        test.Press("down");
        return [.. test.Terminal.Writes.SelectMany(bytes => bytes)];
    }
}
