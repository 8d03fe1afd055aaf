using System.Collections.Concurrent;
using System.Globalization;
using KvTui.Core.Explorer.Services;
using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;
using KvTui.Faults.Tests.Bench;
using KvTui.Faults.Tests.Load;
using KvTui.Faults.Tests.Screens;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.Faults.Tests.Access;

/// <summary>The whole explorer in random hands, which keep a core busy. KVTUI_FUZZ_SEED repeats a run.</summary>
[Collection(Alone.Name)]
public sealed class WriteFuzzTests
{
    private const int StepsAtATime = 10;

    private static readonly int Steps = FaultRounds.Of(1_500, 10_000);

    private static readonly int Seed =
        int.TryParse(Environment.GetEnvironmentVariable("KVTUI_FUZZ_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : new Random().Next();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_only_nothing_that_is_pressed_changes_the_cluster() => await NothingChangesAsync(static options => options with
    {
        Client = options.Client with { ReadOnly = true },
    });

    [Fact]
    public async Task Locked_nothing_that_is_pressed_but_the_name_changes_the_cluster() => await NothingChangesAsync(static options => options with
    {
        Client = options.Client with { Lock = new("shop in Ålesund") },
        Profile = "shop in Ålesund",
    });

    [Fact]
    public async Task The_same_hands_change_it_where_nothing_keeps_them_from_it()
    {
        await using var member = await StartAsync();
        var before = await RevisionAsync(member);

        // Most times the first game changes something; in a few the hands soon look at the past, or lock what they would change.
        for (var game = 0; game < 8 && await RevisionAsync(member) == before; game++)
        {
            await PlayAsync(member, static options => options, Seed + game, 300);
        }

        Assert.NotEqual(before, await RevisionAsync(member));
    }

    private static async Task NothingChangesAsync(Func<ExplorerOptions, ExplorerOptions> change)
    {
        await using var member = await StartAsync();
        var (revision, leases) = (await RevisionAsync(member), await member.Ctl.RunAsync("lease", "list"));
        var writes = await PlayAsync(member, change, Seed, Steps);
        Assert.Empty(writes);
        Assert.Equal(revision, await RevisionAsync(member));
        Assert.Equal(leases, await member.Ctl.RunAsync("lease", "list"));
    }

    /// <summary>Presses keys; returns the calls that were sent and may have changed something.</summary>
    private static async Task<IEnumerable<string>> PlayAsync(EtcdProcess member, Func<ExplorerOptions, ExplorerOptions> change, int seed, int steps)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"KVTUI_FUZZ_SEED={seed}, {steps} steps");
        var (hands, writes, openings) = (new RandomHands(seed), new ConcurrentQueue<string>(), 0);
        for (var step = 0; step < steps;)
        {
            // A lock is used up by the explorer it was made for, so each gets options of its own.
            var options = change(new()
            {
                Client = new() { Endpoints = [EtcdEndpoint.Parse(member.Endpoint)], Observer = call => Note(call, writes) },
                PollInterval = TimeSpan.FromMilliseconds(200),
            });
            await using var explorer = InProcessExplorer.Start(options);
            await explorer.WaitForScreenAsync(static frame => frame.IsLive, $"the explorer is live, seed {seed}, step {step}");
            openings++;
            for (; step < steps && !explorer.HasEnded; step += StepsAtATime)
            {
                for (var i = 0; i < StepsAtATime; i++)
                {
                    explorer.Press(hands.Next());
                }

                await Eventually.TrueAsync(
                    () => explorer.HasHandledAll || explorer.HasEnded,
                    () => $"the keys were to be handled, seed {seed}, step {step}\n{explorer.Evidence()}",
                    cancellationToken: Cancelled);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"opened {openings} times");
        return writes;
    }

    private static void Note(CallRecord call, ConcurrentQueue<string> writes)
    {
        if (call.IsWrite)
        {
            writes.Enqueue(call.Summary);
        }
    }

    private static async Task<EtcdProcess> StartAsync()
    {
        var member = await EtcdProcess.StartAsync(cancellationToken: Cancelled);
        for (var i = 0; i < 12; i++)
        {
            await member.Ctl.RunAsync("put", $"/app/{(char)('a' + (i % 3))}/{i}", $$"""{"number":{{i}}}""");
        }

        await member.Ctl.RunAsync("put", "/registry/secrets/a", "a secret");
        await member.Ctl.RunAsync("lease", "grant", "3600");
        return member;
    }

    private static async Task<string> RevisionAsync(EtcdProcess member)
    {
        var status = await member.Ctl.RunAsync("get", "-w", "json", "nothing");
        var place = status.IndexOf("\"revision\":", StringComparison.Ordinal);
        return status[place..status.IndexOf(',', place)];
    }
}
