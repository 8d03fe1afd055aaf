using KvTui.EndToEnd.Tests.Cli;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Setup;

public sealed class DiscoveryJourneys : IAsyncLifetime
{
    private const string Pki = "/etc/kubernetes/pki/etcd";

    private readonly ThrowAwayCertificates _certificates = new();
    private readonly SetupCommands _kvtui = new();
    private EtcdProcess _member = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var tls = _certificates.Options(mutual: true);
        _member = await EtcdProcess.StartAsync(new() { Tls = tls }, Cancelled);
        _kvtui.Host.With("/etc/kubernetes/manifests/etcd.yaml", HostDiscoveryTests.KubeadmManifest.Replace("127.0.0.1:2379", $"127.0.0.1:{_member.ClientPort}", StringComparison.Ordinal))
            .With($"{Pki}/ca.crt", await File.ReadAllTextAsync(tls.CaFile, Cancelled))
            .With($"{Pki}/healthcheck-client.crt", await File.ReadAllTextAsync(tls.ClientCertificate, Cancelled))
            .With($"{Pki}/healthcheck-client.key", await File.ReadAllTextAsync(tls.ClientKey, Cancelled));
    }

    public async ValueTask DisposeAsync()
    {
        await _member.DisposeAsync();
        _certificates.Dispose();
        _kvtui.Dispose();
    }

    [Fact]
    public async Task Without_flags_the_etcd_of_the_host_is_used_and_it_is_told()
    {
        await _member.Ctl.RunAsync("put", "/app/a", "1");
        var listed = await _kvtui.RunAsync("ls");

        Assert.Equal("/app/a\n", listed.Text);
        Assert.Equal(
            $"kvtui: using the etcd of kubeadm (/etc/kubernetes/manifests/etcd.yaml): https://127.0.0.1:{_member.ClientPort} with {_kvtui.Host.Root}{Pki}/healthcheck-client.crt\n",
            listed.Error);
    }

    [Fact]
    public async Task Discover_shows_all_in_order_and_whether_each_answers()
    {
        var port = FreePorts.Take();
        _kvtui.Host.With("/proc/90/cmdline", $"etcd\0--listen-client-urls=http://127.0.0.1:{port}\0");
        _kvtui.Configure($"[profile a]\nendpoints = 127.0.0.1:{port}\n");
        var text = (await _kvtui.RunAsync("discover")).EnsureSuccess().Text;

        Assert.Matches(@"\* +kubeadm .* answers: etcd 3", text);
        Assert.Matches(@"\n +running process \(pid 90\) .*refused", text);
        Assert.Matches(@"\n +nothing else +127\.0\.0\.1:2379", text);
        var json = (await _kvtui.RunAsync("discover", "-o", "json")).EnsureSuccess().Text;
        Assert.Contains("\"used\":true,\"answers\":true", json, StringComparison.Ordinal);
        Assert.Contains("\"answers\":false", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Variables_come_before_the_host_and_a_default_profile_too()
    {
        var port = FreePorts.Take();
        var asked = await _kvtui.With("ls", "--command-timeout", "2s").Variable("ETCDCTL_ENDPOINTS", $"127.0.0.1:{port}").RunAsync(Cancelled);
        Assert.Equal(3, asked.ExitCode);

        _kvtui.Configure($"default-profile = a\n[profile a]\nendpoints = 127.0.0.1:{port}\ncommand-timeout = 2s\n");
        asked = await _kvtui.RunAsync("ls");
        Assert.Equal(3, asked.ExitCode);
        Assert.Contains("using profile a, the default of ", asked.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_may_not_be_read_is_named_with_the_permission_it_needs()
    {
        foreach (var path in new[] { $"{Pki}/healthcheck-client.key", "/etc/kubernetes/manifests/etcd.yaml" })
        {
            File.SetUnixFileMode(_kvtui.Host.Root + path, UnixFileMode.UserRead);
        }

        _kvtui.Host.With($"{Pki}/server.crt");
        _kvtui.Host.With("/var/lib/rancher/k3s/server/tls/etcd/server-ca.crt");
        File.SetUnixFileMode(_kvtui.Host.Root + "/var/lib/rancher/k3s/server", UnixFileMode.UserRead);
        File.SetUnixFileMode(_kvtui.Host.Root, (UnixFileMode)0b111_101_101);
        var asNobody = Environment.UserName == "root" ? new[] { "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups" } : [];
        Assert.SkipWhen(asNobody.Length == 0, "only root can become somebody else");
        var asked = await AsAsync(asNobody, "ls");

        Assert.Equal(2, asked.ExitCode);
        Assert.Contains($"The etcd of kubeadm (/etc/kubernetes/manifests/etcd.yaml) was found at https://127.0.0.1:2379, but {Pki}/healthcheck-client.key may not be read by this user; run it as root (sudo)", asked.Error, StringComparison.Ordinal);
        var all = (await AsAsync(asNobody, "discover")).Text;
        Assert.Contains("k3s (/var/lib/rancher/k3s/server)", all, StringComparison.Ordinal);
    }

    private Task<CommandResult> AsAsync(string[] user, string verb) =>
        new Command(user[0], [.. user.Skip(1), KvTuiProgram.Path, verb]) { Environment = _kvtui.With(verb).Environment, Deadline = TimeSpan.FromSeconds(30) }.RunAsync(Cancelled);
}
