namespace KvTui.Core.Care.Membership;

/// <summary>A change of members that somebody agreed to, with what he was shown.</summary>
/// <param name="Name">What the member is called; a new one is to be.</param>
/// <param name="PeerUrls">Where the others are to reach it; empty where that stays as it is.</param>
/// <param name="After">The tolerance after it, as it was shown; the change is not made if that would be another by now.</param>
/// <param name="ClusterId">The cluster that it was shown for; 0 if that is not known.</param>
public sealed record MembershipOrder(
    MembershipChange Change, string Name, ImmutableArray<string> PeerUrls, Tolerance After, ulong ClusterId);
