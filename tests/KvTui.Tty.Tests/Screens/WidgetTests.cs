using System.Data;
using KvTui.Tty.Tests.Hostile;
using Terminal.Gui.ViewBase;
using Terminal.Gui.Views;
using GuiKey = Terminal.Gui.Input.Key;

namespace KvTui.Tty.Tests.Screens;

/// <summary>The views of Terminal.Gui that the explorer will be made of, with keys and mouse as a terminal sends them.</summary>
public sealed class WidgetTests
{
    [Fact]
    public void A_menu_bar_opens_by_its_key_moves_by_arrows_and_closes_by_escape()
    {
        using var test = new TestApplication();
        var chosen = ShowMenuBar(test);
        test.Press("f10");
        Assert.Contains("Go to", test.Terminal.Shown.ScreenText, StringComparison.Ordinal);
        test.Press("right");
        Assert.Contains("Tree", test.Terminal.Shown.ScreenText, StringComparison.Ordinal);
        Assert.DoesNotContain("Go to", test.Terminal.Shown.ScreenText, StringComparison.Ordinal);
        test.Press("left");
        test.Press("down");
        test.Press("enter");
        Assert.Equal(["delete"], chosen);
        Assert.DoesNotContain("Go to", test.Terminal.Shown.ScreenText, StringComparison.Ordinal);
        test.Press("f10 esc");
        Assert.DoesNotContain("Go to", test.Terminal.Shown.ScreenText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_menu_bar_opens_and_is_chosen_from_by_clicks()
    {
        using var test = new TestApplication();
        var chosen = ShowMenuBar(test);
        Click(test, "Keys");
        Click(test, "Delete");
        Assert.Equal(["delete"], chosen);
    }

    [Fact]
    public void A_shortcut_of_the_status_bar_is_pressed_by_its_key_and_by_a_click()
    {
        using var test = new TestApplication();
        var pressed = 0;
        var window = new Window();
        window.Add(new RowsView(5, index => $"row {index}") { Width = Dim.Fill(), Height = Dim.Fill(1) });
        window.Add(new StatusBar([new Shortcut(GuiKey.F5, "refresh", () => pressed++) { BindKeyToApplication = false }]));
        test.Show(window);
        test.Press("f5");
        Assert.Equal(1, pressed);
        Click(test, "refresh");
        Assert.Equal(2, pressed);
    }

    [Fact]
    public void A_table_of_hostile_text_is_drawn_harmlessly_and_scrolls()
    {
        using var test = new TestApplication(70, 12);
        var random = new Random(11);
        using var data = new DataTable();
        foreach (var column in (string[])["NAME", "ENDPOINT", "STATE"])
        {
            data.Columns.Add(column);
        }

        for (var i = 0; i < 60; i++)
        {
            data.Rows.Add(Cell(), Cell(), Cell());
        }

        var window = new Window();
        window.Add(new TableView(new DataTableSource(data)) { Width = Dim.Fill(), Height = Dim.Fill() });
        test.Show(window);
        for (var i = 0; i < 120; i++)
        {
            test.Press(i % 3 == 0 ? "right" : "down");
        }

        Assert.True(test.Terminal.Writes.Count > 60);
        Assert.All(test.Terminal.Writes, bytes => SentText.AssertHarmless(bytes));

        string Cell() => WellFormedText.Of(HostileText.Make(random, 12));
    }

    private static List<string> ShowMenuBar(TestApplication test)
    {
        var chosen = new List<string>();
        var window = new Window();
        MenuItem[] keys = [new("_Go to", "", () => chosen.Add("go")), new("_Delete", "", () => chosen.Add("delete"))];
        MenuItem[] view = [new("_Tree", "", () => chosen.Add("tree"))];
        var bar = new MenuBar([new MenuBarItem("_Keys", keys), new MenuBarItem("_View", view)]);
        window.Add(bar, new RowsView(50, index => $"row {index}") { Y = 1, Width = Dim.Fill(), Height = Dim.Fill() });
        test.Show(window);
        window.SubViews.Last().SetFocus();
        test.App.Draw();
        return chosen;
    }

    private static void Click(TestApplication test, string text)
    {
        var y = test.Terminal.Shown.Rows.ToList().FindIndex(row => row.Contains(text, StringComparison.Ordinal));
        Assert.True(y >= 0, $"{text} is not on\n{test.Terminal.Shown.ScreenText}");
        var x = test.Terminal.Shown.Rows[y].IndexOf(text, StringComparison.Ordinal);
        test.Type($"\u001b[<0;{x + 1};{y + 1}M\u001b[<0;{x + 1};{y + 1}m");
    }
}
