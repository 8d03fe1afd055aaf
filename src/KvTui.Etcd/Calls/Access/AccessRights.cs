using System.Collections.Immutable;

namespace KvTui.Etcd.Calls.Access;

/// <summary>What a user may do with keys, by all of the user's roles.</summary>
/// <param name="User">The user; null if nobody is logged in, or the user is not known.</param>
/// <param name="IsRestricted">Whether only the ranges are allowed; if not, everything is allowed as far as known.</param>
public sealed record AccessRights(string? User, bool IsRestricted, RangeSet Reads, RangeSet Writes)
{
    /// <summary>The rights where nobody is logged in, authentication is off or the rights are not known: the server decides.</summary>
    public static AccessRights Unrestricted { get; } = new(null, false, RangeSet.All, RangeSet.All);

    public static AccessRights Root(string user) => Unrestricted with { User = user };

    public static AccessRights Of(string user, IReadOnlyCollection<Grant> grants) => new(
        user,
        true,
        RangeSet.Of(grants.Where(static grant => grant.Reads).Select(static grant => grant.Keys)),
        RangeSet.Of(grants.Where(static grant => grant.Writes).Select(static grant => grant.Keys)));

    public bool MayRead(KeyRange keys) => !IsRestricted || Reads.Covers(keys);

    public bool MayWrite(KeyRange keys) => !IsRestricted || Writes.Covers(keys);

    /// <summary>The readable parts of a range: ranges in ascending order that do not touch; empty if there are none.</summary>
    public ImmutableArray<KeyRange> Readable(KeyRange within) => IsRestricted ? Reads.Within(within) : [within];

    public bool IsSameAs(AccessRights other) => User == other.User && IsRestricted == other.IsRestricted
        && Reads.Ranges.SequenceEqual(other.Reads.Ranges) && Writes.Ranges.SequenceEqual(other.Writes.Ranges);
}

/// <summary>A permission of a role: to read keys, to write them, or both.</summary>
public sealed record Grant(KeyRange Keys, bool Reads, bool Writes);
