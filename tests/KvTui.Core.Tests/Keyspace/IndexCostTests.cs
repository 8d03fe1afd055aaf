using System.Runtime.CompilerServices;
using System.Text;
using KvTui.Core.Browse;
using KvTui.Core.Browse.Rows;
using KvTui.Core.Keyspace.Pages;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Keyspace;

/// <summary>What the index costs, in bytes that are allocated: they do not depend on how busy the machine is.</summary>
public sealed class IndexCostTests
{
    private const int Keys = 200_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly EtcdKey Top = EtcdKey.FromText("/bench/");

    [Theory]
    [InlineData("/bench/{0:D3}/key-{1:D16}")]
    [InlineData("/bench/key-{1:D22}")]
    [InlineData("/bench/{1:D16}/key-000000")]
    public void Loading_a_key_takes_at_most_40_bytes_and_all_that_is_thrown_away_is_in_that(string shape)
    {
        AssertAllocates(Keys * 40, () => Assert.Equal(Keys, Load(shape).Count));
    }

    [Fact]
    public void A_change_copies_what_leads_to_its_page_and_no_more()
    {
        var index = Load("/bench/{0:D3}/key-{1:D16}");
        var changed = index[Keys / 2] with { ModRevision = 9_999_999 };
        AssertAllocates(48 * 1024, () => index.Apply([new(changed.Key, changed)]));
    }

    [Theory]
    [InlineData("/bench/{0:D3}/key-{1:D16}")]
    [InlineData("/bench/key-{1:D22}")]
    [InlineData("/bench/{1:D16}/key-000000")]
    public void Unfolding_a_branch_and_drawing_a_screen_of_it_costs_the_same_whatever_it_holds(string shape)
    {
        var index = Load(shape);
        AssertAllocates(48 * 1024, () =>
        {
            var rows = new TreeRows(index, EtcdKey.Empty, [Top]);
            for (var i = 0; i < 50; i++)
            {
                Assert.Equal(1, rows[(rows.Count / 2) + i].Depth);
            }
        });
    }

    [Fact]
    public void A_filter_allocates_for_what_it_finds_only()
    {
        var (index, filter) = (Load("/bench/{0:D3}/key-{1:D16}"), KeyFilter.Parse("re:(x+x+)+y")!);
        AssertAllocates(64 * 1024, () => FilterPass.Run(index, filter));
    }

    // Code that is not optimized yet allocates for itself.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static KeyIndex Load(string shape)
    {
        var (builder, format, key) = (new KeyIndexBuilder(), CompositeFormat.Parse(shape), new byte[64]);
        Span<char> text = stackalloc char[64];
        for (var i = 0; i < Keys; i++)
        {
            text.TryWrite(null, format, out var length, i / 1000, i);
            builder.Append(key.AsSpan(0, Encoding.ASCII.GetBytes(text[..length], key)), i, i, 1, 0, KeyEntry.UnknownSize);
            if (i % 5000 == 0)
            {
                builder.ToIndex();
            }
        }

        return builder.ToIndex();
    }

    // Code that is not optimized yet allocates more, and on a busy machine it is optimized late.
    private static void AssertAllocates(long most, Action action)
    {
        long allocated;
        var started = TimeProvider.System.GetTimestamp();
        do
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            action();
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }
        while (allocated > most && TimeProvider.System.GetElapsedTime(started) < Patience);

        Assert.InRange(allocated, 1, most);
    }
}
