using KvTui.Etcd.Kv.Listing;
using KvTui.Etcd.Model;

namespace KvTui.Etcd.Tests.Kv.Listing;

/// <summary>How far each page of a listing may reach.</summary>
public sealed class WindowPlanTests
{
    private readonly WindowPlan _plan = new(KeyRange.All);

    [Fact]
    public void Where_the_last_key_tells_nothing_of_the_next_the_windows_share_ever_less_with_it_and_after_a_key_nearly_all_again()
    {
        Answer(of: 100_000, "/names/abcdefghijkl");
        Assert.Equal(["/names/abcdefghijkm", "/names/abcdefghik", "/names/abcdeg"], EndsOfEmptyWindows(3));

        Answer(of: 1, "/names/abqrstuvwxyz");
        Assert.Equal(["/names0", "/namf", "/o", "0"], EndsOfEmptyWindows(4));
        Assert.Equal((KeyRange.From(EtcdKey.FromText("0")), 99_998), (_plan.Window, _plan.Left));
    }

    /// <summary>The page has one key, and so many are in its window.</summary>
    private void Answer(long of, string key) => _plan.Advance(new(1, 10, of, of > 1, [new(EtcdKey.FromText(key), 0)]), 100);

    /// <summary>Where the next windows end if nothing is found in them.</summary>
    private List<string> EndsOfEmptyWindows(int count)
    {
        var ends = new List<string>();
        while (ends.Count < count)
        {
            ends.Add(_plan.Window!.Value.End.ToString());
            _plan.Advance(default(PageFacts) with { Samples = [] }, 100);
        }

        return ends;
    }
}
