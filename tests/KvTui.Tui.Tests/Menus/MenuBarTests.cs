using KvTui.Core.State.Layers;

namespace KvTui.Tui.Tests.Menus;

public sealed class MenuBarTests
{
    [Fact]
    public void F10_opens_the_first_menu()
    {
        using var screen = new MenuScreen();
        var before = screen.Text;
        var bytes = screen.Press("f10");
        Assert.IsType<Layer.Menu>(screen.State.Top);
        Assert.Fail($"{bytes}\n{before}\n{screen.Text}");
    }
}
