using System.Text.Json;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Cli;

/// <summary>Two clusters of one member each, which have nothing to do with each other.</summary>
public sealed class TwoClusters : IAsyncLifetime
{
    public EtcdProcess One { get; private set; } = null!;

    public EtcdProcess Other { get; private set; } = null!;

    /// <summary>The id of a member's cluster, as messages write it.</summary>
    public static async Task<string> ClusterIdAsync(EtcdProcess member) => $"{(await HeaderAsync(member)).GetProperty("cluster_id").GetUInt64():x16}";

    /// <summary>A member's own id, as messages write it.</summary>
    public static async Task<string> MemberIdAsync(EtcdProcess member) => $"{(await HeaderAsync(member)).GetProperty("member_id").GetUInt64():x16}";

    public async ValueTask InitializeAsync()
    {
        var cancelled = TestContext.Current.CancellationToken;
        One = await EtcdProcess.StartAsync(cancellationToken: cancelled);
        Other = await EtcdProcess.StartAsync(cancellationToken: cancelled);
    }

    public async ValueTask DisposeAsync()
    {
        await One.DisposeAsync();
        await Other.DisposeAsync();
    }

    private static async Task<JsonElement> HeaderAsync(EtcdProcess member)
    {
        using var status = JsonDocument.Parse(await member.Ctl.RunAsync("endpoint", "status", "-w", "json"));
        return status.RootElement[0].GetProperty("Status").GetProperty("header").Clone();
    }
}
