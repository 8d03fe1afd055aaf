namespace KvTui.Core.Messages;

/// <summary>A key as it was seen when looking again.</summary>
/// <param name="Found">The key; null if it did not exist.</param>
/// <param name="Revision">The revision of the member that answered.</param>
/// <param name="MemberId">The member that answered.</param>
/// <param name="IsCurrent">Whether the cluster agreed to the answer; if not, it is what that member has, and may be old.</param>
public sealed record Sighting(KeyValue? Found, long Revision, ulong MemberId, bool IsCurrent);
