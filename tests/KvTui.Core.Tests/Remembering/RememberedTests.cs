using KvTui.Core.Remembering;
using KvTui.Core.Tests.Values.Reading;
using KvTui.Testing;

namespace KvTui.Core.Tests.Remembering;

public sealed class RememberedTests
{
    [Fact]
    public void What_is_switched_in_the_value_pane_is_noted_once()
    {
        var explorer = ReadingTests.Reading("one\ntwo").Press("2").Press("w");
        Assert.Equal(Remembered.Nothing with { Wraps = true }, explorer.Last<Effect.Remember>().Remembered);
        explorer.Press("j").Press("#");
        Assert.Equal(new() { Wraps = true, Numbered = true }, explorer.Last<Effect.Remember>().Remembered);
        Assert.Equal(2, explorer.Effects.OfType<Effect.Remember>().Count());
    }

    [Fact]
    public void The_next_start_shows_lines_as_the_last_one_did()
    {
        var settings = ReadingTests.Reading("one\ntwo").State.Settings with { Remembered = new() { Wraps = true, Numbered = true } };
        var reading = ExplorerState.AtStart(new(80, 24), settings, default).Detail.Reading;
        Assert.Equal((true, true), (reading.Wraps, reading.Numbered));
    }

    [Fact]
    public async Task What_is_kept_is_read_again_and_only_its_owner_may_read_it()
    {
        using var folder = new TemporaryFolder("remembered");
        var file = new RememberedFile(folder.PathTo("remembered.json"));
        Assert.Equal(Remembered.Nothing, file.Read());
        _ = file.KeepAsync(new() { Wraps = true });
        await file.KeepAsync(new() { Numbered = true });
        Assert.Equal(new() { Numbered = true }, new RememberedFile(folder.PathTo("remembered.json")).Read());
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.PathTo("remembered.json")));
        Assert.Single(Directory.GetFiles(folder.PathTo("")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[true]")]
    [InlineData("""{"wraps":"yes","numbered":1}""")]
    public void What_is_not_understood_is_taken_for_nothing(string text)
    {
        using var folder = new TemporaryFolder("remembered");
        File.WriteAllText(folder.PathTo("remembered.json"), text);
        Assert.Equal(Remembered.Nothing, new RememberedFile(folder.PathTo("remembered.json")).Read());
    }

    [Fact]
    public async Task Without_a_place_or_where_nothing_can_be_written_nothing_is_kept_and_nothing_fails()
    {
        await new RememberedFile(null).KeepAsync(new() { Wraps = true });
        await new RememberedFile("/proc/remembered.json").KeepAsync(new() { Wraps = true });
        Assert.Equal(Remembered.Nothing, new RememberedFile(null).Read());
    }
}
