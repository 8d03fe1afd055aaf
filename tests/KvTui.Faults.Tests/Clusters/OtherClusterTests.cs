using KvTui.Core.Connection;
using KvTui.Etcd;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;
using KvTui.Faults.Tests.Screens;
using KvTui.Testing.Etcd;

namespace KvTui.Faults.Tests.Clusters;

/// <summary>
/// Another cluster answers in place of the one that was looked at, by chance with the same key at the same revisions: nothing is written
/// there unasked.
/// </summary>
public sealed class OtherClusterTests
{
    private const string Key = "/app/config";
    private const string Save = "\x13";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Where_the_other_cluster_in_the_list_answers_an_edit_is_refused_and_goes_on_when_its_own_is_back()
    {
        await using var one = await FilledAsync("value of A");
        await using var other = await FilledAsync("value of B");
        await using var explorer = InProcessExplorer.Start($"{one.Endpoint},{other.Endpoint}");
        var (read, answers) = await OpenAsync(explorer) ? (one, other) : (other, one);
        var (old, now) = (await IdAsync(read), await IdAsync(answers));
        var value = await ValueAsync(answers);
        await EditAsync(explorer);
        await read.KillAsync(Cancelled);
        await explorer.WaitForScreenAsync(
            frame => frame.StatusLine.Contains($"another cluster answers at 127.0.0.1:{answers.ClientPort}: r reads it", StringComparison.Ordinal),
            "the status line says so");
        explorer.Press(Save);
        await RefusedAsync(explorer, "Not saved: ", old, now);
        explorer.Press("\e");
        await explorer.WaitForScreenAsync(frame => frame.State.TopLayer is Layer.Question, "leaving is asked about");
        explorer.Press("\r");
        await explorer.WaitForScreenAsync(frame => frame.State.TopLayer is null, "the editor goes on");
        Assert.Equal(value, await ValueAsync(answers));

        await read.RestartAsync(cancellationToken: Cancelled);
        await explorer.WaitForScreenAsync(
            frame => frame.IsLive && frame.State.Keyspace.ClusterId == old, "the first cluster is read again by itself");
        explorer.Press(Save);
        await explorer.WaitForScreenAsync(frame => frame.State.Detail.Edit is null, "it is saved where it was read");
        Assert.StartsWith("mine value of", await ValueAsync(read), StringComparison.Ordinal);
        Assert.Equal(value, await ValueAsync(answers));
    }

    [Fact]
    public async Task R_moves_to_the_cluster_that_answers_and_an_open_edit_stays_that_of_the_other()
    {
        await using var one = await FilledAsync("value of A");
        await using var other = await FilledAsync("value of B");
        await using var explorer = InProcessExplorer.Start($"{one.Endpoint},{other.Endpoint}");
        var (read, answers) = await OpenAsync(explorer) ? (one, other) : (other, one);
        var (old, now) = (await IdAsync(read), await IdAsync(answers));
        await read.KillAsync(Cancelled);
        await explorer.WaitForScreenAsync(frame => frame.State.Connection.Phase == ConnectionPhase.OtherCluster, "another cluster answers");
        explorer.Press("e");
        await RefusedAsync(explorer, "Edits are off: ", old, now);
        explorer.Press("r");
        await explorer.WaitForScreenAsync(
            frame => frame.IsLive && frame.State.Keyspace.ClusterId == now && frame.Text.Contains("value of", StringComparison.Ordinal),
            "the other cluster is read");
        var moved = $"moved to another cluster: {old:x16} → {now:x16}";
        Assert.Contains(explorer.Frame.State.Cluster.Timeline.Entries, entry => entry.Text == moved);
        await EditAsync(explorer);
        explorer.Press(Save);
        await explorer.WaitForScreenAsync(frame => frame.State.Detail.Edit is null, "what was read there is saved there");
    }

    [Theory]
    [InlineData("e")]
    [InlineData("d")]
    [InlineData("D")]
    public async Task A_member_rebuilt_behind_its_address_is_not_written_to(string key)
    {
        await using var member = await FilledAsync("old value");
        await using var explorer = InProcessExplorer.Start(member.Endpoint);
        await OpenAsync(explorer);
        var old = await IdAsync(member);
        await BeginAsync(explorer, key);
        await member.RebuildAsync("another-token", Cancelled);
        await member.Ctl.PutAsync(Key, "NEW value that nobody has seen"u8.ToArray(), Cancelled);
        await EndAsync(explorer, key);
        await RefusedAsync(explorer, key == "e" ? "ot saved: " : "deleted: ", old, await IdAsync(member));
        Assert.Equal("NEW value that nobody has seen", await ValueAsync(member));
        Assert.DoesNotContain("no longer exists", explorer.Frame.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("e")]
    [InlineData("d")]
    [InlineData("D")]
    public async Task A_cluster_made_anew_with_the_same_id_is_not_written_to(string key)
    {
        await using var member = await FilledAsync("old value");
        await using var explorer = InProcessExplorer.Start(member.Endpoint);
        await OpenAsync(explorer);
        var old = await IdAsync(member);
        await BeginAsync(explorer, key);
        await member.RebuildAsync(null, Cancelled);
        await member.Ctl.PutAsync(Key, "NEW value that nobody has seen"u8.ToArray(), Cancelled);
        if (key == "D")
        {
            await member.Ctl.PutAsync("/app/more", "1"u8.ToArray(), Cancelled);
        }

        Assert.Equal(old, await IdAsync(member));
        await EndAsync(explorer, key);
        var why = key == "D" ? "Nothing was deleted yet" : "the cluster was restored or recreated";
        await explorer.WaitForScreenAsync(frame => frame.Text.Contains(why, StringComparison.Ordinal), "it is said why not");
        Assert.Equal("NEW value that nobody has seen", await ValueAsync(member));
    }

    private static async Task<EtcdProcess> FilledAsync(string value)
    {
        var member = await EtcdProcess.StartAsync(cancellationToken: Cancelled);
        await member.Ctl.PutAsync(Key, System.Text.Encoding.UTF8.GetBytes(value), Cancelled);
        return member;
    }

    private static async Task<string> ValueAsync(EtcdProcess member) =>
        (await member.Ctl.RunAsync("get", "--print-value-only", Key)).TrimEnd('\n');

    private static async Task<ulong> IdAsync(EtcdProcess member)
    {
        var options = new EtcdClientOptions { Endpoints = [EtcdEndpoint.Parse(member.Endpoint)] };
        await using var client = new EtcdClient(options, TimeProvider.System, new Random());
        return (await client.Kv.RangeAsync(KeyRange.Key(EtcdKey.FromText(Key)), RangeOptions.Default, Cancelled)).Header.ClusterId;
    }

    /// <summary>Goes to the key; true if it is that of cluster A.</summary>
    private static async Task<bool> OpenAsync(InProcessExplorer explorer)
    {
        await explorer.WaitForScreenAsync(frame => frame.IsLive, "the explorer is live");
        await explorer.GoToAsync(Key);
        var frame = await explorer.WaitForScreenAsync(frame => frame.State.Detail is { Value: not null, Wanted: null }, "the value is shown");
        return frame.Text.Contains("value of A", StringComparison.Ordinal);
    }

    private static async Task EditAsync(InProcessExplorer explorer)
    {
        explorer.Press("e");
        await explorer.WaitForScreenAsync(frame => frame.State.Detail.Edit is not null, "the editor is open");
        explorer.Press("mine ");
        await explorer.WaitForScreenAsync(frame => frame.State.Detail.Edit!.WouldLose, "something is typed");
    }

    private static async Task BeginAsync(InProcessExplorer explorer, string key)
    {
        if (key == "e")
        {
            await EditAsync(explorer);
            return;
        }

        // D is about a folder: that of the key.
        explorer.Press(key == "D" ? "hD" : key);
        await explorer.WaitForScreenAsync(frame => frame.State.TopLayer is Layer.Question, "it is asked");
    }

    private static async Task EndAsync(InProcessExplorer explorer, string key)
    {
        explorer.Press(key == "e" ? Save : "\t\r");
        await explorer.WaitForScreenAsync(
            frame => frame.State.Writes.UnderWay.IsEmpty && frame.State.Notice is not null, "the write has ended");
    }

    private static Task<ScreenFrame> RefusedAsync(InProcessExplorer explorer, string words, ulong old, ulong now) =>
        explorer.WaitForScreenAsync(
        frame => frame.State.Notice?.Text is { } text
            && text.Contains(words, StringComparison.Ordinal)
            && text.Contains($"{old:x16}", StringComparison.Ordinal)
            && text.Contains($"{now:x16}", StringComparison.Ordinal),
        $"it is refused, and clusters {old:x16} and {now:x16} are named");
}
