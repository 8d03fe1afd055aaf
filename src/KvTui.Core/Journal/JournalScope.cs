namespace KvTui.Core.Journal;

/// <summary>What is taken down in the journal.</summary>
/// <param name="Keep">Of which keys.</param>
/// <param name="Mask">The keys that are masked.</param>
/// <param name="Who">Who writes: the user and host, and the user of etcd if there is one.</param>
public sealed record JournalScope(JournalKeep Keep, KeyMask Mask, string Who)
{
    /// <summary>Whether the writes of a key are taken down.</summary>
    public bool Includes(EtcdKey key) => Keep == JournalKeep.All || !Mask.Matches(key);

    /// <summary>What a process of this user takes down.</summary>
    /// <param name="user">The user of etcd; null for none.</param>
    public static JournalScope Of(JournalKeep keep, KeyMask mask, string? user) => new(
        keep, mask, $"{Environment.UserName}@{Environment.MachineName}{(user is null ? "" : $" as {user}")}");
}

/// <summary>Of which keys writes are taken down.</summary>
public enum JournalKeep
{
    /// <summary>Of all that are not masked.</summary>
    Unmasked,

    /// <summary>Of all, masked or not.</summary>
    All,

    /// <summary>Of none.</summary>
    Off,
}
