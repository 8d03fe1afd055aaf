using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Cli;

/// <summary>A member with authentication on: bob may read below /app/ and /cfg/, and write below /app/; root may do everything.</summary>
internal static class RestrictedUser
{
    /// <summary>The keys that bob may read, in order.</summary>
    public static readonly string[] Keys = ["/app/a", "/app/b/c", "/cfg/x"];

    /// <summary>Keys that he may not.</summary>
    public static readonly string[] Foreign = ["/a", "/bin/z", "/other/y", "/zoo"];

    public static async Task<EtcdProcess> StartAsync(string line, CancellationToken cancellationToken)
    {
        var member = await EtcdProcess.StartAsync(new() { Line = line, Arguments = ["--bcrypt-cost=4", "--log-level=debug"] }, cancellationToken);
        foreach (var key in (string[])[.. Keys, .. Foreign])
        {
            await member.Ctl.RunAsync("put", key, $"the value of {key}");
        }

        string[][] commands =
        [
            ["user", "add", "root:root"], ["user", "grant-role", "root", "root"], ["user", "add", "bob:bob"], ["role", "add", "app"],
            ["role", "grant-permission", "app", "readwrite", "--prefix", "/app/"], ["role", "grant-permission", "app", "read", "--prefix", "/cfg/"],
            ["user", "grant-role", "bob", "app"], ["auth", "enable"],
        ];
        foreach (var command in commands)
        {
            await member.Ctl.RunAsync(command);
        }

        return member;
    }

    /// <summary>Runs a verb as bob.</summary>
    public static Task<CommandResult> RunAsync(EtcdProcess member, params IReadOnlyList<string> arguments) => KvTuiProgram.With(arguments)
        .Variable("ETCDCTL_ENDPOINTS", member.Endpoint)
        .Variable("ETCDCTL_USER", "bob:bob")
        .RunAsync(TestContext.Current.CancellationToken);

    /// <summary>Asserts that the member has not denied anything to anybody: by its counters, and by its log.</summary>
    public static async Task AssertNothingDeniedAsync(EtcdProcess member, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        var metrics = await http.GetStringAsync(new Uri($"{member.Endpoint}/metrics"), cancellationToken);
        var counts = metrics.Split('\n').Where(static line => line.StartsWith("grpc_server_handled_total", StringComparison.Ordinal)).ToList();
        Assert.Contains(counts, static line => line.Contains("grpc_code=\"OK\"", StringComparison.Ordinal) && line.Contains("grpc_method=\"Range\"", StringComparison.Ordinal));
        Assert.DoesNotContain(counts, static line => line.Contains("grpc_code=\"PermissionDenied\"", StringComparison.Ordinal) && !line.EndsWith(" 0", StringComparison.Ordinal));
        Assert.DoesNotContain(
            member.LogTail(int.MaxValue).Split('\n'), static line => line.Contains("permission denied", StringComparison.OrdinalIgnoreCase));
    }
}
