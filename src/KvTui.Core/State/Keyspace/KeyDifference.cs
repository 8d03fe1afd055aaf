namespace KvTui.Core.State.Keyspace;

/// <summary>What leads from an earlier index to a later one.</summary>
/// <param name="Changes">The changes, in ascending order of their keys.</param>
/// <param name="IsComplete">Whether these are all; if not, there are more behind them than were to be looked for.</param>
public sealed record KeyDifference(IReadOnlyList<KeyChange> Changes, bool IsComplete)
{
    /// <summary>The first key that differs; no bytes if none is known to.</summary>
    public EtcdKey First => Changes.Count == 0 ? EtcdKey.Empty : Changes[0].Key;
}
