using KvTui.Tty.Input;
using Terminal.Gui.Input;
using Terminal.Gui.Views;

namespace KvTui.Tty.Tests.Events;

public sealed class MouseTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(100);

    [Fact]
    public void A_press_and_a_release_on_one_cell_are_a_click()
    {
        using var test = new TestApplication();
        var seen = Record(test);
        Click(test, 3, 4);
        Assert.Equal(
            [MouseFlags.LeftButtonPressed, MouseFlags.LeftButtonReleased, MouseFlags.LeftButtonClicked],
            seen.Select(mouse => mouse.Flags));
        Assert.All(seen, mouse => Assert.Equal(new(3, 4), mouse.ScreenPosition));
    }

    [Fact]
    public void A_second_click_soon_after_on_the_same_cell_is_a_double_click_and_a_third_a_triple()
    {
        using var test = new TestApplication();
        var seen = Record(test);
        for (var i = 0; i < 4; i++)
        {
            Click(test, 3, 4);
            test.Clock.Advance(Soon);
        }

        Assert.Equal(
            [
                MouseFlags.LeftButtonClicked, MouseFlags.LeftButtonDoubleClicked,
                MouseFlags.LeftButtonTripleClicked, MouseFlags.LeftButtonClicked,
            ],
            seen.Where(mouse => mouse.IsSingleDoubleOrTripleClicked).Select(mouse => mouse.Flags));
    }

    [Fact]
    public void A_click_later_elsewhere_or_with_another_button_is_a_first_one()
    {
        using var test = new TestApplication();
        var seen = Record(test);
        Click(test, 3, 4);
        test.Clock.Advance(TimeSpan.FromMilliseconds(500));
        Click(test, 3, 4);
        Click(test, 3, 5);
        Click(test, 3, 5, MouseAction.RightPressed);
        Click(test, 3, 5, MouseAction.MiddlePressed);
        Assert.Equal(5, seen.Count(mouse => mouse.IsSingleClicked));
        Assert.DoesNotContain(seen, mouse => mouse.IsDoubleClicked);
    }

    [Fact]
    public void A_drag_is_a_pressed_button_that_moves_and_its_release_elsewhere_is_no_click()
    {
        using var test = new TestApplication();
        var seen = Record(test);
        test.Mouse(MouseAction.RightPressed, 1, 1);
        test.Mouse(MouseAction.Dragged, 5, 2);
        test.Mouse(MouseAction.Released, 6, 2);
        Assert.Equal(
            [MouseFlags.RightButtonPressed, MouseFlags.RightButtonPressed | MouseFlags.PositionReport, MouseFlags.RightButtonReleased],
            seen.Select(mouse => mouse.Flags));
    }

    [Fact]
    public void The_wheel_and_modifiers_are_told()
    {
        using var test = new TestApplication();
        var seen = Record(test);
        test.Mouse(MouseAction.WheelUp, 1, 1);
        test.Mouse(MouseAction.WheelDown, 1, 1, KeyModifiers.Shift);
        test.Mouse(MouseAction.LeftPressed, 1, 1, KeyModifiers.Ctrl | KeyModifiers.Alt);
        Assert.Equal(
            [
                MouseFlags.WheeledUp, MouseFlags.WheeledDown | MouseFlags.Shift,
                MouseFlags.LeftButtonPressed | MouseFlags.Ctrl | MouseFlags.Alt,
            ],
            seen.Select(mouse => mouse.Flags));
    }

    [Fact]
    public void A_release_or_a_drag_without_a_press_is_nothing()
    {
        using var test = new TestApplication();
        var seen = Record(test);
        test.Mouse(MouseAction.Released, 1, 1);
        test.Mouse(MouseAction.Dragged, 1, 1);
        Assert.Empty(seen);
    }

    [Fact]
    public void A_click_on_a_button_presses_it_and_one_on_a_field_places_its_cursor()
    {
        using var test = new TestApplication();
        var pressed = 0;
        var window = new Window();
        var button = new Button { Text = "ok" };
        var field = new TextField { Y = 2, Width = 20, Text = "abcdef" };
        button.Accepting += (_, _) => pressed++;
        window.Add(button, field);
        test.Show(window);
        test.Type("\u001b[<0;4;2M\u001b[<0;4;2m");
        Assert.Equal(1, pressed);
        test.Type("\u001b[<0;4;4M\u001b[<0;4;4m");
        Assert.Equal(2, field.InsertionPoint);
        Assert.Equal(new(3, 3), test.Terminal.Shown.Cursor);
    }

    private static List<Mouse> Record(TestApplication test)
    {
        var seen = new List<Mouse>();
        test.App.Application.Mouse.MouseEvent += (_, mouse) => seen.Add(mouse);
        return seen;
    }

    private static void Click(TestApplication test, int x, int y, MouseAction button = MouseAction.LeftPressed)
    {
        test.Mouse(button, x, y);
        test.Mouse(MouseAction.Released, x, y);
    }
}
