namespace KvTui.Core.Tests.Writes;

public sealed class ReadOnlyTests
{
    [Theory]
    [InlineData("e")]
    [InlineData("n")]
    [InlineData("d")]
    [InlineData("del")]
    [InlineData("D")]
    public void Read_only_refuses_every_change_with_the_reason(string key)
    {
        // In the value pane, n is the next hit of a search.
        foreach (var pane in (string[])(key == "n" ? ["1", "3"] : ["1", "2", "3"]))
        {
            var explorer = ReadOnly().Press(pane).Press(key);
            Assert.Equal("Read-only: nothing can be changed (started with --read-only).", explorer.Notice);
            Assert.Equal((null, null), (explorer.State.TopLayer, explorer.State.Detail.Edit));
        }
    }

    [Theory]
    [InlineData("edit")]
    [InlineData("new /app/x")]
    [InlineData("delete")]
    [InlineData("delete-prefix")]
    public void The_palette_refuses_them_too(string command)
    {
        var explorer = ReadOnly().Press(":").Type(command).Press("enter");
        Assert.Equal("Read-only: nothing can be changed (started with --read-only).", explorer.Notice);
        Assert.DoesNotContain(explorer.Effects, effect => effect is Effect.Write);
        Assert.Equal((null, null), (explorer.State.TopLayer, explorer.State.Detail.Edit));
    }

    [Fact]
    public void The_status_line_always_says_read_only()
    {
        ReadOnly().AssertShows("read-only");
        ReadOnly().Resize(60, 20).AssertShows("read-only");
    }

    [Theory]
    [InlineData("--read-only", "Read-only: nothing can be changed (started with --read-only).")]
    [InlineData("profile prod", "Read-only: nothing can be changed (profile prod says so).")]
    [InlineData("--read-only and profile prod", "Read-only: nothing can be changed (started with --read-only and profile prod).")]
    public void It_is_said_who_made_it_read_only(string origin, string sentence)
    {
        var explorer = new TestExplorer(settings: Sample.Settings with { ReadOnly = true, ReadOnlyOrigin = origin }).Listed("/app/a");
        Assert.Equal(sentence, explorer.Press("e").Notice);
    }

    private static TestExplorer ReadOnly() => new TestExplorer(settings: Sample.Settings with { ReadOnly = true }).Listed("/app/a", "/app/b");
}
