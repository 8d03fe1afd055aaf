namespace KvTui.Core.Care.Recovery;

/// <summary>How a cluster of one distribution is recovered when its quorum is lost for good.</summary>
/// <param name="Distribution">Its name, as “kubeadm”.</param>
/// <param name="Stop">Stops etcd, and what writes to it, on every host.</param>
/// <param name="Keep">Keeps a copy of the data, on the host that is recovered from.</param>
/// <param name="Alone">Makes a cluster of this one member, there.</param>
/// <param name="Begin">Lets it run as usual again, there.</param>
/// <param name="Rejoin">Brings another host back, one after the other.</param>
public sealed record RecoveryWay(
    string Distribution,
    ImmutableArray<string> Stop,
    ImmutableArray<string> Keep,
    ImmutableArray<string> Alone,
    ImmutableArray<string> Begin,
    ImmutableArray<string> Rejoin);
