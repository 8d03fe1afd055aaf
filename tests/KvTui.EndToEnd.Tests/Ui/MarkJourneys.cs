using KvTui.EndToEnd.Tests.Cli;
using KvTui.Testing;

namespace KvTui.EndToEnd.Tests.Ui;

/// <summary>What is marked is moved, deleted, given a lease and written into a file; what was broken off is gone on with.</summary>
[Collection(SingleMemberTests.Name)]
public sealed class MarkJourneys : IDisposable
{
    private readonly SingleMember _etcd;
    private readonly string _prefix;
    private readonly TemporaryFolder _state = new("state");

    public MarkJourneys(SingleMember etcd) => (_etcd, _prefix) = (etcd, etcd.NewPrefix());

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public async Task A_folder_of_1000_keys_is_moved_and_one_undo_makes_all_as_it_was(int columns, int rows)
    {
        var lease = (await _etcd.Ctl.RunAsync("lease", "grant", "600")).Split(' ')[1];
        await _etcd.FillAsync(_prefix + "from/", 1000);
        await _etcd.Ctl.RunAsync("put", _prefix + "from/leased", "worth", "--lease=" + lease);
        var before = await _etcd.DumpAsync(_prefix);
        await using var explorer = await OpenAsync(columns, rows);
        await AskAsync(explorer, $"goto {_prefix}from/");
        await explorer.WaitForAsync("from/");
        await AskAsync(explorer, $"rename {_prefix}to/");
        await explorer.WaitForAsync("in several transactions");
        await explorer.WaitForAsync("1 with a lease");
        await explorer.Screen.TypeAsync("1001");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("1 001 keys moved to");
        var moved = await _etcd.DumpAsync(_prefix);
        Assert.Equal(before.Replace(_prefix + "from/", _prefix + "to/", StringComparison.Ordinal), moved);
        await explorer.PressAsync("z");
        await explorer.WaitForAsync("will be taken back");
        await explorer.Screen.TypeAsync("2002");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("2 002 keys undone");
        Assert.Equal(before, await _etcd.DumpAsync(_prefix));
    }

    [Fact]
    public async Task Keys_that_somebody_changes_meanwhile_are_left_and_listed()
    {
        await _etcd.FillAsync(_prefix, 200);
        await using var explorer = await OpenAsync(80, 24);
        await AskAsync(explorer, $"goto {_prefix}");
        await AskAsync(explorer, $"rename {_prefix}to/");
        await explorer.WaitForAsync("in several transactions");
        await _etcd.PutAsync(_prefix + "0100", "theirs");
        await explorer.Screen.TypeAsync("200");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("Changed meanwhile, and still there");
        await explorer.WaitForAsync(_prefix + "0100");
        Assert.Equal(("theirs", null), (await _etcd.GetAsync(_prefix + "0100"), await _etcd.GetAsync(_prefix + "to/0100")));
        Assert.Equal((null, "value 99"), (await _etcd.GetAsync(_prefix + "0099"), await _etcd.GetAsync(_prefix + "to/0099")));
    }

    [Fact]
    public async Task Marked_rows_are_exported_given_a_lease_and_deleted()
    {
        await _etcd.FillAsync(_prefix, 4);
        var (before, file) = (await _etcd.DumpAsync(_prefix), _state.PathTo("keys.ndjson"));
        await using var explorer = await OpenAsync(80, 24);
        await explorer.GoToAsync(_prefix + "0000");
        await explorer.PressAsync("1", "Space", "v", "j", "v");
        await explorer.WaitForAsync("3 marked");
        await AskAsync(explorer, $"export {file}");
        await explorer.WaitForAsync("3 keys written to");
        Assert.Equal(3, (await File.ReadAllLinesAsync(file, Cancelled)).Length);
        await AskAsync(explorer, "keys-lease new 10m");
        await explorer.WaitForAsync("all of them are deleted");
        await explorer.Screen.TypeAsync("3");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("3 keys attached to the new lease of 600 s");
        Assert.Contains("\"Lease\"", await _etcd.DumpAsync(_prefix), StringComparison.Ordinal);
        await explorer.PressAsync("z");
        await explorer.WaitForAsync("will be taken back");
        await explorer.Screen.TypeAsync("3");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("3 keys undone");
        Assert.Equal(before, await _etcd.DumpAsync(_prefix));

        await explorer.GoToAsync(_prefix + "0000");
        await explorer.PressAsync("1", "Space", "Space", "d");
        await explorer.WaitForAsync("2 keys, ");
        await explorer.PressAsync("Escape", "Escape");
        await explorer.WaitForAsync(static screen => !screen.Contains("2 marked", StringComparison.Ordinal), "nothing is marked");
        Assert.Equal(before, await _etcd.DumpAsync(_prefix));
    }

    [Fact]
    public async Task A_name_that_is_taken_is_told_and_kept_unless_it_is_to_be_replaced()
    {
        await _etcd.FillAsync(_prefix + "from/", 3);
        await _etcd.PutAsync(_prefix + "to/0001", "there");
        await using var explorer = await OpenAsync(80, 24);
        await AskAsync(explorer, $"goto {_prefix}from/");
        await AskAsync(explorer, $"duplicate {_prefix}to/");
        await explorer.WaitForAsync("1 of the new names exist");
        await explorer.Screen.TypeAsync("3");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("2 keys copied to");
        Assert.Equal(("there", "value 2"), (await _etcd.GetAsync(_prefix + "to/0001"), await _etcd.GetAsync(_prefix + "to/0002")));
    }

    [Fact]
    public async Task A_move_that_was_killed_in_its_midst_is_gone_on_with_from_the_journal()
    {
        await _etcd.FillAsync(_prefix + "from/", 300);
        var before = await _etcd.DumpAsync(_prefix);
        var journal = Directory.CreateDirectory(_state.PathTo("kvtui", "journal")).FullName;
        string[] arguments = [_etcd.Member.Endpoint, journal, "answered", "1", "move", _prefix + "from/", _prefix + "to/"];
        await using (var process = new RunningProgram(new Command(KvTuiProgram.StoppedWriterPath, arguments)))
        {
            await Eventually.TrueAsync(
                () => File.Exists(Path.Combine(journal, "stopped")),
                () => $"the process was to stop; it said: {process.Words}",
                cancellationToken: Cancelled);
        }

        await using var explorer = await OpenAsync(80, 24);
        await explorer.WaitForAsync("broken off at 128 of 300; :journal goes on: ");
        await AskAsync(explorer, "journal");
        await explorer.WaitForAsync("by stopped; broken off at 128 of 300");
        await explorer.PressAsync("c");
        await explorer.WaitForAsync("Go on: Move keys");
        await explorer.WaitForAsync("172 keys, ");
        await explorer.Screen.TypeAsync("172");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("172 keys moved to");
        Assert.Equal(before.Replace(_prefix + "from/", _prefix + "to/", StringComparison.Ordinal), await _etcd.DumpAsync(_prefix));
        await explorer.PressAsync("Escape", "z");
        await explorer.WaitForAsync("will be taken back");
        await explorer.Screen.TypeAsync("600");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("600 keys undone");
        Assert.Equal(before, await _etcd.DumpAsync(_prefix));
    }

    public void Dispose() => _state.Dispose();

    private static async Task AskAsync(Explorer explorer, string command)
    {
        await explorer.PressAsync("1", ":");
        await explorer.Screen.TypeAsync(command);
        await explorer.PressAsync("Enter");
    }

    private async Task<Explorer> OpenAsync(int columns, int rows)
    {
        var explorer = await Explorer.StartAsync(_etcd.Ctl, new() { ["XDG_STATE_HOME"] = _state.FullName }, columns, rows);
        await explorer.WaitForAsync("live r");
        return explorer;
    }
}
