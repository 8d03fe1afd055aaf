using KvTui.Core.Care;
using KvTui.Core.Care.Guided;
using KvTui.Core.Care.Running;
using KvTui.Core.Explorer.Services;
using KvTui.Core.Tests.Fakes;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Model;
using KvTui.Testing;

namespace KvTui.Core.Tests.Care;

/// <summary>Steps of courses on a cluster of one member, n1, with accounts in a folder; what the loop gets of it.</summary>
public sealed class CourseRunnerTests : IDisposable
{
    private static readonly ClusterReport One = Sample.Report(Sample.Member(1, leader: 1));

    private readonly TemporaryFolder _folder = new("care");
    private readonly FakeEtcdClient _client = new();
    private readonly Mailbox _mailbox = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<IDisposable> _disposed = [];

    [Fact]
    public async Task While_a_step_is_being_done_the_account_says_so_and_after_it_how_far_it_is()
    {
        CareAccount? meanwhile = null;
        _client.OnAct = _ =>
        {
            meanwhile = Assert.Single(Others());
            return Task.CompletedTask;
        };

        var end = await DoAsync(Account(new CareStep.Defragment(1), CareKind.Space));

        Assert.True(end.IsDone);
        Assert.Equal(
            (new CareStep.Defragment(1), true, Environment.ProcessId), (meanwhile!.UnderWay, meanwhile.IsAlive, meanwhile.Process));
        Assert.Empty(meanwhile.Progress.Defragmented);
        var after = Assert.Single(Others());
        Assert.Null(after.UnderWay);
        Assert.Equal([1UL], after.Progress.Defragmented);
        Assert.Equal(0xC1UL, _client.MeantFor);
        Assert.Matches(@"^n1: defragmented in \d+\.\d s, 25 MiB before, 25 MiB now$", end.Text);
    }

    [Fact]
    public async Task A_course_that_is_finished_leaves_no_account()
    {
        var end = await DoAsync(Account(new CareStep.Defragment(1)));

        Assert.True(end.IsDone);
        Assert.Empty(Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public async Task What_was_refused_is_told_and_where_nothing_was_done_there_is_nothing_to_go_on_with()
    {
        _client.OnAct = static _ => throw new EtcdException(EtcdErrorKind.ReadOnly, "It is read-only.");

        var end = await DoAsync(Account(new CareStep.Defragment(1)));

        Assert.Equal((false, "defragment n1: It is read-only."), (end.IsDone, end.Text));
        Assert.Empty(Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public async Task Of_a_step_whose_answer_was_lost_nothing_is_claimed()
    {
        _client.OnAct = static _ => throw Sample.Lost;

        var end = await DoAsync(Account(new CareStep.Defragment(1), CareKind.Space));

        Assert.Equal((false, null), (end.IsDone, end.Missing));
        Assert.StartsWith("defragment n1: the answer was lost, so whether it was done is not known: ", end.Text, StringComparison.Ordinal);
        Assert.EndsWith(" Its database had 25 MiB, and has 25 MiB.", end.Text, StringComparison.Ordinal);
        var after = Assert.Single(Others());
        Assert.Null(after.UnderWay);
        Assert.Empty(after.Progress.Defragmented);
    }

    [Fact]
    public async Task After_a_lost_answer_a_step_that_was_not_done_is_not_waited_for_as_it_can_be_done_again()
    {
        _client.OnAct = static _ => throw Sample.Lost;

        var end = await DoAsync(Account(new CareStep.MoveLeader(1, 2), CareKind.Space));

        Assert.Equal((false, null), (end.IsDone, end.Missing));
        Assert.Null(Assert.Single(Others()).UnderWay);
    }

    [Fact]
    public async Task What_does_not_come_about_within_the_patience_is_named_and_what_was_done_is_done()
    {
        _client.OnAct = _ =>
        {
            _client.Leader = 0;
            return Task.CompletedTask;
        };
        var runner = Runner(TimeSpan.Zero);

        await runner.RunAsync(new Effect.DoStep(1, Account(new CareStep.Defragment(1), CareKind.Space), One));

        var end = Ended();
        Assert.Equal((true, "no member that answers knows a leader"), (end.IsDone, end.Missing));
        Assert.Equal([1UL], Assert.Single(Others()).Progress.Defragmented);
    }

    [Fact]
    public async Task What_was_forgotten_already_need_not_be_forgotten_again()
    {
        _client.OnAct = static _ => throw new EtcdException(EtcdErrorKind.Compacted, "compacted");

        var end = await DoAsync(Account(new CareStep.Compact(900), CareKind.Space, 900));

        Assert.Equal((true, "forget what was changed before r900: it was forgotten already"), Told(end));
    }

    [Fact]
    public async Task A_compaction_is_no_longer_waited_for_when_that_is_asked_and_counts_as_not_done()
    {
        var begun = new TaskCompletionSource();
        var runner = Runner();
        _client.OnActWith = async cancellationToken =>
        {
            begun.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        };
        var doing = runner.RunAsync(new Effect.DoStep(1, Account(new CareStep.Compact(900), CareKind.Space, 900), One));
        await begun.Task;

        await runner.RunAsync(new Effect.StopWaiting());
        await doing;

        var (isDone, text) = Told(Ended());
        Assert.False(isDone);
        Assert.Contains("it is no longer waited for; etcd goes on by itself", text, StringComparison.Ordinal);
        Assert.Equal(new CareStep.Compact(900), Assert.Single(Others()).UnderWay);
    }

    [Fact]
    public async Task When_the_explorer_ends_in_the_middle_the_account_stays_and_is_found_by_the_next()
    {
        var begun = new TaskCompletionSource();
        var runner = Runner();
        _client.OnActWith = async cancellationToken =>
        {
            begun.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        };
        var doing = runner.RunAsync(new Effect.DoStep(1, Account(new CareStep.Defragment(1), CareKind.Space), One));
        await begun.Task;

        await _stopping.CancelAsync();
        await doing;
        runner.Dispose();

        Assert.False(_mailbox.TryTake(out _));
        var mailbox = new Mailbox();
        using var next = new CourseRunner(_client, mailbox, TimeProvider.System, Store(), CancellationToken.None);
        await next.FindLeftAsync();
        Assert.True(mailbox.TryTake(out var message));
        var left = Assert.Single(Assert.IsType<OperationMessage.AccountsFound>(message).Accounts);
        Assert.Equal((new CareStep.Defragment(1), false), (left.UnderWay, left.IsAlive));
    }

    [Fact]
    public async Task While_another_process_is_at_a_step_on_the_cluster_none_begins()
    {
        Store().Keep(Account(new CareStep.Defragment(3)) with { Process = 77 });

        var end = await DoAsync(Account(new CareStep.Defragment(1)));

        Assert.Equal(
            (false, "Nothing was done: another kvtui (process 77) is at a step on this cluster; wait until it is done."), Told(end));
        Assert.Empty(_client.Acts);
    }

    [Fact]
    public async Task What_another_process_goes_on_with_is_not_gone_on_with_here()
    {
        var account = Account(new CareStep.Defragment(1));
        var refused = await DoAsync(account with { Name = "gone" });
        Assert.Equal((false, "Nothing was done: another kvtui goes on by now with what was left behind."), Told(refused));
        Assert.Empty(_client.Acts);

        using (var owner = new AccountStore(_folder.FullName, TimeProvider.System))
        {
            owner.Keep(account);
        }

        Assert.True((await DoAsync(account with { Name = Assert.Single(Others()).Name })).IsDone);
        Assert.Empty(Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public async Task Once_all_is_done_nothing_older_of_the_same_is_left()
    {
        var (same, other) = (Account(new CareStep.Defragment(1)), Account(new CareStep.Defragment(1), CareKind.Space));
        foreach (var account in (CareAccount[])[same, other, same with { ClusterId = 7 }])
        {
            using var owner = new AccountStore(_folder.FullName, TimeProvider.System);
            owner.Keep(account);
        }

        await DoAsync(same);

        Assert.Equal(
            [(CareKind.Space, 0xC1UL), (CareKind.Defragmentation, 7UL)],
            Others().Select(static left => (left.Kind, left.ClusterId)).Order());
    }

    [Fact]
    public async Task What_is_given_up_is_gone()
    {
        await DoAsync(Account(new CareStep.Defragment(1), CareKind.Space));
        var runner = Assert.IsType<CourseRunner>(_disposed[^1]);

        await runner.RunAsync(new Effect.DropAccount(""));

        Assert.Empty(Directory.GetFiles(_folder.FullName));
        Assert.True(_mailbox.TryTake(out var message));
        Assert.Empty(Assert.IsType<OperationMessage.AccountsFound>(message).Accounts);
    }

    [Fact]
    public async Task Where_no_account_can_be_kept_that_is_told_once_and_the_step_is_done()
    {
        var runner = new CourseRunner(_client, _mailbox, TimeProvider.System, new(null, TimeProvider.System), _stopping.Token);
        _disposed.Add(runner);

        await runner.RunAsync(new Effect.DoStep(1, Account(new CareStep.Defragment(1), CareKind.Space), One));

        Assert.True(_mailbox.TryTake(out var told));
        Assert.Contains("would not be known after a crash", Assert.IsType<OperationMessage.Told>(told).Text, StringComparison.Ordinal);
        Assert.True(Ended().IsDone);
        Assert.False(_mailbox.TryTake(out _));
    }

    [Fact]
    public async Task The_history_is_asked_for_and_what_is_not_told_is_not_known()
    {
        var runner = Runner();
        await runner.RunAsync(new Effect.LookAround());
        Assert.IsType<OperationMessage.AccountsFound>(Taken());
        Assert.Equal(new OperationMessage.OldestTold(1), Taken());

        _client.FakeKv.OnRange = static (_, _) => throw Sample.Refused;
        await runner.RunAsync(new Effect.LookAround());
        Assert.IsType<OperationMessage.AccountsFound>(Taken());
        Assert.False(_mailbox.TryTake(out _));
    }

    public void Dispose()
    {
        _disposed.ForEach(static each => each.Dispose());
        _stopping.Dispose();
        _folder.Dispose();
    }

    private static CareAccount Account(CareStep step, CareKind kind = CareKind.Defragmentation, long forgets = 0) =>
        new(kind, 0xC1, SpaceProgress.Begin(forgets), step, Sample.Start);

    private static (bool IsDone, string Text) Told(StepEnd end) => (end.IsDone, end.Text);

    private async Task<StepEnd> DoAsync(CareAccount account)
    {
        await Runner().RunAsync(new Effect.DoStep(1, account, One));
        return Ended();
    }

    private StepEnd Ended() => Assert.IsType<OperationMessage.StepEnded>(Taken()).End;

    private Message Taken() => _mailbox.TryTake(out var message) ? message : throw new InvalidOperationException("Nothing was told.");

    private IReadOnlyList<CareAccount> Others() => Store().Others();

    private AccountStore Store()
    {
        var store = new AccountStore(_folder.FullName, TimeProvider.System);
        _disposed.Add(store);
        return store;
    }

    private CourseRunner Runner(TimeSpan? patience = null)
    {
        var runner = new CourseRunner(
            _client, _mailbox, TimeProvider.System, new(_folder.FullName, TimeProvider.System), _stopping.Token)
        {
            Patience = patience ?? TimeSpan.FromSeconds(60),
        };
        _disposed.Add(runner);
        return runner;
    }
}
