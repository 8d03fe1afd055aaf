using System.Text;
using KvTui.Core.Explorer.Services;
using KvTui.Core.External.Running;
using KvTui.Core.Values;
using KvTui.Core.Values.Formats;
using KvTui.Etcd.Model;
using KvTui.Testing;
using KvTui.Testing.Time;

namespace KvTui.Core.Tests.Values;

/// <summary>Values that are read by commands of the user's.</summary>
public sealed class CommandTests
{
    private static readonly ValueCommand Upper = new(EtcdKey.FromText("a"), "upper", ["tr", "a-z", "A-Z"]);

    [Fact]
    public void What_a_command_prints_is_shown_under_its_name_and_the_value_until_then()
    {
        var explorer = Of("ab", "plain");
        explorer.AssertShows("plain");
        explorer.AssertShows("upper runs");
        Assert.Equal("ab", Started(explorer)?.Value.Key.ToString());
        End(explorer, static run => run with { Output = "{\"a\":1}"u8.ToArray() });
        explorer.AssertShows("upper › json");
        explorer.AssertShows("\"a\": 1");
        explorer.AssertShows("e: as stored");
        Assert.Single(explorer.Effects.OfType<Effect.RunCommand>());
    }

    [Fact]
    public void A_command_that_fails_leaves_the_value_and_says_why()
    {
        var explorer = End(Of("ab", "plain"), static run => run with { Problem = "failed with exit status 3: no state" });
        explorer.AssertShows("plain");
        explorer.AssertShows("upper failed with exit status 3: no state");
    }

    [Fact]
    public void Another_view_ends_it_and_the_first_view_starts_it_again()
    {
        var explorer = Of("ab", "plain").Press("t");
        Assert.Null(Started(explorer));
        explorer.Press("t t t");
        Assert.NotNull(Started(explorer));
    }

    [Fact]
    public void A_changed_value_is_read_anew_and_what_belongs_to_the_old_one_is_dropped()
    {
        var explorer = Of("ab", "old");
        var old = Started(explorer)!;
        explorer.PutElsewhere("ab", "new", 1001);
        Assert.Equal("new", Encoding.UTF8.GetString(Started(explorer)!.Value.Value.Span));
        explorer.Send(new OperationMessage.CommandEnded(old, old with { Output = "OLD"u8.ToArray() })).AssertHides("OLD");
    }

    [Theory]
    [InlineData("ab", "a")]
    [InlineData("b", "none")]
    public void Keys_that_are_masked_or_begin_otherwise_are_never_handed_over(string key, string mask)
    {
        var explorer = Of(key, "secret", mask).Press("u");
        Assert.Empty(explorer.Effects.OfType<Effect.RunCommand>());
    }

    [Fact]
    public async Task A_program_gets_the_value_and_what_it_prints_is_taken()
    {
        var value = Encoding.UTF8.GetBytes(new string('x', 300_000));
        Assert.Equal(value.Length, (await RunAsync(["cat"], value)).Output?.Length);
    }

    [Theory]
    [InlineData("failed with exit status 3: no state", "sh", "-c", "echo no state >&2; exit 3")]
    [InlineData("cannot be started: ", "kvtui-has-no-such-program")]
    public async Task A_program_that_fails_is_told(string problem, params string[] words)
    {
        var ended = await RunAsync(words, new byte[1_000_000]);
        Assert.Null(ended.Output);
        Assert.StartsWith(problem, ended.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_prints_without_end_is_cut() =>
        Assert.Equal((ValueCommand.MostBytes, true), ((await RunAsync(["yes"], [1])) is var ended ? ended.Output?.Length : 0, ended.IsCut));

    [Fact]
    public async Task A_program_that_complains_at_length_is_read_to_its_end()
    {
        var ended = await RunAsync(["sh", "-c", "head -c 1000000 /dev/zero >&2; cat"], "told"u8.ToArray());
        Assert.Equal(("told", null), (Encoding.UTF8.GetString(ended.Output!.Value.Span), ended.Problem));
    }

    [Fact]
    public async Task A_program_that_waits_is_stopped()
    {
        var (mailbox, clock) = (new Mailbox(), new ManualTimeProvider());
        var running = new CommandRunner(mailbox, clock).RunAsync(Made(["sleep", "600"], [1]), CancellationToken.None);
        await Eventually.TrueAsync(
            () =>
            {
                clock.Advance(ValueCommand.Patience);
                return running.IsCompleted;
            },
            () => "the program is stopped",
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("was stopped after 2 s", Taken(mailbox).Problem);
    }

    [Fact]
    public async Task A_program_whose_value_has_left_the_pane_is_ended_and_tells_nothing()
    {
        var mailbox = new Mailbox();
        using var leaving = new CancellationTokenSource();
        var running = new CommandRunner(mailbox, TimeProvider.System).RunAsync(Made(["sleep", "600"], [1]), leaving.Token);
        await leaving.CancelAsync();
        await running;
        Assert.False(mailbox.TryTake(out _));
    }

    private static TestExplorer Of(string key, string value, string mask = "none") =>
        new TestExplorer(new(120, 24), Sample.Settings with { Commands = [Upper], Mask = KeyMask.Of([mask]) }).Listed([Sample.Pair(key, value)]);

    private static CommandRun? Started(TestExplorer explorer) => explorer.Effects.OfType<Effect.RunCommand>().Last().Run;

    private static TestExplorer End(TestExplorer explorer, Func<CommandRun, CommandRun> end) =>
        Started(explorer) is { } run ? explorer.Send(new OperationMessage.CommandEnded(run, end(run))) : explorer;

    private static CommandRun Made(IReadOnlyList<string> words, byte[] value) =>
        new(Upper with { Words = words }, Sample.Pair("ab", "v") with { Value = value });

    private static async Task<CommandRun> RunAsync(IReadOnlyList<string> words, byte[] value)
    {
        var mailbox = new Mailbox();
        await new CommandRunner(mailbox, TimeProvider.System).RunAsync(Made(words, value), CancellationToken.None);
        return Taken(mailbox);
    }

    private static CommandRun Taken(Mailbox mailbox) =>
        Assert.IsType<OperationMessage.CommandEnded>(mailbox.TryTake(out var message) ? message : null).Ended;
}
