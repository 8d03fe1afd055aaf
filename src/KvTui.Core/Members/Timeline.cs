namespace KvTui.Core.Members;

/// <summary>What happened to the cluster while the explorer ran; the last 1000 entries are kept.</summary>
/// <param name="Entries">Oldest first.</param>
/// <param name="Dropped">How many older ones were let go.</param>
public sealed record Timeline(ImmutableList<TimelineEntry> Entries, int Dropped)
{
    /// <summary>How many entries are kept.</summary>
    public const int Capacity = 1000;

    public static Timeline Empty { get; } = new([], 0);

    /// <summary>This timeline with an entry more.</summary>
    public Timeline With(TimelineEntry entry) => Entries.Count < Capacity
        ? this with { Entries = Entries.Add(entry) }
        : new(Entries.RemoveAt(0).Add(entry), Dropped + 1);
}

/// <summary>Something that happened to the cluster, as it was seen from here.</summary>
/// <param name="At">When it was seen, which is up to one poll after it happened.</param>
/// <param name="Text">One printable line.</param>
public sealed record TimelineEntry(DateTimeOffset At, string Text);
