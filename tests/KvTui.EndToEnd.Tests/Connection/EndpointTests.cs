using System.Net;
using System.Net.Sockets;
using KvTui.EndToEnd.Tests.Cli;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Connection;

/// <summary>A member that is reached by every form of an endpoint: each reads what another wrote, and etcdctl with it.</summary>
public sealed class EndpointTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_unix_socket_works_by_an_absolute_and_a_relative_path_as_in_etcdctl()
    {
        var socket = $"localhost:{FreePorts.Take()}";
        await using var member = await EtcdProcess.StartAsync(new() { ListenUrls = [$"unix://{socket}"] }, Cancelled);
        (await RunAsync(member, "put", "a", "one", "--endpoints", $"unix://{member.Folder}/{socket}")).EnsureSuccess();

        foreach (var endpoint in (string[])[$"unix:{socket}", $"unix://{socket}", $"unix://{member.Folder}/{socket}", $"unix:{member.Folder}/{socket}"])
        {
            Assert.Equal("one", (await RunAsync(member, "get", "a", "--endpoints", endpoint)).EnsureSuccess().Text);
        }

        var theirs = new Command(member.Binaries.Client, "get", "a", "--print-value-only", "--endpoints", $"unix://{member.Folder}/{socket}");
        Assert.Equal("one\n", (await theirs.RunAsync(Cancelled)).EnsureSuccess().Text);
        var status = await RunAsync(member, "status", "--endpoints", $"unix:{socket}");
        Assert.True(status.ExitCode == 0 && status.Text.Contains($"unix:{socket}", StringComparison.Ordinal), status.ToString());
    }

    [Fact]
    public async Task A_unix_socket_with_tls_works_and_its_certificate_is_checked()
    {
        using var certificates = new ThrowAwayCertificates();
        var tls = certificates.Options(mutual: false);
        var socket = $"localhost:{FreePorts.Take()}";
        await using var member = await EtcdProcess.StartAsync(new() { Tls = tls, ListenUrls = [$"unixs://{socket}"] }, Cancelled);

        (await RunAsync(member, "put", "a", "one", "--endpoints", $"unixs:{socket}", "--cacert", tls.CaFile)).EnsureSuccess();
        Assert.Equal("one", (await RunAsync(member, "get", "a", "--endpoints", $"unix:{socket}", "--cacert", tls.CaFile)).EnsureSuccess().Text);
        var wrong = await RunAsync(member, "get", "a", "--endpoints", $"unixs:{socket}", "--cacert", certificates.OtherCaFile);
        Assert.True(wrong.ExitCode == 3 && wrong.Error.Contains("cannot be trusted", StringComparison.Ordinal), wrong.ToString());
    }

    [Fact]
    public async Task A_socket_that_is_not_there_and_one_that_nobody_serves_are_told_apart()
    {
        using var folder = new TemporaryFolder("socket");
        using (var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            listener.Bind(new UnixDomainSocketEndPoint(folder.PathTo("left")));
        }

        // Bound and closed: some systems remove the file with it.
        var missing = await KvTuiProgram.With("get", "a", "--endpoints", $"unix://{folder.PathTo("none")}").RunAsync(Cancelled);
        Assert.True(missing.ExitCode == 3 && missing.Error.Contains("no such Unix socket", StringComparison.Ordinal), missing.ToString());
        await File.WriteAllTextAsync(folder.PathTo("file"), "", Cancelled);
        var file = await KvTuiProgram.With("get", "a", "--endpoints", $"unix://{folder.PathTo("file")}").RunAsync(Cancelled);
        Assert.True(file.ExitCode == 3 && file.Error.Contains("connection refused", StringComparison.Ordinal), file.ToString());
    }

    [Fact]
    public async Task An_ipv6_address_in_brackets_works_where_loopback_has_one()
    {
        if (!HasIpv6())
        {
            return;
        }

        var port = FreePorts.Take();
        await using var member = await EtcdProcess.StartAsync(new() { ListenUrls = [$"http://[::1]:{port}"] }, Cancelled);
        (await RunAsync(member, "put", "a", "one", "--endpoints", $"[::1]:{port}")).EnsureSuccess();
        Assert.Equal("one", (await RunAsync(member, "get", "a", "--endpoints", $"http://[::1]:{port}/path")).EnsureSuccess().Text);
    }

    [Fact]
    public async Task An_ipv6_address_in_brackets_is_dialled_even_where_loopback_has_none()
    {
        var result = await KvTuiProgram.With("get", "a", "--endpoints", "[::1]:1", "--command-timeout", "2s").RunAsync(Cancelled);
        Assert.True(result.ExitCode == 3 && result.Error.Contains("http://[::1]:1", StringComparison.Ordinal), result.ToString());
    }

    [Fact]
    public async Task Requests_and_answers_above_the_limits_are_refused_here()
    {
        await using var member = await EtcdProcess.StartAsync(cancellationToken: Cancelled);
        string[] at = ["--endpoints", member.Endpoint];
        var sent = await RunAsync(member, ["put", "a", new string('x', 2000), "--max-request-bytes", "1000", .. at]);
        Assert.True(sent.ExitCode == 1 && sent.Error.Contains("--max-request-bytes", StringComparison.Ordinal), sent.ToString());
        Assert.Null(await member.Ctl.GetAsync("a", Cancelled));

        (await RunAsync(member, ["put", "a", new string('x', 2000), .. at])).EnsureSuccess();
        var received = await RunAsync(member, ["get", "a", "--max-recv-bytes", "1000", .. at]);
        Assert.True(received.ExitCode == 1 && received.Error.Contains("--max-recv-bytes", StringComparison.Ordinal), received.ToString());
    }

    private static Task<CommandResult> RunAsync(EtcdProcess member, params IReadOnlyList<string> arguments) =>
        (KvTuiProgram.With(arguments) with { WorkingFolder = member.Folder }).RunAsync(Cancelled);

    private static bool HasIpv6()
    {
        try
        {
            using var probe = new TcpListener(IPAddress.IPv6Loopback, 0);
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
