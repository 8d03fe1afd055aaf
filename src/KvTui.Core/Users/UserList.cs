using KvTui.Etcd.Calls.Access;

namespace KvTui.Core.Users;

/// <summary>The users of a cluster, and what their roles let them do.</summary>
/// <param name="Users">In the order of their names.</param>
/// <param name="Roles">All that anybody has, and the others, in the order of their names.</param>
public sealed record UserList(ImmutableArray<UserFacts> Users, ImmutableArray<RoleFacts> Roles)
{
    /// <summary>The role that may do everything, whatever its permissions are; and the user who can switch authentication off.</summary>
    public const string Root = "root";

    /// <summary>Whether authentication is on.</summary>
    public bool IsOn { get; init; }

    /// <summary>The only user that was asked for, as others are told to root only; null if all were.</summary>
    public string? Only { get; init; }

    /// <summary>Why authentication cannot be switched on from here without locking somebody out; null if it can, or is on.</summary>
    public string? WhyNotOn { get; init; }

    /// <summary>Who may read or write any of these keys, in the order of the users' names, and by which roles.</summary>
    public ImmutableArray<KeyAccess> WhoMay(KeyRange keys)
    {
        var found = ImmutableArray.CreateBuilder<KeyAccess>();
        foreach (var user in Users)
        {
            if (AccessOf(user, keys) is { Reasons.IsEmpty: false } access)
            {
                found.Add(access);
            }
        }

        return found.ToImmutable();
    }

    private KeyAccess AccessOf(UserFacts user, KeyRange keys)
    {
        var (reasons, grants) = (ImmutableArray.CreateBuilder<AccessReason>(), new List<Grant>());
        foreach (var role in user.Roles)
        {
            if (role == Root)
            {
                return new(user.Name, AccessExtent.All, AccessExtent.All, [new(Root, null)]);
            }

            foreach (var grant in Roles.FirstOrDefault(each => each.Name == role)?.Permissions ?? [])
            {
                grants.Add(grant);
                if (!RangeSet.Of([grant.Keys]).Within(keys).IsEmpty)
                {
                    reasons.Add(new(role, grant));
                }
            }
        }

        var rights = AccessRights.Of(user.Name, grants);
        return new(user.Name, Extent(rights.Reads, keys), Extent(rights.Writes, keys), reasons.ToImmutable());
    }

    private static AccessExtent Extent(RangeSet allowed, KeyRange keys) => allowed.Covers(keys) ? AccessExtent.All
        : allowed.Within(keys).IsEmpty ? AccessExtent.None
        : AccessExtent.Part;
}

/// <summary>A user and the roles he has.</summary>
public sealed record UserFacts(string Name, IReadOnlyList<string> Roles);

/// <summary>A role and the permissions it gives; of root none are told, as it needs none.</summary>
public sealed record RoleFacts(string Name, IReadOnlyList<Grant> Permissions);

/// <summary>What a user may do with some keys.</summary>
/// <param name="Reasons">The permissions that reach any of the keys; empty if none does.</param>
public sealed record KeyAccess(string User, AccessExtent Read, AccessExtent Write, ImmutableArray<AccessReason> Reasons);

/// <summary>Why a user may do something with keys.</summary>
/// <param name="Permission">The permission of the role; null for root, which needs none.</param>
public sealed record AccessReason(string Role, Grant? Permission)
{
    /// <summary>“app: readwrite /app/…”, or “root”.</summary>
    public override string ToString() =>
        Permission is null ? Role : $"{Role}: {PermissionText.Of(Permission)} {RangeText.Of(Permission.Keys)}";
}

/// <summary>How much of some keys a user may read or write.</summary>
public enum AccessExtent
{
    None,

    /// <summary>Some of them; etcd refuses a request for all of them.</summary>
    Part,

    All,
}
