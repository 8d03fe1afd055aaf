using System.Text.Json;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Cli;

public sealed class StatusTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cluster_is_healthy_then_degraded_then_without_quorum_then_gone()
    {
        await using var cluster = await EtcdCluster.StartAsync(3, cancellationToken: Cancelled);
        await cluster.LeaderAsync(cancellationToken: Cancelled);
        var healthy = await StatusAsync(cluster.Endpoints);
        Assert.True(healthy.ExitCode == 0, healthy.ToString());
        Assert.Matches(@"healthy: 3 of 3 members answer, leader n[123], term \d+, r\d+; 1 more may fail\.\n$", healthy.Text);
        Assert.All(["n1", "n2", "n3", "leader", "follower", "VERSION"], word => Assert.Contains(word, healthy.Text, StringComparison.Ordinal));

        // One given endpoint is enough: the others are found by the member list.
        var byOne = await StatusAsync(cluster.Members[0].Endpoint);
        Assert.Contains("3 of 3 members answer", byOne.Text, StringComparison.Ordinal);

        var killed = await cluster.KillLeaderAsync(Cancelled);
        var next = await cluster.LeaderAsync(cancellationToken: Cancelled);
        var degraded = await StatusAsync(cluster.Endpoints);
        Assert.True(degraded.ExitCode == 4, degraded.ToString());
        Assert.Contains($"degraded: 2 of 3 members answer, leader {next.Name}", degraded.Text, StringComparison.Ordinal);
        Assert.Contains("unreachable:", degraded.Text, StringComparison.Ordinal);
        Assert.Contains($"{killed.Name} does not answer from here", degraded.Text, StringComparison.Ordinal);

        await next.KillAsync(Cancelled);
        CommandResult noQuorum = null!;
        await Eventually.TrueAsync(
            async _ => (noQuorum = await StatusAsync(cluster.Endpoints)).Text.Contains("no quorum: 1 of 3", StringComparison.Ordinal),
            () => $"there was to be no quorum: {noQuorum}",
            TimeSpan.FromSeconds(20),
            Cancelled);
        Assert.Equal(3, noQuorum.ExitCode);
        Assert.Matches($"({killed.Name} and {next.Name}|{next.Name} and {killed.Name}) do not answer from here", noQuorum.Text);

        await cluster.Members.Single(m => m.IsRunning).KillAsync(Cancelled);
        var gone = await StatusAsync(cluster.Endpoints);
        Assert.Equal(3, gone.ExitCode);
        Assert.Contains("unreachable: ", gone.Text, StringComparison.Ordinal);
        Assert.All(cluster.Members, m => Assert.Contains(m.Endpoint, gone.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_frozen_member_costs_its_own_time_out_only()
    {
        await using var cluster = await EtcdCluster.StartAsync(3, cancellationToken: Cancelled);
        var leader = await cluster.LeaderAsync(cancellationToken: Cancelled);
        var frozen = cluster.Members.First(m => m != leader);
        frozen.Pause();
        var started = TimeProvider.System.GetTimestamp();

        var status = await KvTuiProgram.With("status", "--endpoints", cluster.Endpoints, "--command-timeout", "4s").RunAsync(Cancelled);

        var elapsed = TimeProvider.System.GetElapsedTime(started);
        Assert.True(status.ExitCode == 4, status.ToString());
        Assert.Contains("degraded: 2 of 3 members answer", status.Text, StringComparison.Ordinal);
        Assert.Contains($"{frozen.Name} does not answer", status.Text, StringComparison.Ordinal);
        Assert.True(status.Text.Contains("no answer within 4 s", StringComparison.Ordinal), status.ToString());
        Assert.InRange(elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(7.5));
    }

    [Fact]
    public async Task A_frozen_leader_is_no_loss_of_quorum_once_another_is_elected()
    {
        await using var cluster = await EtcdCluster.StartAsync(3, cancellationToken: Cancelled);
        var frozen = await cluster.LeaderAsync(cancellationToken: Cancelled);
        frozen.Pause();

        var status = await KvTuiProgram.With("status", "--endpoints", cluster.Endpoints, "--command-timeout", "8s").RunAsync(Cancelled);

        Assert.True(status.ExitCode == 4, status.ToString());
        Assert.Matches($"degraded: 2 of 3 members answer, leader (?!{frozen.Name})n[123], term", status.Text);
    }

    [Fact]
    public async Task A_learner_is_shown_as_one()
    {
        await using var cluster = await EtcdCluster.StartAsync(3, cancellationToken: Cancelled);
        using var folder = new TemporaryFolder("learner");
        var (client, peer) = ($"http://127.0.0.1:{FreePorts.Take()}", $"http://127.0.0.1:{FreePorts.Take()}");
        await Eventually.TrueAsync(
            async token => (await cluster.Ctl.TryAsync(["member", "add", "n4", "--learner", $"--peer-urls={peer}"], cancellationToken: token)).ExitCode == 0,
            () => "a learner was to be added, which the members refuse until they have known each other for some seconds",
            TimeSpan.FromSeconds(20),
            Cancelled);
        var initial = string.Join(',', cluster.Members.Select(m => $"{m.Name}={m.PeerUrl}").Append($"n4={peer}"));
        await using var learner = new RunningProgram(new(
            cluster.Members[0].Binaries.Server,
            "--name=n4",
            $"--data-dir={folder.PathTo("data")}",
            $"--listen-client-urls={client}",
            $"--advertise-client-urls={client}",
            $"--listen-peer-urls={peer}",
            $"--initial-advertise-peer-urls={peer}",
            $"--initial-cluster={initial}",
            "--initial-cluster-state=existing"));

        CommandResult status = null!;
        await Eventually.TrueAsync(
            async _ => (status = await StatusAsync(cluster.Endpoints)).Text.Contains("healthy: 4 of 4", StringComparison.Ordinal),
            () => $"the learner was to answer: {status}",
            TimeSpan.FromSeconds(20),
            Cancelled);

        Assert.Equal(0, status.ExitCode);
        Assert.Matches($@"(?m)^n4 +{client} +learner +3\.5\.", status.Text);
        Assert.EndsWith("; 1 more may fail.\n", status.Text, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await KvTuiProgram.With("status", "-o", "json", "--endpoints", cluster.Endpoints).RunAsync(Cancelled)).Output);
        var row = json.RootElement.GetProperty("members").EnumerateArray().Single(m => m.GetProperty("name").GetString() == "n4");
        Assert.True(row.GetProperty("learner").GetBoolean());
        Assert.Equal("learner", row.GetProperty("role").GetString());
        Assert.Equal(3, json.RootElement.GetProperty("voters").GetInt32());
    }

    [Theory]
    [InlineData(false, "nobody answers there; n1, n3 advertise it too", "where nobody answers: n2 and n3 cannot be asked")]
    [InlineData(true, "another cluster answers there; n1, n3 advertise it too", @"where another cluster \([0-9a-f]+\) answers: n2 and n3 cannot be asked")]
    public async Task Members_that_all_advertise_one_address_are_no_members_that_have_not_started(bool answers, string row, string reason)
    {
        await using var other = answers ? await EtcdProcess.StartAsync(cancellationToken: Cancelled) : null;
        var common = $"http://localhost:{other?.ClientPort ?? FreePorts.Take()}";
        await using var cluster = await EtcdCluster.StartAsync(3, new() { Arguments = [$"--advertise-client-urls={common}"] }, Cancelled);

        var status = await KvTuiProgram.With("status", "--endpoints", cluster.Members[0].Endpoint).RunAsync(Cancelled);
        Assert.True(status.ExitCode == 4, status.ToString());
        Assert.Contains($"n2    {common} ", status.Text, StringComparison.Ordinal);
        Assert.Contains(row, status.Text, StringComparison.Ordinal);
        Assert.Matches($"n1, n2 and n3 advertise the same address, {common}, {reason}", status.Text);
        Assert.DoesNotContain("not started", status.Text, StringComparison.Ordinal);

        // All three given are met themselves, whatever they advertise.
        var all = await StatusAsync(cluster.Endpoints);
        Assert.True(all.ExitCode == 0, all.ToString());
    }

    [Fact]
    public async Task Two_clusters_in_one_list_are_both_named()
    {
        await using var one = await EtcdProcess.StartAsync(cancellationToken: Cancelled);
        await using var other = await EtcdProcess.StartAsync(cancellationToken: Cancelled);

        var status = await StatusAsync($"{one.Endpoint},{other.Endpoint}");
        Assert.True(status.ExitCode == 4, status.ToString());
        Assert.Matches(@"(?m)^\? +http\S+ +belongs to another cluster: [0-9a-f]+$", status.Text);
        Assert.Matches(@"another cluster \([0-9a-f]+\) than the others \([0-9a-f]+\): two clusters in one list", status.Text);
        Assert.DoesNotContain("follower", status.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_alarm_is_shown_with_the_member_that_raised_it()
    {
        await using var member = await EtcdProcess.StartAsync(new() { Arguments = ["--quota-backend-bytes=4194304"] }, Cancelled);
        await Eventually.TrueAsync(
            async token => (await member.Ctl.TryAsync(["put", "fill"], new byte[1_000_000], token)).ExitCode != 0,
            () => "the quota was to be filled",
            cancellationToken: Cancelled);

        var status = await StatusAsync(member.Endpoint);

        Assert.True(status.ExitCode == 4, status.ToString());
        Assert.Matches("(?m)^n1 .* NOSPACE$", status.Text);
        Assert.Contains("(alarm NOSPACE of n1)", status.Text, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await KvTuiProgram.With("status", "-o", "json", "--endpoints", member.Endpoint).RunAsync(Cancelled)).Output);
        var row = json.RootElement.GetProperty("members")[0];
        Assert.Equal("NOSPACE", row.GetProperty("alarms")[0].GetString());
        Assert.Equal(row.GetProperty("id").GetString(), json.RootElement.GetProperty("alarms")[0].GetProperty("member_id").GetString());
    }

    [Fact]
    public async Task Watched_it_prints_again_when_something_changes_and_only_then()
    {
        await using var cluster = await EtcdCluster.StartAsync(3, cancellationToken: Cancelled);
        var leader = await cluster.LeaderAsync(cancellationToken: Cancelled);
        await using var watch = new RunningProgram(
            KvTuiProgram.With("status", "--watch", "--interval", "200ms", "--endpoints", cluster.Endpoints));
        var first = await watch.LinesAsync(6, Cancelled);
        Assert.Matches(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$", first[0]);
        Assert.StartsWith("NAME", first[1], StringComparison.Ordinal);
        Assert.StartsWith("healthy: 3 of 3 members answer", first[5], StringComparison.Ordinal);

        await cluster.Ctl.RunAsync("put", "a", "1");
        var follower = cluster.Members.First(m => m != leader);
        await follower.KillAsync(Cancelled);
        var next = await watch.LinesAsync(14, Cancelled);

        Assert.Equal("", next[6]);
        Assert.Matches(@"^\d{4}-", next[7]);
        Assert.Contains(next.Skip(7), line => line.StartsWith($"degraded: 2 of 3 members answer, leader {leader.Name}", StringComparison.Ordinal));
        Assert.Contains(next.Skip(7), line => line.StartsWith($"{follower.Name} ", StringComparison.Ordinal) && line.Contains("unreachable:", StringComparison.Ordinal));
        Assert.Equal(0, await watch.InterruptAsync(Cancelled));
    }

    [Fact]
    public async Task Watched_as_json_it_is_an_object_a_poll()
    {
        await using var member = await EtcdProcess.StartAsync(cancellationToken: Cancelled);
        await using var watch = new RunningProgram(
            KvTuiProgram.With("status", "--watch", "--interval", "100ms", "-o", "json", "--endpoints", member.Endpoint));

        var polls = (await watch.LinesAsync(3, Cancelled)).Select(line => JsonDocument.Parse(line).RootElement).ToList();

        Assert.All(polls, poll => Assert.Equal("healthy", poll.GetProperty("health").GetString()));
        var times = polls.Select(poll => poll.GetProperty("time").GetDateTimeOffset()).ToList();
        Assert.Equal(times.Order(), times);
        Assert.Equal(0, await watch.InterruptAsync(Cancelled));
    }

    [Theory]
    [InlineData("--interval goes with --watch", "--interval", "2s")]
    [InlineData("is not a duration above zero", "--watch", "--interval", "0s")]
    public async Task An_interval_that_makes_no_sense_is_refused(string sentence, params string[] arguments)
    {
        var refused = await KvTuiProgram.With(["status", .. arguments]).RunAsync(Cancelled);
        Assert.True(refused.ExitCode == 2, refused.ToString());
        Assert.Contains(sentence, refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_has_every_field_of_the_matrix()
    {
        await using var member = await EtcdProcess.StartAsync(cancellationToken: Cancelled);

        using var status = JsonDocument.Parse((await KvTuiProgram.With("status", "-o", "json", "--endpoints", member.Endpoint).RunAsync(Cancelled)).Output);

        string[] whole = ["health", "reason", "cluster_id", "leader", "term", "voters", "quorum", "answering", "failures_tolerated", "alarms", "members"];
        string[] each =
        [
            "id", "name", "endpoint", "endpoints", "learner", "answers", "role", "leader", "cluster_id", "version", "raft_term", "leader_id",
            "revision", "raft_index", "raft_applied_index", "lag", "db_size", "db_size_in_use", "revision_lag", "apply_lag", "rtt_ms", "slow", "alarms", "disagrees_on", "errors",
        ];
        Assert.Equal(whole, status.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal(each, status.RootElement.GetProperty("members")[0].EnumerateObject().Select(p => p.Name));
        Assert.Matches("^[0-9a-f]+$", status.RootElement.GetProperty("members")[0].GetProperty("leader_id").GetString());
    }

    [Fact]
    public async Task Json_has_every_member()
    {
        await using var member = await EtcdProcess.StartAsync(cancellationToken: Cancelled);
        var dead = $"http://127.0.0.1:{FreePorts.Take()}";

        using var status = JsonDocument.Parse((await KvTuiProgram.With("status", "-o", "json", "--endpoints", $"{member.Endpoint},{dead}").RunAsync(Cancelled)).Output);

        var root = status.RootElement;
        var rows = root.GetProperty("members").EnumerateArray().ToList();
        Assert.Equal("degraded", root.GetProperty("health").GetString());
        Assert.Equal(2, rows.Count);
        Assert.Equal("n1", rows[0].GetProperty("name").GetString());
        Assert.True(rows[0].GetProperty("leader").GetBoolean());
        Assert.Equal(root.GetProperty("leader").GetString(), rows[0].GetProperty("id").GetString());
        Assert.Equal(dead, rows[1].GetProperty("endpoint").GetString());
        Assert.Contains("refused", rows[1].GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    private static Task<CommandResult> StatusAsync(string endpoints) =>
        KvTuiProgram.With("status", "--endpoints", endpoints, "--command-timeout", "2s").RunAsync(Cancelled);
}
