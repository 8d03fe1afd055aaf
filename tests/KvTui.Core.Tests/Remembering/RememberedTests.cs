using KvTui.Core.Remembering;
using KvTui.Core.Tests.Values.Reading;
using KvTui.Etcd.Model;
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
        _ = file.KeepAsync(new() { Wraps = true }, KnownPlaces.Nowhere);
        await file.KeepAsync(new() { Numbered = true }, KnownPlaces.Nowhere);
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
    public async Task Explorers_at_one_cluster_keep_each_others_bookmarks()
    {
        using var folder = new TemporaryFolder("remembered");
        var file = new RememberedFile(folder.PathTo("remembered.json"));
        EtcdKey odd = new([0xFE, (byte)'k']);
        var one = new KnownPlaces(7, [EtcdKey.FromText("/a"), odd], [EtcdKey.FromText("/r")]);
        Assert.Null(await file.KeepAsync(new() { Places = one }, KnownPlaces.Of(7)));
        Assert.Null(await new RememberedFile(folder.PathTo("remembered.json")).KeepAsync(new() { Places = new(7, [EtcdKey.FromText("/b")], []) }, KnownPlaces.Of(7)));
        Assert.Null(await file.KeepAsync(new() { Places = one with { Bookmarks = [odd] } }, one));
        var (places, problem) = await file.RecallAsync(7);
        Assert.Null(problem);
        Assert.Equal([odd, EtcdKey.FromText("/b")], places.Bookmarks);
        Assert.Equal([EtcdKey.FromText("/r")], places.Recent);
        Assert.Equal(7ul, file.Read().LastCluster);
    }

    [Fact]
    public async Task The_profile_used_last_stays_when_a_cluster_is_used_without_one()
    {
        using var folder = new TemporaryFolder("remembered");
        var path = folder.PathTo("remembered.json");
        await new RememberedFile(path, "prod").RecallAsync(7);
        var without = new RememberedFile(path);
        await without.RecallAsync(8);
        Assert.Equal((8ul, "prod"), (without.Read().LastCluster, without.Read().LastProfile));
        await new RememberedFile(path, "dev").KeepAsync(without.Read() with { Wraps = true }, KnownPlaces.Nowhere);
        Assert.Equal("dev", without.Read().LastProfile);
    }

    [Fact]
    public async Task What_others_have_written_into_the_file_stays()
    {
        using var folder = new TemporaryFolder("remembered");
        var path = folder.PathTo("remembered.json");
        await File.WriteAllTextAsync(path, """{"wraps":true,"theirs":{"a":[1,2.50]},"places":[{"id":"07","recent":["/x",3]}]}""", TestContext.Current.CancellationToken);
        var file = new RememberedFile(path);
        await file.RecallAsync(8);
        await file.KeepAsync(new() { Numbered = true, Places = new(8, [EtcdKey.FromText("/a")], []) }, KnownPlaces.Of(8));
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.Contains("""
            "theirs":{"a":[1,2.50]}
            """.Trim(), text, StringComparison.Ordinal);
        Assert.Equal([EtcdKey.FromText("/x")], (await file.RecallAsync(7)).Places.Recent);
        Assert.Equal([EtcdKey.FromText("/a")], (await file.RecallAsync(8)).Places.Bookmarks);
        Assert.Equal((false, true), (file.Read().Wraps, file.Read().Numbered));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[1]")]
    public async Task A_file_of_another_kind_is_told_of_once_and_left(string text)
    {
        using var folder = new TemporaryFolder("remembered");
        var path = folder.PathTo("remembered.json");
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        var file = new RememberedFile(path);
        var (places, problem) = await file.RecallAsync(7);
        Assert.Equal(KnownPlaces.Of(7), places);
        Assert.Contains("remembered.json is not what kvtui writes", problem, StringComparison.Ordinal);
        Assert.Null(await file.KeepAsync(new() { Places = new(7, [EtcdKey.FromText("/a")], []) }, KnownPlaces.Of(7)));
        Assert.Equal(text, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_cannot_be_copied_is_left_and_told_when_something_is_bookmarked()
    {
        var stored = """{"theirs":["\ud800"]}""";
        using var folder = new TemporaryFolder("remembered");
        var path = folder.PathTo("remembered.json");
        await File.WriteAllTextAsync(path, stored, TestContext.Current.CancellationToken);
        var file = new RememberedFile(path);
        Assert.Null((await file.RecallAsync(7)).Problem);
        Assert.Null(await file.KeepAsync(new() { Places = new(7, [], [EtcdKey.FromText("/a")]) }, KnownPlaces.Of(7)));
        Assert.NotNull(await file.KeepAsync(new() { Places = new(7, [EtcdKey.FromText("/a")], []) }, KnownPlaces.Of(7)));
        Assert.Equal(stored, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.Single(Directory.GetFiles(folder.PathTo("")));
    }

    [Fact]
    public async Task Of_many_clusters_those_used_last_are_remembered()
    {
        using var folder = new TemporaryFolder("remembered");
        var file = new RememberedFile(folder.PathTo("remembered.json"));
        for (var cluster = 1ul; cluster <= 52; cluster++)
        {
            await file.KeepAsync(new() { Places = new(cluster, [EtcdKey.FromText("/a")], []) }, KnownPlaces.Of(cluster));
        }

        Assert.Empty((await file.RecallAsync(2)).Places.Bookmarks);
        Assert.Single((await file.RecallAsync(52)).Places.Bookmarks);
        Assert.Single((await file.RecallAsync(4)).Places.Bookmarks);
    }

    [Fact]
    public async Task Without_a_place_or_where_nothing_can_be_written_nothing_is_kept_and_nothing_fails()
    {
        await new RememberedFile(null).KeepAsync(new() { Wraps = true }, KnownPlaces.Nowhere);
        await new RememberedFile("/proc/remembered.json").KeepAsync(new() { Wraps = true }, KnownPlaces.Nowhere);
        Assert.Equal(Remembered.Nothing, new RememberedFile(null).Read());
    }
}
