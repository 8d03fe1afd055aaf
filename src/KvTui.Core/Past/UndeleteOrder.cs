namespace KvTui.Core.Past;

/// <summary>Make the keys again that a prefix had at a revision and has no longer.</summary>
/// <param name="Revision">The revision whose values they get.</param>
/// <param name="Count">How many they were when they were counted.</param>
/// <param name="Leased">How many of them had a lease, which they do not get again.</param>
/// <param name="Sample">The first of them.</param>
/// <param name="ClusterId">The cluster that they were counted in, and that alone they are put into; 0 if that is not known.</param>
public sealed record UndeleteOrder(
    EtcdKey Prefix, long Revision, long Count, long Leased, ImmutableArray<EtcdKey> Sample, ulong ClusterId);
