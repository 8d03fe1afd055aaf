using System.Reflection;
using KvTui.Testing;
using Terminal.Gui.App;

namespace KvTui.Tty.Tests;

public sealed class ShapeTests
{
    [Fact]
    public void What_is_not_public_in_terminal_gui_is_touched_in_one_file()
    {
        var touching = Sources().Where(file => File.ReadAllText(file).Contains("UnsafeAccessor", StringComparison.Ordinal));
        Assert.Equal(["DriverConstruction.cs"], touching.Select(Path.GetFileName));
    }

    /// <summary>A method that is not there is only a warning of the linker, and every verb would read configuration files again.</summary>
    [Theory]
    [InlineData("Terminal.Gui.ModuleInitializers", "InitializeConfiguration", typeof(void))]
    [InlineData("Terminal.Gui.Drivers.UnixClipboard", "CheckSupport", typeof(bool))]
    public void What_the_linker_stubs_is_there(string type, string method, Type result)
    {
        const BindingFlags All = BindingFlags.Static | BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;
        var found = typeof(IApplication).Assembly.GetType(type)?.GetMethod(method, All, []);
        Assert.Equal(result, found?.ReturnType);
        var stubs = File.ReadAllText(Checkout.PathTo("src", "KvTui.Tty", "substitutions.xml"));
        Assert.Contains($"<type fullname=\"{type}\">", stubs, StringComparison.Ordinal);
        Assert.Contains($"signature=\"{result.FullName} {method}()\"", stubs, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(Checkout.PathTo("src", "KvTui.Tty"), "*.cs", SearchOption.AllDirectories);
}
