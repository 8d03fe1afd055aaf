using KvTui.Testing.Screens;

namespace KvTui.Core.Tests.Screens;

/// <summary>The screens as they are kept beside this file; KVTUI_UPDATE_SCREENS=1 writes them anew.</summary>
public sealed class ScreenTests
{
    public static TheoryData<string> Names => [.. GoldenScreens.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_screen_is_as_it_was_accepted(string name) => Golden.Verify(GoldenScreens.All[name]().Terminal(), name);

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_on_the_screen_is_a_raw_control_character(string name) =>
        Assert.DoesNotContain(GoldenScreens.All[name]().Screen, character => char.IsControl(character) && character != '\n');

    [Fact]
    public void No_golden_file_is_left_without_a_test()
    {
        var folder = Testing.Checkout.PathTo("tests", "KvTui.Core.Tests", "Screens", "__screens__");
        Assert.Equal(GoldenScreens.All.Keys.Order(), Directory.GetFiles(folder, "*.txt").Select(file => Path.GetFileNameWithoutExtension(file)).Order());
    }
}
