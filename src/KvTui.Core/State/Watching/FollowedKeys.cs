using KvTui.Core.State.Keyspace;

namespace KvTui.Core.State.Watching;

/// <summary>The region that is followed, and how true what is held of it is.</summary>
/// <param name="Revision">The store revision up to which its changes are known; 0 before the first listing is complete.</param>
/// <param name="Expected">While loading: how many keys the server counted; 0 if it did not.</param>
public sealed record FollowedKeys(WatchScope Scope, RegionStatus Status, long Revision, long Expected);
