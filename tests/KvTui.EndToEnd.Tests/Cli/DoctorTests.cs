using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using KvTui.Etcd;
using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Cli;

/// <summary>What the doctor says of real clusters, well and ill.</summary>
public sealed partial class DoctorTests
{
    /// <summary>What is found where the disk of the machine that tests is busy.</summary>
    private static readonly string[] OfDisk = ["slow-fsync", "slow-commit", "slow-applies"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task A_healthy_cluster_of_three_with_10000_keys_is_examined_within_a_second_by_few_calls(string line)
    {
        await using var cluster = await EtcdCluster.StartAsync(3, new() { Line = line }, Cancelled);
        await FillAsync(cluster, 10_000);
        var before = await CallsAsync(cluster);
        var first = await ExamineAsync(cluster.Endpoints);
        var calls = await CallsAsync(cluster) - before;

        Assert.Empty(first.Findings);
        Assert.Equal(first.IsDiskSlow ? 4 : 0, first.ExitCode);
        Assert.Equal("agrees", first.Json.GetProperty("data").GetString());
        Assert.All(first.Json.GetProperty("members").EnumerateArray(), static member =>
        {
            Assert.Equal(10_000, member.GetProperty("keys").GetDouble());
            Assert.Equal(0, member.GetProperty("clock_offset_s").GetDouble());
        });

        // Besides, two pages are fetched from each member.
        Assert.InRange(calls, 9, 40 - 6);
        await AssertFastAsync(cluster);
    }

    [Theory]
    [InlineData("3.4", 0, false)]
    [InlineData("3.4", 2, true)]
    [InlineData("3.5", 0, true)]
    [InlineData("3.5", 2, false)]
    public async Task A_member_with_a_corrupted_copy_is_named_and_no_other(string line, int which, bool isCompacted)
    {
        await using var cluster = await EtcdCluster.StartAsync(3, new() { Line = line }, Cancelled);
        await cluster.Ctl.RunAsync("put", "a", "1");
        await cluster.Ctl.RunAsync("put", "a", "2");
        if (isCompacted)
        {
            await cluster.Ctl.RunAsync("compact", "3", "--physical");
        }

        var bad = cluster.Members[which];
        await CorruptedCopy.MakeAsync(cluster, bad, Cancelled);
        var found = await ExamineAsync(cluster.Endpoints);

        Assert.Equal(4, found.ExitCode);
        var finding = Assert.Single(found.Json.GetProperty("findings").EnumerateArray(), static each => each.GetProperty("id").GetString() == "data-differs");
        Assert.Equal("critical", finding.GetProperty("severity").GetString());
        var others = string.Join(", ", cluster.Members.Where(member => member != bad).Select(static member => $@"{member.Name} \([0-9a-f]{{8}}\)"));
        Assert.Matches(
            $@"^{bad.Name} \([0-9a-f]{{8}}\) has not the data that {others} have, at r4, {(isCompacted ? "compacted at r3" : "never compacted")}$",
            finding.GetProperty("cause").GetString());
    }

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task Databases_above_100_MB_are_compared_only_on_demand_after_their_cost_was_told(string line)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("KVTUI_FULL") == "1", "It writes 200 MB: KVTUI_FULL=1.");
        await using var cluster = await EtcdCluster.StartAsync(2, new() { Line = line }, Cancelled);
        var value = new byte[1 << 20];
        for (var number = 0; number < 110; number++)
        {
            await cluster.Ctl.PutAsync($"/large/{number}", value, Cancelled);
        }

        var plain = await ExamineAsync(cluster.Endpoints);
        Assert.Equal("too_large", plain.Json.GetProperty("data").GetString());
        Assert.Contains("data-not-compared", plain.Findings);
        Assert.Equal(0, await CallsAsync(cluster, "grpc_method=\"HashKV\""));

        var deep = await ExamineAsync(cluster.Endpoints, "--deep");
        Assert.Matches("^kvtui: --deep: 2 members read their whole databases, 2[0-9]{2} MiB together, one after the other; each is slower meanwhile.\n", deep.Error);
        Assert.Equal("agrees", deep.Json.GetProperty("data").GetString());
        Assert.InRange(await CallsAsync(cluster, "grpc_method=\"HashKV\""), 2, 10);
    }

    [Fact]
    public async Task A_full_database_is_told_with_the_way_out()
    {
        await using var cluster = await EtcdCluster.StartAsync(1, new() { Arguments = ["--quota-backend-bytes=4194304"] }, Cancelled);
        var value = new byte[50_000];
        for (var put = 0; put < 90; put++)
        {
            await cluster.Ctl.TryAsync(["put", $"k{put}"], value, Cancelled);
        }

        var result = await KvTuiProgram.With("doctor", "--endpoints", cluster.Endpoints).RunAsync(Cancelled);

        Assert.True(result.ExitCode == 4, result.ToString());
        Assert.Contains("CRITICAL  alarm-nospace\n  n1 has raised NOSPACE.\n  No key can be put", result.Text, StringComparison.Ordinal);
        Assert.Contains("kvtui alarm disarm", result.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("CRITICAL  quota-nearly-used", result.Text, StringComparison.Ordinal);
        Assert.Matches(@"\n2 critical, (\d warnings?, )?1 note\.\n$", result.Text);
    }

    [Fact]
    public async Task Members_that_are_down_are_findings_until_there_is_no_quorum()
    {
        await using var cluster = await EtcdCluster.StartAsync(3, cancellationToken: Cancelled);
        await cluster.LeaderAsync(cancellationToken: Cancelled);
        await cluster.Members[2].KillAsync(Cancelled);
        await cluster.LeaderAsync(not: cluster.Members[2], cancellationToken: Cancelled);
        var degraded = await ExamineAsync(cluster.Endpoints);
        Assert.Equal(4, degraded.ExitCode);
        Assert.Empty(((string[])["member-down", "no-spare"]).Except(degraded.Findings));

        await cluster.Members[1].KillAsync(Cancelled);
        var lost = degraded;
        await Eventually.TrueAsync(
            async _ => (lost = await ExamineAsync(cluster.Endpoints)).Findings.Contains("no-quorum"),
            () => $"there was to be no quorum: {string.Join(' ', lost.Findings)}", TimeSpan.FromSeconds(20), Cancelled);
        Assert.Equal(3, lost.ExitCode);
    }

    [Fact]
    public async Task A_report_has_all_that_was_seen_and_no_secret()
    {
        const string Password = "planted-password-77aa";
        await using var member = await EtcdProcess.StartAsync(new() { Login = new("root", Password), Arguments = ["--bcrypt-cost=4"] }, Cancelled);
        await member.Ctl.RunAsync("put", "/planted-key-88bb", "planted-value-99cc");
        var verb = KvTuiProgram.With("doctor", "--report", "--endpoints", member.Endpoint)
            .Variable("ETCDCTL_USER", "root").Variable("ETCDCTL_PASSWORD", Password);
        var report = await verb.RunAsync(Cancelled);
        Assert.True(report.ExitCode == 0, report.ToString());
        Assert.Matches(@"^kvtui doctor, \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\n\n```\n", report.Text);
        Assert.EndsWith("Nothing is wrong; 1 note.\n```\n", report.Text, StringComparison.Ordinal);
        Assert.All(["NAME", "n1", "3.5", "QUOTA", "2 GiB", "FSYNC P99", "no-tolerance"], word => Assert.Contains(word, report.Text, StringComparison.Ordinal));
        var lease = (await member.Ctl.RunAsync("lease", "grant", "600")).Split(' ')[1];
        await member.Ctl.RunAsync("put", "/planted-key-88bb/leased", "planted-value-99cc", $"--lease={lease}");
        foreach (var login in (Command[])[verb, verb.Variable("ETCDCTL_PASSWORD", "planted-wrong-aa00"), KvTuiProgram.With().Variable("ETCDCTL_AUTH_JWT_TOKEN", "planted-token-bb11")])
        {
            foreach (var format in (string[][])[["--report"], ["-o", "json"], []])
            {
                var result = await (login with { Arguments = ["doctor", "--endpoints", member.Endpoint, .. format] }).RunAsync(Cancelled);
                Assert.NotEqual("", result.Text);
                Assert.DoesNotMatch($"planted|{lease}", result.Text + result.Error);
            }
        }
    }

    [Fact]
    public async Task Every_command_line_that_is_named_exists()
    {
        var sources = Directory.EnumerateFiles(Checkout.PathTo("src", "KvTui.Core", "Diagnosis"), "*Findings.cs").Select(File.ReadAllText);
        var named = sources.SelectMany(static source => NamedCommandLine().Matches(source)).Select(static match => match.Groups[1].Value).Distinct().ToList();
        Assert.InRange(named.Count, 5, 50);
        foreach (var line in named)
        {
            var words = line.Split(' ');
            string[] verb = [.. words.TakeWhile(static word => char.IsAsciiLetterLower(word[0]))];
            var help = await KvTuiProgram.With([.. verb, "--help"]).RunAsync(Cancelled);
            Assert.True(help.ExitCode == 0, $"{line}\n{help}");
            Assert.All(words.Where(static word => word.StartsWith("--", StringComparison.Ordinal)), flag => Assert.Contains(flag, help.Text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Whoever_is_not_let_in_is_told_so_and_the_cluster_is_not_blamed()
    {
        await using var member = await RestrictedUser.StartAsync("3.5", Cancelled);
        var denied = await KvTuiProgram.With("doctor", "--endpoints", member.Endpoint, "--user", "bob:wrong").RunAsync(Cancelled);
        Assert.True(denied.ExitCode == 1, denied.ToString());
        Assert.Contains("WARNING  denied\n", denied.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("CRITICAL", denied.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Certificates_of_members_and_client_are_in_the_report()
    {
        using var certificates = new ThrowAwayCertificates();
        var tls = certificates.Options(mutual: true);
        await using var member = await EtcdProcess.StartAsync(new() { Tls = tls }, Cancelled);
        string[] flags = ["--endpoints", member.Endpoint, "--cacert", tls.CaFile, "--cert", tls.ClientCertificate, "--key", tls.ClientKey];
        var report = await KvTuiProgram.With(["doctor", "--report", .. flags]).RunAsync(Cancelled);
        Assert.Matches(@"(?m)^n1 +CN=\S+ .*localhost, 127\.0\.0\.1", report.Text);
        Assert.Matches("(?m)^this client +CN=root ", report.Text);

        var refused = await KvTuiProgram.With(["doctor", "--endpoints", member.Endpoint, "--cacert", certificates.OtherCaFile, .. flags[4..]]).RunAsync(Cancelled);
        Assert.True(refused.ExitCode == 3, refused.ToString());
        Assert.Contains("CRITICAL  certificate-untrusted\n", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_as_json_is_refused()
    {
        var refused = await KvTuiProgram.With("doctor", "--report", "-o", "json", "--endpoints", "127.0.0.1:1").RunAsync(Cancelled);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("--report is text", refused.Error, StringComparison.Ordinal);
    }

    /// <summary>
    /// Some time it takes less than a second, the program's start included: it is asked until it does, as others use this machine too.
    /// </summary>
    private static async Task AssertFastAsync(EtcdCluster cluster)
    {
        var times = new List<TimeSpan>();
        await Eventually.TrueAsync(
            async _ =>
            {
                var started = TimeProvider.System.GetTimestamp();
                await ExamineAsync(cluster.Endpoints);
                times.Add(TimeProvider.System.GetElapsedTime(started));
                return times[^1] <= TimeSpan.FromSeconds(1);
            },
            () => $"it was to take a second at most: {string.Join(' ', times)}", TimeSpan.FromMinutes(1), Cancelled);
    }

    private static async Task<Examined> ExamineAsync(string endpoints, params IReadOnlyList<string> flags)
    {
        var result = await KvTuiProgram.With(["doctor", "-o", "json", "--endpoints", endpoints, "--command-timeout", "3s", .. flags]).RunAsync(Cancelled);
        Assert.True(result.Output.Length > 0, result.ToString());
        return new(result.ExitCode, JsonDocument.Parse(result.Output).RootElement, result.Error);
    }

    private static EtcdClient Client(EtcdCluster cluster) => new(
        new EtcdClientOptions { Endpoints = [.. cluster.Members.Select(static member => EtcdEndpoint.Parse(member.Endpoint))] }, TimeProvider.System, new Random(1));

    private static async Task FillAsync(EtcdCluster cluster, int count)
    {
        await using var client = Client(cluster);
        var value = Encoding.UTF8.GetBytes(new string('v', 100));
        foreach (var part in Enumerable.Range(0, count).Chunk(500))
        {
            await Task.WhenAll(part.Select(number => client.Kv.PutAsync(EtcdKey.FromText($"/keys/{number:d5}"), value, new(), Cancelled)));
        }

        foreach (var member in cluster.Members)
        {
            await member.Ctl.RunAsync("get", "/keys/00000");
        }
    }

    /// <summary>How many RPCs the members have answered.</summary>
    /// <param name="label">Only those with this label; all if empty.</param>
    private static async Task<double> CallsAsync(EtcdCluster cluster, string label = "")
    {
        using var http = new HttpClient();
        var sum = 0.0;
        foreach (var member in cluster.Members)
        {
            var page = await http.GetStringAsync(new Uri($"{member.Endpoint}/metrics"), Cancelled);
            sum += page.Split('\n')
                .Where(line => line.StartsWith("grpc_server_handled_total{", StringComparison.Ordinal) && line.Contains(label, StringComparison.Ordinal))
                .Sum(static line => double.Parse(line.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture));
        }

        return sum;
    }

    [GeneratedRegex(@"\(kvtui ([^()]+)\)")]
    private static partial Regex NamedCommandLine();

    /// <summary>What the verb printed.</summary>
    private sealed record Examined(int ExitCode, JsonElement Json, string Error)
    {
        private readonly string[] _all = [.. Json.GetProperty("findings").EnumerateArray().Select(static each => each.GetProperty("id").GetString()!)];

        /// <summary>The ids of what was found, without the speed of this machine's disk.</summary>
        public string[] Findings => [.. _all.Except(OfDisk)];

        public bool IsDiskSlow => _all.Intersect(OfDisk).Any();
    }
}
