using System.Globalization;
using Terminal.Gui.Drawing;
using Terminal.Gui.Input;
using Terminal.Gui.ViewBase;
using Terminal.Gui.Views;

namespace KvTui.Tty.Tests.Screens;

/// <summary>One screen like the explorer's: a framed list of 1 000 rows, a frame beside it, and a status bar.</summary>
internal static class StaticScreen
{
    internal static string Row(int index) =>
        string.Create(CultureInfo.InvariantCulture, $"/services/ns-{index / 100:D3}/service-{index:D6}/config  r{1000 + (index / 100)}");

    internal static Window Make(Func<int, string>? row = null)
    {
        var window = new Window { BorderStyle = LineStyle.None };
        var keys = new FrameView { Title = "Keys", Width = Dim.Percent(42), Height = Dim.Fill(1) };
        keys.Add(new RowsView(1_000, row ?? Row) { Width = Dim.Fill(), Height = Dim.Fill() });
        var value = new FrameView { Title = "Value", X = Pos.Right(keys), Width = Dim.Fill(), Height = Dim.Fill(1) };
        value.Add(new Label { Text = "{\n  \"host\": \"db-1\",\n  \"port\": 5432\n}", Width = Dim.Fill(), Height = Dim.Fill() });
        window.Add(keys, value, new StatusBar([new Shortcut(Key.F1, "help", null), new Shortcut(Key.F10, "menu", null)]));
        return window;
    }
}
