namespace KvTui.Core.State.Members;

/// <summary>Something that happened to the cluster, as it was seen from here.</summary>
/// <param name="At">When it was seen, which is up to one poll after it happened.</param>
/// <param name="Text">One printable line.</param>
public sealed record TimelineEntry(DateTimeOffset At, TimelineKind Kind, string Text);
