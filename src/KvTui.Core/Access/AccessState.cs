using KvTui.Etcd.Calls.Access;

namespace KvTui.Core.Access;

/// <summary>What may be done here: by the user's rights, and by the lock of a profile that is marked production.</summary>
/// <param name="IsLocked">Whether writes are refused until the profile's name has been typed.</param>
public sealed record AccessState(AccessRights Rights, bool IsLocked)
{
    /// <summary>Whether the rights have been learned, so that what is learned next is a change.</summary>
    public bool IsKnown { get; init; }

    public static AccessState AtStart(ExplorerSettings settings) =>
        new(AccessRights.Unrestricted, settings is { IsProduction: true, IsUnlocked: false });
}
