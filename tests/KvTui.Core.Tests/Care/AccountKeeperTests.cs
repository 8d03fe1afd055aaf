using KvTui.Core.Care;
using KvTui.Core.Care.Guided;
using KvTui.Core.Care.Running;
using KvTui.Testing;

namespace KvTui.Core.Tests.Care;

public sealed class AccountKeeperTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("care");
    private readonly List<string> _told = [];
    private readonly List<IDisposable> _disposed = [];

    [Fact]
    public void A_step_is_under_way_before_it_begins_and_no_longer_once_that_is_told()
    {
        var keeper = Keeper();

        Assert.Null(keeper.Begin(Account(1), ""));
        var kept = Assert.Single(Keeper().Others());
        Assert.Equal((new CareStep.Defragment(3), Environment.ProcessId, true), (kept.UnderWay, kept.Process, kept.IsAlive));

        keeper.Keep(Account(1) with { UnderWay = null });
        Assert.Null(Assert.Single(Keeper().Others()).UnderWay);
        keeper.Keep(Account() with { UnderWay = null });
        Assert.Empty(Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public void Beside_another_process_that_is_at_a_step_on_the_cluster_none_begins_and_what_was_done_so_far_stays_known()
    {
        var other = Keeper();
        Assert.Null(other.Begin(Account(), ""));
        var keeper = Keeper();
        Assert.Equal(
            $"another kvtui (process {Environment.ProcessId}) is at a step on this cluster; wait until it is done", keeper.WhyNot(0xC1));
        Assert.Null(keeper.WhyNot(0xC2));

        Assert.Contains("is at a step on this cluster", keeper.Begin(Account(1), ""), StringComparison.Ordinal);
        Assert.Contains(other.Others(), static account => account is { UnderWay: null, Progress.Defragmented.Count: 1 });
        Assert.NotNull(keeper.Begin(Account(), ""));
        Assert.Empty(other.Others());
        other.Drop();
        Assert.Null(keeper.Begin(Account(), ""));
    }

    [Fact]
    public void What_was_left_behind_is_gone_on_with_by_one_only_and_for_all_steps_that_follow()
    {
        var left = Left();
        var (first, second) = (Keeper(), Keeper());

        Assert.Null(first.Begin(Account(1), left));
        first.Keep(Account(1) with { UnderWay = null });
        Assert.Null(first.Begin(Account(1), left));
        first.Keep(Account(1) with { UnderWay = null });

        Assert.Equal("another kvtui goes on by now with what was left behind", second.Begin(Account(1), left));
        Assert.Empty(first.Others());
    }

    [Fact]
    public void What_is_given_up_is_gone_and_so_is_what_it_went_on_with()
    {
        var left = Left();
        var keeper = Keeper();
        keeper.GiveUp(left);
        keeper.GiveUp("");

        Assert.Empty(Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public void That_no_account_can_be_kept_stops_nothing_and_is_told_once()
    {
        var keeper = new AccountKeeper(new(null, TimeProvider.System), _told.Add);
        _disposed.Add(keeper);

        Assert.Null(keeper.Begin(Account(), ""));
        keeper.Keep(Account(1));
        keeper.Finish(CareKind.Defragmentation, 0xC1);

        Assert.StartsWith("What is done here would not be known after a crash: ", Assert.Single(_told), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _disposed.ForEach(static each => each.Dispose());
        _folder.Dispose();
    }

    /// <summary>n3 is about to be defragmented.</summary>
    private static CareAccount Account(params IReadOnlyList<ulong> done) =>
        new(CareKind.Defragmentation, 0xC1, new(0, new HashSet<ulong>(done)), new CareStep.Defragment(3), Sample.Start);

    private AccountKeeper Keeper()
    {
        var keeper = new AccountKeeper(new(_folder.FullName, TimeProvider.System), _told.Add);
        _disposed.Add(keeper);
        return keeper;
    }

    private string Left()
    {
        using (var owner = new AccountStore(_folder.FullName, TimeProvider.System))
        {
            owner.Keep(Account(1));
        }

        return Assert.Single(Keeper().Others()).Name;
    }
}
