using KvTui.Core.Explorer.Services;
using KvTui.Core.Scans;
using KvTui.Etcd.Watch;

namespace KvTui.Core.Tests.Explorer.Hosting;

public sealed class MailboxTests
{
    private static readonly OperationMessage Outcome = new OperationMessage.Told("done");

    [Fact]
    public async Task Outcomes_overtake_the_rest()
    {
        var mailbox = new Mailbox();
        await mailbox.PostAsync(Change(1), CancellationToken.None);
        mailbox.PostCalls(new([], new(1)));
        mailbox.PostCluster(new(Sample.Healthy()));
        mailbox.PostOutcome(Outcome);
        Assert.Equal(
            [typeof(OperationMessage.Told), typeof(ClusterMessage), typeof(CallsMessage), typeof(KeyspaceMessage)],
            TakeAll(mailbox).Select(message => message.GetType()));
    }

    [Fact]
    public void Of_cluster_reports_call_counts_and_the_progress_of_a_scan_only_the_latest_is_kept()
    {
        var mailbox = new Mailbox();
        var last = new ClusterMessage(Sample.Healthy());
        mailbox.PostCluster(new(Sample.Healthy()));
        mailbox.PostCluster(last);
        for (var total = 1; total <= 5; total++)
        {
            mailbox.PostCalls(new([], new(total)));
        }

        var progress = new ScanProgress.Find(ScanStatus.AtStart, default);
        mailbox.PostScan(new(1, progress));
        mailbox.PostScan(new(2, progress));

        Assert.Equal([last, new CallsMessage([], new(5)), new ScanMessage(2, progress)], TakeAll(mailbox));
    }

    [Fact]
    public async Task Keyspace_batches_wait_while_the_loop_is_behind_and_none_is_lost()
    {
        var mailbox = new Mailbox();
        var posting = Task.Run(
            async () =>
            {
                for (var revision = 1; revision <= 500; revision++)
                {
                    await mailbox.PostAsync(Change(revision), CancellationToken.None);
                }
            },
            TestContext.Current.CancellationToken);
        var taken = new List<Message>();
        await Testing.Eventually.TrueAsync(
            () =>
            {
                taken.AddRange(TakeAll(mailbox));
                return taken.Count == 500;
            },
            () => $"{taken.Count} of 500",
            TimeSpan.FromSeconds(60),
            TestContext.Current.CancellationToken);
        await posting;
        Assert.Equal(Enumerable.Range(1, 500).Select(revision => Change(revision)), taken);
    }

    [Fact]
    public async Task A_writer_that_waits_can_be_cancelled()
    {
        var mailbox = new Mailbox();
        using var stop = new CancellationTokenSource();
        var posted = 0;
        var posting = Task.Run(
            async () =>
            {
                for (; posted < 1000; posted++)
                {
                    await mailbox.PostAsync(Change(posted), stop.Token);
                }
            },
            TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => posting);
        Assert.InRange(posted, 0, 64);
    }

    private static KeyspaceMessage Change(long revision) => Sample.Mirrored(new WatchUpdate.Progress(revision));

    private static List<Message> TakeAll(Mailbox mailbox)
    {
        var taken = new List<Message>();
        while (mailbox.TryTake(out var message))
        {
            taken.Add(message);
        }

        return taken;
    }
}
