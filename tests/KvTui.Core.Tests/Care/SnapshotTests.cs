using System.Security.Cryptography;
using KvTui.Core.Care;
using KvTui.Core.Care.Running;
using KvTui.Core.Care.Snapshots;
using KvTui.Core.Explorer.Services;
using KvTui.Core.Tests.Fakes;
using KvTui.Etcd.Model.Options;
using KvTui.Testing;
using KvTui.Testing.Time;

namespace KvTui.Core.Tests.Care;

/// <summary>Snapshots from the explorer: the file that is asked for, how far it is, and what is left of it.</summary>
public sealed class SnapshotTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public void The_file_is_offered_after_the_cluster_and_the_time_and_can_be_named()
    {
        var prompt = new TestExplorer().Listed("/app/a").Command("snapshot").Top<Layer.Prompt>();
        Assert.Equal(("local-20260101-1200.db", true), (prompt.Text, prompt.IsOffered));
        Assert.Equal("etcd-20260101-1200.db", SnapshotName.Of("…/", Sample.Start));

        var explorer = new TestExplorer().Listed("/app/a").Command("snapshot /tmp/s.db");
        Assert.Equal(new Effect.SaveSnapshot("/tmp/s.db", 0, 0), explorer.Last<Effect.SaveSnapshot>());
        Assert.True(explorer.State.Snapshot.IsRunning);
    }

    [Fact]
    public void From_the_list_of_members_it_is_that_of_the_row()
    {
        var explorer = MemberSample.Open().Press("down s enter");
        Assert.Equal(2UL, explorer.Last<Effect.SaveSnapshot>().Member);
        explorer.Top<Layer.Roster>();
    }

    [Fact]
    public void While_it_is_read_the_status_line_says_how_far_and_Esc_asks_whether_to_stop()
    {
        var explorer = Reading();
        explorer.AssertShows("snapshot 12 MiB of 40 MiB");
        explorer.Press("esc").AssertSays("Of a snapshot of n1 into s.db, 12 MiB of 40 MiB are read. If it is stopped, nothing of it is kept.");
        Assert.Null(explorer.Copy().Press("enter").State.TopLayer);
        Assert.DoesNotContain(explorer.Copy().Press("esc").Effects, static effect => effect is Effect.StopSnapshot);
        explorer.Press("tab enter").Last<Effect.StopSnapshot>();
        explorer.Send(new OperationMessage.SnapshotEnded(null, "The snapshot was stopped.", WasStopped: true));
        Assert.Equal((NoticeKind.Info, false), (explorer.State.Notice!.Kind, explorer.State.Snapshot.IsRunning));
    }

    [Fact]
    public void A_second_one_asks_about_the_first_and_so_does_quitting()
    {
        Reading().Command("snapshot").AssertSays("Stop it");
        var explorer = Reading().Press("q");
        explorer.AssertSays("Quitting stops it, and nothing of it is kept.");
        Assert.False(explorer.Copy().Press("enter").State.Quitting);
        Assert.True(explorer.Press("tab enter").State.Quitting);
    }

    [Fact]
    public void A_question_about_it_goes_when_it_has_ended()
    {
        var explorer = Reading().Press("esc").Send(new OperationMessage.SnapshotEnded(null, "No snapshot was saved: gone."));
        Assert.Null(explorer.State.TopLayer);
        Assert.Equal("No snapshot was saved: gone.", explorer.Notice);
    }

    [Fact]
    public void At_its_end_it_is_told_and_the_page_of_a_restore_opens_unless_something_else_is_done()
    {
        var explorer = Reading().Send(new OperationMessage.SnapshotEnded("/tmp/s.db", "Snapshot of n1 in /tmp/s.db; sha256 abc"));
        Assert.Equal("Snapshot of n1 in /tmp/s.db; sha256 abc", explorer.Notice);
        Assert.Equal("/tmp/s.db", explorer.Last<Effect.PlanRestore>().Path);
        Assert.Equal("Restore a snapshot", explorer.Top<Layer.Page>().Title);
        explorer.Send(new OperationMessage.PageFilled("Restore a snapshot", ["# saved", "etcdutl snapshot restore /tmp/s.db"]));
        explorer.AssertSays("etcdutl snapshot restore /tmp/s.db");
        Assert.Equal("/tmp/s.db", explorer.Press("esc").Command("restore").Last<Effect.PlanRestore>().Path);

        var busy = Reading().GoTo("/app/a").Press("e").Send(new OperationMessage.SnapshotEnded("/tmp/s.db", "Snapshot of n1"));
        Assert.Null(busy.State.TopLayer);
        Assert.Equal("Snapshot of n1", busy.Notice);
    }

    [Fact]
    public void A_restricted_user_saves_none_and_a_read_only_explorer_does()
    {
        Assert.Contains("the role root", AccessSample.AsBob().Command("snapshot s.db").Notice, StringComparison.Ordinal);
        new TestExplorer(settings: Sample.Settings with { ReadOnly = true }).Listed("/a").Command("snapshot s.db").Last<Effect.SaveSnapshot>();
    }

    [Fact]
    public async Task A_whole_snapshot_gets_its_name_and_a_damaged_one_leaves_nothing()
    {
        using var folder = new TemporaryFolder("snapshot");
        var pages = new byte[4096];
        new Random(1).NextBytes(pages);
        var (mailbox, client) = (new Mailbox(), new FakeEtcdClient { Snapshot = [new(pages, 0), new(SHA256.HashData(pages), 0)] });
        var whole = await EndedAsync(client, mailbox, folder.PathTo("s.db"));
        Assert.Equal(folder.PathTo("s.db"), whole.Path);
        Assert.Contains($"sha256 {Convert.ToHexStringLower(SHA256.HashData(pages))}", whole.Text, StringComparison.Ordinal);
        Assert.Equal(pages.Length + 32, new FileInfo(whole.Path!).Length);

        var taken = await EndedAsync(client, mailbox, folder.PathTo("s.db"));
        Assert.Contains("is already there and was not touched", taken.Text, StringComparison.Ordinal);

        client.Snapshot = [new(pages, 0), new(new byte[32], 0)];
        var damaged = await EndedAsync(client, mailbox, folder.PathTo("t.db"));
        Assert.Null(damaged.Path);
        Assert.Contains("its hash is not the one that etcd appended", damaged.Text, StringComparison.Ordinal);
        Assert.Equal([folder.PathTo("s.db")], Directory.GetFiles(folder.FullName));
    }

    [Theory]
    [InlineData("")]
    [InlineData("folder/")]
    public void A_path_without_a_name_is_none_of_a_file(string path) =>
        Assert.Contains("names no file", Assert.Throws<SnapshotFileException>(() => new SnapshotFile(path)).Message, StringComparison.Ordinal);

    [Fact]
    public void It_is_read_from_a_follower_else_from_the_leader_and_at_a_shared_address_from_whoever_answers()
    {
        var proxy = Sample.Member(1) with { Id = 0, Name = "", IsProxy = true, Endpoints = [Sample.Endpoint], Backends = [new(1, "n1"), new(2, "n2")] };

        Assert.Equal("n1", SnapshotSource.Of(Sample.Healthy())!.Label);
        Assert.Equal("n2", SnapshotSource.Of(Sample.Report(Sample.SilentMember(1, Sample.Refused), Sample.Member(2)))!.Label);
        Assert.True(SnapshotSource.Of(Sample.Report(proxy))!.IsProxy);
        Assert.Null(SnapshotSource.Of(Sample.Report(Sample.SilentMember(1, Sample.Refused))));
        Assert.Equal("no voter answers from here", SnapshotSource.WhyNone(Sample.Healthy(), 0));
        Assert.Equal("n3 does not answer from here", SnapshotSource.WhyNone(Sample.Healthy(), 3));
    }

    [Fact]
    public async Task It_is_read_no_faster_than_what_may_be_read_in_the_background()
    {
        using var folder = new TemporaryFolder("snapshot");
        var (clock, pages) = (new ManualTimeProvider(), new byte[4096]);
        var client = new FakeEtcdClient
        {
            Options = new() { Endpoints = [Sample.Endpoint], MaxLoad = LoadBudget.Unlimited with { BytesPerSecond = 1024 } },
            Snapshot = [new(pages, 0), new(SHA256.HashData(pages), 0)],
        };
        var reading = new SnapshotDownload(client, clock).RunAsync(Sample.Member(1), folder.PathTo("s.db"), static _ => { }, Cancelled);
        await Eventually.TrueAsync(() => clock.NextDue is not null, static () => "it was to wait", cancellationToken: Cancelled);
        clock.Advance(TimeSpan.FromSeconds(4));
        var read = await reading.WaitAsync(Cancelled);

        Assert.Null(read.Damage);
        Assert.Equal(TimeSpan.FromSeconds(4), read.Took);
    }

    [Fact]
    public async Task One_that_is_stopped_leaves_nothing_and_says_so()
    {
        using var folder = new TemporaryFolder("snapshot");
        var reached = new TaskCompletionSource();
        var client = new FakeEtcdClient
        {
            Snapshot = [new(new byte[4096], 0)],
            OnAct = _ =>
            {
                reached.SetResult();
                return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, Cancelled);
            },
        };
        var mailbox = new Mailbox();
        await using var runner = new SnapshotRunner(client, mailbox, TimeProvider.System);
        runner.Start(new(folder.PathTo("s.db"), 0, 0xC1));
        await reached.Task.WaitAsync(Cancelled);
        runner.Stop();
        var ended = await EndOfAsync(mailbox);
        Assert.True(ended.WasStopped);
        Assert.Empty(Directory.GetFiles(folder.FullName));
    }

    [Fact]
    public async Task Another_cluster_that_answers_by_now_is_not_read()
    {
        using var folder = new TemporaryFolder("snapshot");
        var ended = await EndedAsync(new(), new(), folder.PathTo("s.db"), cluster: 0xC2);
        Assert.Contains("cluster 00000000000000c1 answers now", ended.Text, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.FullName));
    }

    private static TestExplorer Reading() => new TestExplorer().Listed("/app/a").Command("snapshot s.db")
        .Send(new OperationMessage.SnapshotRead("n1", 12 << 20, 40 << 20)).Pass(TimeSpan.FromSeconds(5));

    private static async Task<OperationMessage.SnapshotEnded> EndedAsync(FakeEtcdClient client, Mailbox mailbox, string path, ulong cluster = 0xC1)
    {
        await using var runner = new SnapshotRunner(client, mailbox, TimeProvider.System);
        runner.Start(new(path, 0, cluster));
        return await EndOfAsync(mailbox);
    }

    private static Task<OperationMessage.SnapshotEnded> EndOfAsync(Mailbox mailbox) => Eventually.GetAsync(
        _ => ValueTask.FromResult(mailbox.TryTake(out var message) ? message as OperationMessage.SnapshotEnded : null)!,
        static () => "the snapshot was to end",
        cancellationToken: Cancelled)!;
}
