using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Cli;

public sealed class TlsTests : IAsyncLifetime
{
    private readonly ThrowAwayCertificates _certificates = new();
    private EtcdProcess _member = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _member = await EtcdProcess.StartAsync(new() { Tls = _certificates.Options(mutual: true) }, Cancelled);

    public async ValueTask DisposeAsync()
    {
        await _member.DisposeAsync();
        _certificates.Dispose();
    }

    [Fact]
    public async Task Mutual_tls_works_by_flags_and_by_variables_with_or_without_a_scheme()
    {
        var tls = _certificates.Options(mutual: true);
        string[] flags = ["--cacert", tls.CaFile, "--cert", tls.ClientCertificate, "--key", tls.ClientKey];
        var bare = $"127.0.0.1:{_member.ClientPort}";

        Assert.Equal(0, (await KvTuiProgram.With(["put", "a", "secret", "--endpoints", bare, .. flags]).RunAsync(Cancelled)).EnsureSuccess().ExitCode);
        var byVariables = KvTuiProgram.With("get", "a");
        foreach (var (name, value) in _member.Ctl.Environment)
        {
            byVariables = byVariables.Variable(name, value);
        }

        Assert.Equal("secret", (await byVariables.RunAsync(Cancelled)).Text);
        Assert.Equal(0, (await KvTuiProgram.With(["status", "--endpoints", bare, .. flags]).RunAsync(Cancelled)).EnsureSuccess().ExitCode);
    }

    [Fact]
    public async Task Each_mistake_has_a_sentence_of_its_own()
    {
        var tls = _certificates.Options(mutual: true);
        string[] client = ["--cert", tls.ClientCertificate, "--key", tls.ClientKey];
        await using var plain = await EtcdProcess.StartAsync(cancellationToken: Cancelled);

        await AssertFailsAsync("cannot be trusted", [_member.Endpoint, "--cacert", _certificates.OtherCaFile, .. client]);
        await AssertFailsAsync("wants a client certificate", [_member.Endpoint, "--cacert", tls.CaFile]);
        await AssertFailsAsync("speaks TLS but was asked in plain text", [$"http://127.0.0.1:{_member.ClientPort}"]);
        await AssertFailsAsync("closed the connection when TLS was spoken to it; use http:", [$"https://127.0.0.1:{plain.ClientPort}", "--cacert", tls.CaFile]);
    }

    [Fact]
    public async Task The_check_of_the_server_can_be_skipped_on_demand_only()
    {
        var tls = _certificates.Options(mutual: true);
        string[] arguments = ["get", "a", "--endpoints", _member.Endpoint, "--cert", tls.ClientCertificate, "--key", tls.ClientKey];

        Assert.Equal(3, (await KvTuiProgram.With(arguments).RunAsync(Cancelled)).ExitCode);
        Assert.Equal(1, (await KvTuiProgram.With([.. arguments, "--insecure-skip-tls-verify=true"]).RunAsync(Cancelled)).ExitCode);
    }

    private static async Task AssertFailsAsync(string cause, params string[] endpointAndFlags)
    {
        var result = await KvTuiProgram.With(["get", "a", "--command-timeout", "3s", "--endpoints", .. endpointAndFlags]).RunAsync(Cancelled);

        Assert.Equal(3, result.ExitCode);
        Assert.Contains(cause, result.Error, StringComparison.Ordinal);
        Assert.Contains(endpointAndFlags[0], result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }
}
