using KvTui.Etcd.Cluster.Diagnosis;
using KvTui.Etcd.Cluster.Maintenance;

namespace KvTui.Etcd.Tests.Cluster;

public sealed class HashComparisonTests
{
    [Fact]
    public void Only_hashes_of_one_revision_and_one_compact_revision_are_compared()
    {
        Assert.Equal(HashOutcome.Agree, HashComparison.Of([Hash(1, "a"), Hash(2, "a")])!.Outcome);
        Assert.Equal(HashOutcome.Differ, HashComparison.Of([Hash(1, "a"), Hash(2, "b")])!.Outcome);
        Assert.Null(HashComparison.Of([Hash(1, "a"), Hash(2, "b") with { CompactRevision = 3 }]));
        Assert.Null(HashComparison.Of([Hash(1, "a"), Hash(2, "b") with { Revision = 11 }]));
    }

    [Theory]
    [InlineData("aaa", 3, "")]
    [InlineData("aab", 3, "3")]
    [InlineData("baa", 3, "1")]
    [InlineData("abc", 3, "")]
    [InlineData("ab", 3, "")]
    [InlineData("aabb", 4, "")]
    [InlineData("aab", 5, "")]
    [InlineData("aaabc", 5, "45")]
    public void Odd_is_who_differs_from_most_voters(string hashes, int voters, string odd)
    {
        var found = HashComparison.Of([.. hashes.Select(static (hash, place) => Hash((ulong)place + 1, $"{hash}"))])!;
        Assert.Equal(odd, string.Concat(found.Odd(voters)));
    }

    [Fact]
    public void Two_comparisons_are_alike_if_the_same_members_differ_whatever_their_hashes()
    {
        var first = HashComparison.Of([Hash(1, "a"), Hash(2, "a"), Hash(3, "b")])!;
        Assert.True(first.IsLike(HashComparison.Of([Hash(3, "d"), Hash(1, "c"), Hash(2, "c")])!));
        Assert.False(first.IsLike(HashComparison.Of([Hash(1, "a"), Hash(2, "b"), Hash(3, "b")])!));
    }

    private static DataHash Hash(ulong member, string hash) => new(member, 10, 2, hash);
}
