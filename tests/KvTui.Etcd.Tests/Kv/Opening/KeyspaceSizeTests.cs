using KvTui.Etcd.Kv.Opening;

namespace KvTui.Etcd.Tests.Kv.Opening;

public sealed class KeyspaceSizeTests
{
    [Theory]
    [InlineData("no key", 1, 20_480)]
    [InlineData("1 000 keys written millions of times, compacted", 9_000_000, 400_000)]
    [InlineData("20 000 of 8 kB, a put each", 20_001, 164_000_000)]
    [InlineData("20 000 of 8 kB, in transactions of 100", 201, 164_315_136)]
    [InlineData("100 000 of 200 B, a put each", 100_001, 34_508_800)]
    [InlineData("100 000 of 200 B, in transactions of 128", 783, 34_508_800)]
    [InlineData("80 000 of 200 B, in transactions of 1 000", 81, 27_619_328)]
    [InlineData("some hundred keys written 100 000 times, not compacted", 100_000, 500_000_000)]
    public void Keys_that_can_only_be_few_are_walked(string what, long revision, long bytes)
        => Assert.True(new KeyspaceSize(revision, bytes).IsSmall, what);

    [Theory]
    [InlineData("1 000 000 of 200 B, in transactions of 128", 7_814, 345_000_000)]
    [InlineData("1 000 000 of 20 B, a put each", 1_000_001, 130_000_000)]
    [InlineData("a year of changes, compacted", 50_000_000, 300_000_000)]
    [InlineData("a size that is not known", 50_000, long.MaxValue)]
    public void Keys_that_may_be_many_are_not(string what, long revision, long bytes)
        => Assert.False(new KeyspaceSize(revision, bytes).IsSmall, what);
}
