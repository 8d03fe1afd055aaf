using System.Text;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Cli;

/// <summary>One etcd member that the tests of a collection share, each under a prefix of its own.</summary>
public sealed class SingleMember : IAsyncLifetime
{
    private int _prefixes;

    public EtcdProcess Member { get; private set; } = null!;

    public EtcdCtl Ctl => Member.Ctl;

    public async ValueTask InitializeAsync() => Member = await EtcdProcess.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => Member.DisposeAsync();

    /// <summary>A prefix that no other test uses.</summary>
    public string NewPrefix() => $"/test{Interlocked.Increment(ref _prefixes)}/";

    /// <summary>Runs kvtui against the member.</summary>
    public Task<CommandResult> RunAsync(params IReadOnlyList<string> arguments) => RunAsync(default, arguments);

    /// <summary>Runs kvtui against the member with something on standard input.</summary>
    public Task<CommandResult> RunAsync(ReadOnlyMemory<byte> input, params IReadOnlyList<string> arguments) =>
        (Command(arguments) with { Input = input }).RunAsync(TestContext.Current.CancellationToken);

    /// <summary>A command line of kvtui that is aimed at the member by its variable.</summary>
    public Command Command(params IReadOnlyList<string> arguments) => KvTuiProgram.With(arguments).Variable("ETCDCTL_ENDPOINTS", Member.Endpoint);

    /// <summary>Puts a key by etcdctl.</summary>
    public Task PutAsync(string key, string value) => Ctl.PutAsync(key, Encoding.UTF8.GetBytes(value), TestContext.Current.CancellationToken);

    /// <summary>The value of a key by etcdctl; null if there is none.</summary>
    public async Task<string?> GetAsync(string key)
    {
        var text = await Ctl.RunAsync("get", "--print-value-only", "--", key);
        return text.Length == 0 ? null : text[..^1];
    }

    /// <summary>Puts as many keys below a prefix, each “0000…” with “value 0…”, in transactions.</summary>
    public async Task FillAsync(string prefix, int count)
    {
        var lines = Enumerable.Range(0, count).Select(key => $"{{\"key\":\"{prefix}{key:0000}\",\"value\":\"value {key}\"}}\n");
        var filled = await RunAsync(Encoding.UTF8.GetBytes(string.Concat(lines)), "import", "-", "--yes");
        Assert.True(filled.ExitCode == 0, filled.Error);
    }

    /// <summary>All keys below a prefix with their values and leases, as etcdctl has them, without revisions.</summary>
    public async Task<string> DumpAsync(string prefix)
    {
        var lines = (await Ctl.RunAsync("get", "--prefix", prefix, "-w", "fields")).Split('\n');
        return string.Join('\n', lines.Where(static line =>
            line.StartsWith("\"Key\"", StringComparison.Ordinal) || line.StartsWith("\"Value\"", StringComparison.Ordinal)
            || line.StartsWith("\"Lease\"", StringComparison.Ordinal)));
    }
}
