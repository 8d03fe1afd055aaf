using KvTui.Core.Browse.Order;
using KvTui.Core.Explorer.Hosting;
using KvTui.Core.Explorer.Services;
using KvTui.Core.Tests.Fakes;

namespace KvTui.Core.Tests.Browse.Order;

/// <summary>The order of more keys than can be sorted at once.</summary>
public sealed class LargeOrderTests
{
    [Fact]
    public void Rows_stay_until_the_order_has_been_found_and_what_is_found_for_another_is_dropped()
    {
        var explorer = Flat().Do(Intent.SortByVersion);
        var (first, rows) = (explorer.Last<Effect.Sort>(), explorer.Rows);
        Assert.Equal("key00000", rows[0]);
        explorer.Do(Intent.SortByRevision);
        Assert.NotEqual(first.Generation, explorer.Last<Effect.Sort>().Generation);
        explorer.Send(new OperationMessage.Sorted(first.Generation, first.Subject.Sorted(TestContext.Current.CancellationToken), default));
        Assert.Equal("key00000", explorer.Rows[0]);
        Assert.Equal("key08999", Answer(explorer).Rows[0]);
        Assert.Equal("key00000", explorer.Cursor);
        Assert.Equal("key08999", explorer.Press("S").Rows[0]);
        Assert.Equal("key00000", Answer(explorer).Rows[0]);
    }

    [Fact]
    public void Changes_are_sorted_once_in_a_while_and_not_while_that_is_done()
    {
        var explorer = Answer(Flat().Do(Intent.SortByRevision)).Pass(TimeSpan.FromSeconds(2));
        explorer.PutElsewhere("key00007", "", 20_001);
        var asked = explorer.Last<Effect.Sort>();
        explorer.PutElsewhere("key00008", "", 20_002).Pass(TimeSpan.FromSeconds(5));
        Assert.Same(asked, explorer.Last<Effect.Sort>());
        Assert.Equal("key00007", Answer(explorer).Rows[0]);
        Assert.Same(asked, explorer.Last<Effect.Sort>());
        explorer.Pass(TimeSpan.FromSeconds(1));
        Assert.NotSame(asked, explorer.Last<Effect.Sort>());
        Assert.Equal("key00008", Answer(explorer).Rows[0]);
    }

    [Fact]
    public void The_longer_sorting_takes_the_later_it_is_done_again()
    {
        var explorer = Flat().Do(Intent.SortByRevision);
        var asked = explorer.Last<Effect.Sort>();
        explorer.Send(new OperationMessage.Sorted(asked.Generation, asked.Subject.Sorted(TestContext.Current.CancellationToken), TimeSpan.FromSeconds(1)));
        explorer.PutElsewhere("key00007", "", 20_001).Pass(TimeSpan.FromSeconds(9));
        Assert.Same(asked, explorer.Last<Effect.Sort>());
        Assert.NotSame(asked, explorer.Pass(TimeSpan.FromSeconds(1)).Last<Effect.Sort>());
    }

    [Fact]
    public void A_key_that_goes_under_the_cursor_keeps_its_row_until_the_cursor_is_moved()
    {
        var explorer = Answer(Flat().Do(Intent.SortByRevision)).GoTo("key05000").DeletedElsewhere("key05000", 20_001);
        Assert.Equal("key05000", explorer.Cursor);
        Assert.Contains("x key05000", explorer.Rows);
        Assert.Contains("x key05000", Answer(explorer).Rows);
        Assert.DoesNotContain("key05000", Answer(explorer.Press("down")).Rows);
        Assert.Equal("key04999", explorer.Cursor);
    }

    [Fact]
    public void What_is_unfolded_is_sorted_at_once_if_it_is_small_and_soon_if_it_is_not()
    {
        var pairs = Enumerable.Range(0, 10_000).Select(i => Sample.Pair(i < 10 ? $"/a/{i:D5}" : $"/b/{i:D5}", "", 100 + i)).ToList();
        var explorer = Answer(new TestExplorer().Listed(pairs, 20_000).Do(Intent.SortByRevision));
        Assert.Equal(["+ /b/", "+ /a/"], explorer.Rows);
        var asked = explorer.Last<Effect.Sort>();
        Assert.Equal(["+ /b/", "- /a/", "  /a/00009", "  /a/00008"], explorer.GoTo("/a/").Press("right").Rows[..4]);
        Assert.Same(asked, explorer.Last<Effect.Sort>());
        Assert.Equal("  /b/00010", explorer.GoTo("/b/").Press("right").Rows[1]);
        Assert.Equal("  /b/09999", Answer(explorer).Rows[1]);
    }

    [Fact]
    public void A_list_that_is_too_long_stays_in_the_order_of_keys_and_says_how_to_narrow_it()
    {
        var pairs = Enumerable.Range(0, SortedKeys.MostRows + 1).Select(i => Sample.Pair($"key{i:D6}", "", 100 + i)).ToList();
        var explorer = new TestExplorer().Listed(pairs, 1_000_000).Press("T").Do(Intent.SortByRevision);
        Assert.Equal("200 001 keys are too many to sort in one list, 200 000 at most: T makes a tree of them, / shows fewer.", explorer.Notice);
        Answer(explorer);
        Assert.Equal("key000000", explorer.State.Browse.Rows[0].Path.ToString());
        Assert.Null(explorer.Pass(TimeSpan.FromMinutes(1)).State.NextWakeup());
    }

    /// <summary>What the loop's thread does about 200 000 rows is a matter of milliseconds: the least of some tries, as others may have the cores.</summary>
    [Fact]
    public async Task Two_hundred_thousand_rows_are_sorted_beside_the_loop()
    {
        var random = new Random(1);
        var pairs = Enumerable.Range(0, SortedKeys.MostRows).Select(i => Sample.Pair($"key{i:D6}", "", 100 + random.Next(1_000_000))).ToList();
        var explorer = new TestExplorer().Listed(pairs, 2_000_000).Press("T");
        var onLoop = double.MaxValue;
        for (var i = 0; i < 5; i++)
        {
            var started = TimeProvider.System.GetTimestamp();
            explorer.Do(i % 2 == 0 ? Intent.SortByRevision : Intent.SortByVersion);
            onLoop = Math.Min(onLoop, TimeProvider.System.GetElapsedTime(started).TotalMilliseconds);
        }

        var mailbox = new Mailbox();
        await using var runner = new EffectRunner(new FakeEtcdClient(), mailbox, TimeProvider.System, new NoTerminal(), new NoServices());
        runner.Start(explorer.Do(Intent.SortByVersion).Do(Intent.SortByRevision).Last<Effect.Sort>());
        Message? message;
        while (!mailbox.TryTake(out message))
        {
            await Task.Yield();
        }

        var begun = TimeProvider.System.GetTimestamp();
        explorer.Send(message);
        Assert.True(onLoop < 5, $"to ask for it takes {onLoop} ms");
        Assert.True(TimeProvider.System.GetElapsedTime(begun).TotalMilliseconds < 50);
        var rows = explorer.State.Browse.Rows;
        Assert.DoesNotContain(Enumerable.Range(1, rows.Count - 1), i => Revision(i - 1) < Revision(i));

        long Revision(int row) => rows.Keys[rows[row].Rank].ModRevision;
    }

    private static TestExplorer Flat() => new TestExplorer()
        .Listed([.. Enumerable.Range(0, 9000).Select(i => Sample.Pair($"key{i:D5}", "", 100 + i, 1 + (i % 7)))], 20_000);

    private static TestExplorer Answer(TestExplorer explorer)
    {
        var asked = explorer.Last<Effect.Sort>();
        return explorer.Send(new OperationMessage.Sorted(asked.Generation, asked.Subject.Sorted(TestContext.Current.CancellationToken), default));
    }

    private sealed class NoTerminal : ITerminalEffects
    {
        public void Start(Effect effect)
        {
        }
    }

    private sealed class NoServices : IServiceControl
    {
        public void Refresh()
        {
        }

        public void Follow(WatchScope scope)
        {
        }

        public void HoldListing(bool held)
        {
        }

        public void Attend(bool attended)
        {
        }

        public void FollowCalls(bool following)
        {
        }
    }
}
