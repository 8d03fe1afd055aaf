namespace KvTui.Core.State.Watching;

/// <summary>The keys that are listed and watched: all of them, or what is in view where all would cost the server too much.</summary>
/// <param name="Generation">Counts the scopes; what an older one still reports is dropped.</param>
/// <param name="Ranges">In ascending order, and apart; at least one.</param>
/// <param name="IsWhole">Whether that is all there is.</param>
public sealed record WatchScope(long Generation, ImmutableArray<KeyRange> Ranges, bool IsWhole)
{
    public bool Contains(EtcdKey key) => Ranges.Any(range => range.Contains(key));

    /// <summary>Whether every key of a range is in one of these.</summary>
    public bool Covers(KeyRange range) => Ranges.Any(own => own.Covers(range));
}
