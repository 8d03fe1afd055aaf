using KvTui.Testing;

namespace KvTui.EndToEnd.Tests.Cli;

/// <summary>What the verbs write is taken back, and compared with a dump by etcdctl before.</summary>
[Collection(SingleMemberTests.Name)]
public sealed class UndoTests : IDisposable
{
    private readonly SingleMember _etcd;
    private readonly string _prefix;
    private readonly TemporaryFolder _state = new("state");

    public UndoTests(SingleMember etcd) => (_etcd, _prefix) = (etcd, etcd.NewPrefix());

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("put", "a", "new")]
    [InlineData("put", "new", "value")]
    [InlineData("put", "a", "new", "--lease", "0")]
    [InlineData("put", "a", "new", "--ttl", "600s")]
    [InlineData("del", "a", "--yes")]
    [InlineData("del", "", "--prefix", "--yes")]
    [InlineData("del", "", "c", "--range", "--yes")]
    public async Task What_a_verb_did_is_undone_and_redone(params string[] arguments)
    {
        var lease = (await _etcd.Ctl.RunAsync("lease", "grant", "600")).Split(' ')[1];
        await _etcd.Ctl.RunAsync("put", _prefix + "a", "old", "--lease=" + lease);
        await _etcd.PutAsync(_prefix + "b", "\n");
        await _etcd.PutAsync(_prefix + "c", "third");
        var before = await _etcd.DumpAsync(_prefix);
        arguments[1] = _prefix + arguments[1];
        if (arguments.Contains("--range"))
        {
            arguments[2] = _prefix + arguments[2];
        }

        Assert.Equal(0, (await RunAsync(arguments)).ExitCode);
        var after = await _etcd.DumpAsync(_prefix);
        Assert.NotEqual(before, after);

        var undone = await RunAsync("undo", "--yes");
        Assert.True(undone.ExitCode == 0, undone.Error);
        Assert.Equal(before, await _etcd.DumpAsync(_prefix));
        var redone = await RunAsync("undo", "--redo", "--yes");
        Assert.True(redone.ExitCode == 0, redone.Error);
        Assert.Equal(after, await _etcd.DumpAsync(_prefix));
        Assert.Equal(0, (await RunAsync("undo", "--yes")).ExitCode);
        Assert.Equal(before, await _etcd.DumpAsync(_prefix));
    }

    [Fact]
    public async Task After_somebody_else_s_change_nothing_is_written_and_it_says_why()
    {
        await _etcd.PutAsync(_prefix + "a", "old");
        await RunAsync("put", _prefix + "a", "new");
        await _etcd.PutAsync(_prefix + "a", "theirs");
        var before = await _etcd.DumpAsync(_prefix);

        var refused = await RunAsync("undo", "--yes");

        Assert.Equal(4, refused.ExitCode);
        Assert.Contains("changed since, at r", refused.Error, StringComparison.Ordinal);
        Assert.Equal(before, await _etcd.DumpAsync(_prefix));
    }

    /// <summary>10 000 keys with KVTUI_FULL=1.</summary>
    [Fact]
    public async Task A_prefix_that_was_deleted_is_brought_back_by_one_undo()
    {
        var count = Environment.GetEnvironmentVariable("KVTUI_FULL") == "1" ? 10_000 : 300;
        await _etcd.FillAsync(_prefix, count);
        var before = await _etcd.DumpAsync(_prefix);
        Assert.Equal($"{count}\n", (await RunAsync("del", "--prefix", _prefix, "--yes")).Text);
        Assert.Equal("", await _etcd.DumpAsync(_prefix));

        Assert.Equal(0, (await RunAsync("undo", "--yes")).ExitCode);
        Assert.Equal(before, await _etcd.DumpAsync(_prefix));
    }

    [Fact]
    public async Task An_import_is_taken_back_with_what_it_has_replaced()
    {
        await _etcd.PutAsync(_prefix + "a", "old");
        var (before, export) = (await _etcd.DumpAsync(_prefix), _state.PathTo("import.ndjson"));
        string[] lines = [.. new[] { "a", "b" }.Select(name => $"{{\"key\":\"{_prefix}{name}\",\"value\":\"new\"}}")];
        await File.WriteAllLinesAsync(export, lines, Cancelled);
        Assert.Equal("1 created, 1 replaced\n", (await RunAsync("import", export, "--overwrite", "--yes")).Text);
        Assert.Equal(("new", "new"), (await _etcd.GetAsync(_prefix + "a"), await _etcd.GetAsync(_prefix + "b")));

        Assert.Equal(0, (await RunAsync("undo", "--yes")).ExitCode);

        Assert.Equal(before, await _etcd.DumpAsync(_prefix));
    }

    [Fact]
    public async Task Keys_that_ended_with_a_lease_come_back_without_it()
    {
        var lease = (await _etcd.Ctl.RunAsync("lease", "grant", "600")).Split(' ')[1];
        await _etcd.Ctl.RunAsync("put", _prefix + "a", "1", "--lease=" + lease);
        Assert.Equal(0, (await RunAsync("lease", "revoke", lease, "--yes")).ExitCode);
        Assert.Null(await _etcd.GetAsync(_prefix + "a"));

        Assert.Equal(0, (await RunAsync("undo", "--yes")).ExitCode);

        Assert.Equal("1", await _etcd.GetAsync(_prefix + "a"));
    }

    [Fact]
    public async Task Of_a_group_the_rest_is_taken_back_when_that_is_said()
    {
        foreach (var name in (string[])["a", "b", "c", "d"])
        {
            await _etcd.PutAsync(_prefix + name, name);
        }

        await RunAsync("del", "--prefix", _prefix, "--yes");
        await _etcd.PutAsync(_prefix + "b", "theirs");
        Assert.Equal(4, (await RunAsync("undo", "--yes")).ExitCode);
        Assert.Null(await _etcd.GetAsync(_prefix + "a"));

        var rest = await RunAsync("undo", "--yes", "--rest");

        Assert.Equal(4, rest.ExitCode);
        Assert.Equal("a", await _etcd.GetAsync(_prefix + "a"));
        Assert.Equal("theirs", await _etcd.GetAsync(_prefix + "b"));
        Assert.Equal("d", await _etcd.GetAsync(_prefix + "d"));
    }

    [Fact]
    public async Task The_list_names_what_was_written_and_what_became_of_it()
    {
        await RunAsync("put", _prefix + "a", "1");
        await RunAsync("put", _prefix + "a", "2", "--if-rev", "1");
        await RunAsync("del", _prefix + "a", "--yes");
        await RunAsync("undo", "--yes");

        var list = (await RunAsync("undo", "--list")).Text;

        int[] places = [.. new[] { "undone", "deleted", "created" }.Select(word => list.IndexOf(word, StringComparison.Ordinal))];
        Assert.Equal(places.Order(), places);
        Assert.DoesNotContain(-1, places);
    }

    [Fact]
    public async Task Without_a_terminal_nothing_is_undone_unless_yes_is_said()
    {
        await RunAsync("put", _prefix + "a", "1");

        var result = await RunAsync("undo");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--yes", result.Error, StringComparison.Ordinal);
        Assert.Equal("1", await _etcd.GetAsync(_prefix + "a"));
    }

    [Fact]
    public async Task Where_nothing_was_written_there_is_nothing_to_undo()
    {
        var result = await RunAsync("undo", "--yes");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("nothing to undo", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--read-only")]
    [InlineData("--journal", "off")]
    public async Task What_may_not_be_written_or_was_not_kept_is_not_undone(params string[] flags)
    {
        await RunAsync([.. flags, "put", _prefix + "a", "1"]);
        await _etcd.PutAsync(_prefix + "b", "2");
        var before = await _etcd.DumpAsync(_prefix);

        Assert.Equal(1, (await RunAsync([.. flags, "undo", "--yes"])).ExitCode);
        Assert.Equal(before, await _etcd.DumpAsync(_prefix));
    }

    public void Dispose() => _state.Dispose();

    private Task<CommandResult> RunAsync(params IReadOnlyList<string> arguments) =>
        _etcd.Command(arguments).Variable("XDG_STATE_HOME", _state.FullName).RunAsync(Cancelled);
}
