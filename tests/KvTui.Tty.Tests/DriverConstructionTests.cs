namespace KvTui.Tty.Tests;

/// <summary>An upgrade of Terminal.Gui that breaks the way to a driver must fail here.</summary>
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
}
