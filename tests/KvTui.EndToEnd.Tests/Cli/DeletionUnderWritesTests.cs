using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using KvTui.Etcd;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Cli;

/// <summary>
/// A prefix is deleted while somebody writes below it: what changed stays, and all else comes back by one undo. 100 000 keys, and how long
/// it takes beside etcdctl, with KVTUI_FULL=1.
/// </summary>
[Collection(Timed.Name)]
public sealed class DeletionUnderWritesTests
{
    private const int ATransaction = 128;

    /// <summary>How much longer it may take than the same by etcdctl, without a journal and without a guard.</summary>
    private const double Slower = 1.5;

    private static readonly bool IsFull = Environment.GetEnvironmentVariable("KVTUI_FULL") == "1";
    private static readonly byte[] Value = new byte[200];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task What_changed_meanwhile_stays_and_one_undo_brings_back_the_rest(string line)
    {
        await using var etcd = await EtcdProcess.StartAsync(new() { Line = line }, Cancelled);
        await using var client = new EtcdClient(
            new() { Endpoints = [EtcdEndpoint.Parse(etcd.Endpoint)] }, TimeProvider.System, new Random(1));
        using var state = new TemporaryFolder("state");
        var count = IsFull ? 100_000 : 4_000;
        await PutAsync(client, "/d/", count);
        await PutAsync(client, "/dear", 1);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var written = new ConcurrentDictionary<string, string>();
        var writing = Task.Run(() => WriteAsync(client, count, written, stop.Token), Cancelled);
        var began = TimeProvider.System.GetTimestamp();
        var deletion = await RunAsync(etcd, state, "del", "--prefix", "/d/", "--yes");
        var taken = TimeProvider.System.GetElapsedTime(began);
        await stop.CancelAsync();
        await writing;

        var left = await ReadAsync(client);
        Assert.True(deletion.ExitCode == (deletion.Error.Contains("still there", StringComparison.Ordinal) ? 4 : 0), $"{deletion}");
        Assert.All(left, pair => Assert.Equal(written[pair.Key], pair.Value));
        Assert.All(deletion.Error.Split('\n').Where(static name => name.StartsWith("/d/", StringComparison.Ordinal)), name =>
            Assert.True(left.ContainsKey(name), $"{name} is said to be there"));

        // Keys that were made again since stay as they are.
        var undo = await RunAsync(etcd, state, "undo", "--yes", "--rest");
        Assert.True(undo.ExitCode is 0 or 4, $"{undo}");
        var restored = await ReadAsync(client);
        Assert.Equal(count + written.Keys.Count(static name => name.Contains("new", StringComparison.Ordinal)), restored.Count);
        var unchanged = Encoding.UTF8.GetString(Value);
        Assert.All(restored, pair => Assert.Equal(written.GetValueOrDefault(pair.Key, unchanged), pair.Value));
        var neighbour = KeyRange.Key(EtcdKey.FromText(Key("/dear", 0)));
        Assert.Equal(1, (await client.Kv.RangeAsync(neighbour, new() { CountOnly = true }, Cancelled)).Count);

        var other = IsFull ? await TimedByEtcdctlAsync(etcd, client, count) : TimeSpan.MaxValue;
        TestContext.Current.SendDiagnosticMessage($"{line}, {count} keys: {taken}, etcdctl {other}");
        Assert.True(!IsFull || taken <= other * Slower, $"{taken} beside {other} by etcdctl");
    }

    private static string Key(string prefix, int number) => $"{prefix}{number.ToString("d7", CultureInfo.InvariantCulture)}";

    private static async Task PutAsync(EtcdClient client, string prefix, int count)
    {
        foreach (var numbers in Enumerable.Range(0, count).Chunk(ATransaction))
        {
            TxnOperation[] puts =
                [.. numbers.Select(number => new TxnOperation.Put(EtcdKey.FromText(Key(prefix, number)), Value, new()))];
            await client.Kv.TxnAsync(new([], puts, []), Cancelled);
        }
    }

    /// <summary>Adds keys and changes keys of the last quarter, until it is told to stop.</summary>
    /// <param name="written">Takes the last value of each.</param>
    private static async Task WriteAsync(
        EtcdClient client, int count, ConcurrentDictionary<string, string> written, CancellationToken stop)
    {
        for (var each = 0; !stop.IsCancellationRequested; each++)
        {
            var name = each % 4 == 0 ? Key("/d/new", each) : Key("/d/", count - 1 - (each * 7 % (count / 4)));
            var value = $"theirs {each}";
            await client.Kv.PutAsync(EtcdKey.FromText(name), Encoding.UTF8.GetBytes(value), new(), Cancelled);
            written[name] = value;
        }
    }

    private static async Task<SortedDictionary<string, string>> ReadAsync(EtcdClient client)
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await foreach (var page in client.Kv.PagesAsync(KeyRange.Prefix(EtcdKey.FromText("/d/")), new(), Cancelled))
        {
            foreach (var pair in page.KeyValues)
            {
                all.Add(pair.Key.ToString(), Encoding.UTF8.GetString(pair.Value.Span));
            }
        }

        return all;
    }

    private static Task<CommandResult> RunAsync(EtcdProcess etcd, TemporaryFolder state, params IReadOnlyList<string> arguments)
    {
        var command = KvTuiProgram.With(arguments).Variable("ETCDCTL_ENDPOINTS", etcd.Endpoint).Variable("XDG_STATE_HOME", state.FullName);
        return (command with { Deadline = TimeSpan.FromMinutes(5) }).RunAsync(Cancelled);
    }

    /// <summary>How long etcdctl takes for as many keys of another prefix, in transactions of 128.</summary>
    private static async Task<TimeSpan> TimedByEtcdctlAsync(EtcdProcess etcd, EtcdClient client, int count)
    {
        await PutAsync(client, "/e/", count);
        var began = TimeProvider.System.GetTimestamp();
        var keys = (await etcd.Ctl.RunAsync("get", "--prefix", "/e/", "--keys-only")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var group in keys.Chunk(ATransaction))
        {
            var script = $"\n{string.Concat(group.Select(static key => $"del {key}\n"))}\n\n";
            (await etcd.Ctl.TryAsync(["txn"], Encoding.UTF8.GetBytes(script), Cancelled)).EnsureSuccess();
        }

        return TimeProvider.System.GetElapsedTime(began);
    }
}
