using KvTui.Testing;

namespace KvTui.EndToEnd.Tests.Cli;

/// <summary>Keys get other names by a verb, one or all of a prefix; undo makes all as it was.</summary>
[Collection(SingleMemberTests.Name)]
public sealed class MoveTests : IDisposable
{
    private readonly SingleMember _etcd;
    private readonly string _prefix;
    private readonly TemporaryFolder _state = new("state");

    public MoveTests(SingleMember etcd) => (_etcd, _prefix) = (etcd, etcd.NewPrefix());

    [Theory]
    [InlineData("mv", "1 key moved to ")]
    [InlineData("cp", "1 key copied to ")]
    public async Task A_key_gets_another_name_with_its_lease(string verb, string said)
    {
        var lease = (await _etcd.Ctl.RunAsync("lease", "grant", "600")).Split(' ')[1];
        await _etcd.Ctl.RunAsync("put", _prefix + "a", "worth", "--lease=" + lease);
        var before = await _etcd.DumpAsync(_prefix);
        var done = await RunAsync(verb, _prefix + "a", _prefix + "b", "--yes");
        Assert.True(done.ExitCode == 0, done.Error);
        Assert.StartsWith(said + _prefix + "b, the last at r", done.Text, StringComparison.Ordinal);
        Assert.Equal((verb == "cp" ? "worth" : null, "worth"), (await _etcd.GetAsync(_prefix + "a"), await _etcd.GetAsync(_prefix + "b")));
        Assert.Contains(_prefix + "b", await _etcd.Ctl.RunAsync("lease", "timetolive", lease, "--keys"), StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("undo", "--yes")).ExitCode);
        Assert.Equal(before, await _etcd.DumpAsync(_prefix));
    }

    [Theory]
    [InlineData("mv")]
    [InlineData("cp")]
    public async Task A_prefix_of_1000_keys_gets_another_one_and_one_undo_makes_all_as_it_was(string verb)
    {
        await _etcd.FillAsync(_prefix + "from/", 1000);
        var before = await _etcd.DumpAsync(_prefix);
        var done = await RunAsync(verb, "--prefix", _prefix + "from/", _prefix + "to/", "--yes", "-o", "json");
        Assert.True(done.ExitCode == 0, done.Error);
        Assert.Contains("\"keys\":1000", done.Text, StringComparison.Ordinal);
        var moved = before.Replace(_prefix + "from/", _prefix + "to/", StringComparison.Ordinal);
        Assert.Equal(verb == "cp" ? $"{before}\n{moved}" : moved, await _etcd.DumpAsync(_prefix));
        Assert.Equal(0, (await RunAsync("undo", "--yes")).ExitCode);
        Assert.Equal(before, await _etcd.DumpAsync(_prefix));
    }

    [Fact]
    public async Task Names_that_are_taken_are_refused_skipped_or_replaced_as_is_said()
    {
        await _etcd.FillAsync(_prefix + "from/", 3);
        await _etcd.PutAsync(_prefix + "to/0001", "there");
        var before = await _etcd.DumpAsync(_prefix);
        string[] move = ["mv", "--prefix", _prefix + "from/", _prefix + "to/", "--yes"];
        var refused = await RunAsync(move);
        Assert.Equal((4, before), (refused.ExitCode, await _etcd.DumpAsync(_prefix)));
        Assert.Contains(
            $"1 of the new names exist: --overwrite replaces them, --skip-existing leaves them. The first: '{_prefix}to/0001'",
            refused.Error,
            StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync([.. move, "--skip-existing"])).ExitCode);
        Assert.Equal(("value 1", "there"), (await _etcd.GetAsync(_prefix + "from/0001"), await _etcd.GetAsync(_prefix + "to/0001")));
        Assert.Equal(0, (await RunAsync([.. move, "--overwrite"])).ExitCode);
        Assert.Equal((null, "value 1"), (await _etcd.GetAsync(_prefix + "from/0001"), await _etcd.GetAsync(_prefix + "to/0001")));
    }

    [Theory]
    [InlineData(2, "exclude each other", "--prefix", "from/", "to/", "--overwrite", "--skip-existing")]
    [InlineData(2, "so has TO to", "--prefix", "from/", "to")]
    [InlineData(2, "are the same", "--prefix", "from/", "from/")]
    [InlineData(1, "; --prefix takes all keys that begin so.", "nothing", "other")]
    public async Task What_cannot_be_is_told(int code, string sentence, params string[] arguments)
    {
        await _etcd.FillAsync(_prefix + "from/", 1);
        string[] placed = [.. arguments.Select(word => word.StartsWith('-') ? word : _prefix + word)];
        var told = await RunAsync(["mv", .. placed, "--yes"]);
        Assert.Equal(code, told.ExitCode);
        Assert.Contains(sentence, told.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _state.Dispose();

    private Task<CommandResult> RunAsync(params IReadOnlyList<string> arguments) =>
        _etcd.Command(arguments).Variable("XDG_STATE_HOME", _state.FullName).RunAsync(TestContext.Current.CancellationToken);
}
