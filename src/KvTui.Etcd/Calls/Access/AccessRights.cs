using System.Collections.Immutable;
using KvTui.Etcd.Model;

namespace KvTui.Etcd.Calls.Access;

/// <summary>What a user may do with keys, by all roles together.</summary>
/// <param name="User">Who; null if nobody is logged in, or it is not known.</param>
/// <param name="IsRestricted">Whether the ranges are all there is; if not, everything is allowed as far as is known here.</param>
public sealed record AccessRights(string? User, bool IsRestricted, RangeSet Reads, RangeSet Writes)
{
    /// <summary>Nobody is logged in, or authentication is off, or the rights are not known: the server decides.</summary>
    public static AccessRights Unrestricted { get; } = new(null, false, RangeSet.All, RangeSet.All);

    /// <summary>A user with the role root, who may do everything.</summary>
    public static AccessRights Root(string user) => Unrestricted with { User = user };

    /// <summary>A user with what his roles grant.</summary>
    public static AccessRights Of(string user, IReadOnlyCollection<Grant> grants) => new(
        user,
        true,
        RangeSet.Of(grants.Where(static grant => grant.Reads).Select(static grant => grant.Keys)),
        RangeSet.Of(grants.Where(static grant => grant.Writes).Select(static grant => grant.Keys)));

    public bool MayRead(KeyRange keys) => !IsRestricted || Reads.Covers(keys);

    public bool MayWrite(KeyRange keys) => !IsRestricted || Writes.Covers(keys);

    /// <summary>The part of a range that may be read: ranges in ascending order and apart; empty if nothing of it may.</summary>
    public ImmutableArray<KeyRange> Readable(KeyRange within) => IsRestricted ? Reads.Within(within) : [within];

    /// <summary>Whether these allow the same to the same user.</summary>
    public bool IsSameAs(AccessRights other) => User == other.User && IsRestricted == other.IsRestricted
        && Reads.Ranges.SequenceEqual(other.Reads.Ranges) && Writes.Ranges.SequenceEqual(other.Writes.Ranges);
}
