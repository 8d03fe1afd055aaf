using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Ui;

/// <summary>
/// What the journeys run on: clusters in plain text, or as <c>KVTUI_JOURNEYS</c> says with <c>tls</c>, <c>mtls</c> or <c>auth</c>, as
/// <c>up.sh</c> makes them.
/// </summary>
internal static class JourneyServers
{
    private const string Variable = "KVTUI_JOURNEYS";

    private static readonly Lazy<ThrowAwayCertificates> Certificates = new(() => new ThrowAwayCertificates());

    /// <exception cref="InvalidOperationException">The variable says something else.</exception>
    public static EtcdOptions Options { get; } = Environment.GetEnvironmentVariable(Variable) switch
    {
        null or "" or "plain" => new(),
        "tls" => new() { Tls = Certificates.Value.Options(mutual: false) },
        "mtls" => new() { Tls = Certificates.Value.Options(mutual: true) },
        "auth" => new() { Login = new("root", "a journey's password"), Arguments = ["--bcrypt-cost=4"] },
        var other => throw new InvalidOperationException($"{Variable} is plain, tls, mtls or auth, not '{other}'"),
    };

    public static Task<EtcdCluster> ClusterAsync(int size = 3) => EtcdCluster.StartAsync(size, Options, TestContext.Current.CancellationToken);

    public static Task<EtcdProcess> MemberAsync() => EtcdProcess.StartAsync(Options, TestContext.Current.CancellationToken);
}
