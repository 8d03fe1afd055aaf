using System.Net;
using System.Net.Sockets;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Scripts;

public sealed class ClusterScriptTests
{
    public static TheoryData<string> Lines => [.. EtcdBinaries.Lines];

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Up_starts_three_healthy_members_and_running_it_again_is_harmless(string line)
    {
        await using var cluster = new ScriptedCluster();
        await cluster.RunAsync("up.sh", "3", "--version", line);
        var before = cluster.ProcessId(1);
        var second = await cluster.RunAsync("up.sh", "3");
        var status = await cluster.RunAsync("status.sh");

        Assert.Equal(before, cluster.ProcessId(1));
        Assert.Contains($"export ETCDCTL_ENDPOINTS=http://127.0.0.1:{cluster.PortBase},", second, StringComparison.Ordinal);
        Assert.Contains("3 of 3 members are healthy · plain", status, StringComparison.Ordinal);
        Assert.Contains($"etcd Version: {line}.", status, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_with_another_size_over_a_cluster_is_refused_in_one_sentence()
    {
        await using var cluster = new ScriptedCluster();
        await cluster.RunAsync("up.sh", "1");
        var refused = await cluster.TryAsync("up.sh", "3");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("there is a cluster of 1 (plain) already", refused.Error, StringComparison.Ordinal);
        Assert.Contains("down.sh --wipe", refused.Error, StringComparison.Ordinal);
        Assert.Single(refused.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Up_refuses_a_port_on_which_something_else_listens_and_leaves_nothing_behind()
    {
        await using var cluster = new ScriptedCluster();
        using var listener = new TcpListener(IPAddress.Loopback, cluster.PortBase + 3);
        listener.Start();
        var refused = await cluster.TryAsync("up.sh", "3");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains($"port {cluster.PortBase + 3} is taken by another program", refused.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(cluster.Folder));
    }

    [Fact]
    public async Task Stop_pause_resume_and_start_show_in_the_status()
    {
        await using var cluster = new ScriptedCluster();
        await cluster.RunAsync("up.sh", "3");
        await cluster.RunAsync("stop-member.sh", "1");
        var stopped = await cluster.TryAsync("status.sh");
        await cluster.RunAsync("start-member.sh", "1");
        await cluster.RunAsync("pause-member.sh", "n2");
        var paused = await cluster.TryAsync("status.sh");
        await cluster.RunAsync("resume-member.sh", "n2");
        await cluster.RunAsync("up.sh");

        Assert.Equal(1, stopped.ExitCode);
        Assert.Matches(@"n1 .*\bstopped\b", stopped.Text);
        Assert.Matches(@"n2 .*\bpaused\b", paused.Text);
        Assert.Contains("3 of 3 members are healthy", await cluster.RunAsync("status.sh"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kill_leader_leaves_another_leader_and_the_killed_one_comes_back()
    {
        await using var cluster = new ScriptedCluster();
        await cluster.RunAsync("up.sh", "3");
        var said = await cluster.RunAsync("kill-leader.sh");
        var killed = said["killed n".Length..][..1];

        Assert.Matches("^n[123] leads now\n$", said.Split('\n', 2)[1]);
        Assert.DoesNotContain($"n{killed} leads now", said, StringComparison.Ordinal);
        await cluster.RunAsync("start-member.sh", killed);
        Assert.Equal(0, (await cluster.TryAsync("status.sh")).ExitCode);
    }

    [Fact]
    public async Task Killing_the_leader_of_one_says_that_no_quorum_is_left()
    {
        await using var cluster = new ScriptedCluster();
        await cluster.RunAsync("up.sh", "1");
        Assert.Contains("no quorum is left: 0 of 1", await cluster.RunAsync("kill-leader.sh"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cluster_with_mutual_tls_is_usable_through_its_env_file_and_closed_to_others()
    {
        await using var cluster = new ScriptedCluster();
        await cluster.RunAsync("up.sh", "1", "--mtls");

        Assert.Equal(0, (await cluster.ShellAsync("etcdctl put a b && etcdctl get a")).ExitCode);
        Assert.NotEqual(0, (await cluster.ShellAsync("unset ETCDCTL_CERT ETCDCTL_KEY; etcdctl --command-timeout=2s get a")).ExitCode);
        Assert.Contains("1 of 1 members are healthy · mtls", await cluster.RunAsync("status.sh"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task A_cluster_with_users_is_usable_through_its_env_file_closed_to_others_and_lets_alice_do_her_part(string line)
    {
        await using var cluster = new ScriptedCluster();
        var said = await cluster.RunAsync("up.sh", "1", "--auth", "--version", line);
        var alice = $"export ETCDCTL_USER=alice ETCDCTL_PASSWORD=$(cat '{cluster.Folder}/alice.password')";

        Assert.DoesNotContain("ETCDCTL_PASSWORD=", said, StringComparison.Ordinal);
        Assert.Equal(0, (await cluster.ShellAsync("etcdctl put /other/a b && etcdctl get /other/a")).ExitCode);
        Assert.NotEqual(0, (await cluster.ShellAsync("unset ETCDCTL_USER ETCDCTL_PASSWORD; etcdctl --command-timeout=2s get /other/a")).ExitCode);
        Assert.Equal(0, (await cluster.ShellAsync($"{alice}; etcdctl put /app/a b && etcdctl get /config/a")).ExitCode);
        Assert.Contains("permission denied", (await cluster.ShellAsync($"{alice}; etcdctl put /config/a b")).Error, StringComparison.Ordinal);
        Assert.Contains("1 of 1 members are healthy · auth", await cluster.RunAsync("status.sh"), StringComparison.Ordinal);
        Assert.Equal(said, await cluster.RunAsync("up.sh"));
    }

    [Fact]
    public async Task Down_keeps_the_data_and_wipe_removes_everything()
    {
        await using var cluster = new ScriptedCluster();
        await cluster.RunAsync("up.sh", "1");
        await cluster.ShellAsync("etcdctl put kept yes");
        var process = cluster.ProcessId(1);
        await cluster.RunAsync("down.sh");
        Assert.False(Runs(process));

        await cluster.RunAsync("up.sh");
        Assert.Equal("kept\nyes\n", (await cluster.ShellAsync("etcdctl get kept")).Text);
        await cluster.RunAsync("down.sh", "--wipe");
        Assert.False(Directory.Exists(cluster.Folder));
    }

    [Fact]
    public async Task A_process_that_only_has_the_noted_id_is_spared()
    {
        await using var cluster = new ScriptedCluster();
        await cluster.RunAsync("up.sh", "1");
        await cluster.RunAsync("stop-member.sh", "1");
        await File.WriteAllTextAsync(Path.Combine(cluster.Folder, "n1", "pid"), $"{Environment.ProcessId}\n", TestContext.Current.CancellationToken);

        await cluster.RunAsync("down.sh");
        var status = await cluster.TryAsync("status.sh");

        Assert.Matches(@"n1 .*\bstopped\b", status.Text);
    }

    [Fact]
    public async Task A_missing_tool_is_named_in_one_sentence_with_the_command_that_installs_it()
    {
        await using var cluster = new ScriptedCluster();
        string[] basics = ["dirname", "realpath", "cat", "sed", "awk", "mkdir", "rm", "mktemp", "setsid", "uname", "install", "env", "bash"];
        var tls = await cluster.WithOnlyAsync(basics, "up.sh", "1", "--tls");
        Assert.Equal("up.sh: openssl is missing; install it with: apt-get install openssl\n", tls.Error);

        await using var other = new ScriptedCluster();
        var demo = await other.WithOnlyAsync(basics, "demo.sh");
        Assert.StartsWith("demo.sh: the .NET 10 SDK is missing; install it with: apt-get install dotnet-sdk-10.0", demo.Error, StringComparison.Ordinal);
    }

    // a dead process stays in the table until its parent has asked for it, but without a command line
    private static bool Runs(int process) =>
        Directory.Exists($"/proc/{process}") && File.ReadAllText($"/proc/{process}/cmdline").Length > 0;
}
