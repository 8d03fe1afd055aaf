namespace KvTui.Core.Drafts;

/// <summary>An edit that an explorer left behind when it ended without having saved it.</summary>
/// <param name="Path">The file it is in.</param>
/// <param name="Base">The key as it was when the edit began; null for a new key.</param>
/// <param name="Text">The edited bytes.</param>
/// <param name="ClusterId">The cluster it was read from; 0 if that was not known.</param>
public sealed record LeftDraft(string Path, EtcdKey Key, KeyValue? Base, ReadOnlyMemory<byte> Text, ulong ClusterId, DateTimeOffset EditedAt);
