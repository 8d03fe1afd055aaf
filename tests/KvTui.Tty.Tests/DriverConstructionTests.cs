using KvTui.Tty.Output;
using KvTui.Tty.Tests.Screens;
using Terminal.Gui.Views;

namespace KvTui.Tty.Tests;

/// <summary>An upgrade of Terminal.Gui that breaks one of the two ways to a driver must fail here.</summary>
public sealed class DriverConstructionTests
{
    [Fact]
    public void Terminal_guis_driver_can_be_made_of_our_parts()
    {
        using var test = new TestApplication();
        var driver = test.App.Application.Driver!;
        Assert.Equal("tty", driver.GetName());
        Assert.Equal((80, 24), (driver.Cols, driver.Rows));
        Assert.IsType<Tty.Output.BackBuffer>(driver.GetOutputBuffer());
        Assert.IsType<Tty.Output.TtyOutput>(driver.GetOutput());
        Assert.IsType<Tty.Events.TtyInput>(driver.GetInputProcessor());
    }

    [Fact]
    public void With_public_members_only_the_same_is_shown_for_the_same_bytes()
    {
        using var own = new TestApplication();
        own.Show(StaticScreen.Make());
        own.Press("down pgdn");
        own.Press("up");
        using var donated = new TestApplication(publicMembersOnly: true);
        donated.Show(StaticScreen.Make());
        donated.Press("down pgdn");
        donated.Press("up");
        Assert.Equal(own.Terminal.Shown.ScreenText, donated.Terminal.Shown.ScreenText);
        Assert.Equal(own.Terminal.Writes.Select(bytes => bytes.Length), donated.Terminal.Writes.Select(bytes => bytes.Length));
        Assert.Equal(FrameOutcome.Unchanged, donated.App.Draw());
    }

    [Fact]
    public void With_public_members_only_fields_dialogs_and_sizes_work()
    {
        using var test = new TestApplication(publicMembersOnly: true);
        test.Show(StaticScreen.Make());
        var field = new TextField { Width = 20 };
        var dialog = new Dialog { Title = "Name?", Width = 30, Height = 6 };
        dialog.Add(field);
        var session = test.App.Application.Open(dialog);
        field.SetFocus();
        test.Type("new_name");
        Assert.Equal("new_name", field.Text);
        Assert.Contains("new_name", test.Terminal.Shown.ScreenText, StringComparison.Ordinal);
        Assert.True(test.Terminal.Shown.IsCursorVisible);

        test.App.Application.Close(session);
        test.Terminal.Resize(new(100, 30));
        test.App.Feed(new KvTui.Tty.Input.InputEvent.Resized(new(100, 30)));
        test.App.Draw();
        Assert.DoesNotContain("new_name", test.Terminal.Shown.ScreenText, StringComparison.Ordinal);
        Assert.Contains("help", test.Terminal.Shown.Rows[29], StringComparison.Ordinal);
    }
}
