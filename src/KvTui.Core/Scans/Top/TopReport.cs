namespace KvTui.Core.Scans.Top;

/// <summary>Who was written in the last seconds; never changes.</summary>
/// <param name="Prefix">What was watched.</param>
/// <param name="Seconds">The length of the window, 1 to 60.</param>
/// <param name="Total">All that happened in it, exact.</param>
/// <param name="Entries">Keys and prefixes, in no order; a prefix holds what is below it.</param>
/// <param name="IsPart">Whether there were more keys or prefixes than are held, so that the figures of one may miss some.</param>
/// <param name="ReceivedPerSecond">Bytes a second that the watch brought lately; old values are among them.</param>
public sealed record TopReport(
    EtcdKey Prefix,
    int Seconds,
    TopFigures Total,
    ImmutableArray<TopEntry> Entries,
    bool IsPart,
    double EventsPerSecond,
    double ReceivedPerSecond)
{
    /// <summary>What makes a prefix.</summary>
    public KeyFolding Folding { get; init; }

    public static TopReport Empty(EtcdKey prefix) => new(prefix, 1, default, [], false, 0, 0);

    /// <summary>What happened below a prefix.</summary>
    public TopFigures FiguresOf(EtcdKey prefix) =>
        prefix == Prefix ? Total : Entries.FirstOrDefault(entry => !entry.IsKey && entry.Path == prefix).Figures;
}
