namespace KvTui.Core.Values.Kubernetes.Tables;

/// <summary>The fields of groups with few kinds, as <see cref="TypeTable"/> reads them.</summary>
internal static class SmallTypes
{
    /// <summary>The fields of disruption budgets.</summary>
    public static ReadOnlySpan<byte> Policy =>
        """
        PodDisruptionBudget: 1 metadata ObjectMeta, 2 spec PodDisruptionBudgetSpec, 3 status PodDisruptionBudgetStatus
        PodDisruptionBudgetSpec: 1 minAvailable IntOrString, 2 selector LabelSelector, 3 maxUnavailable IntOrString, 4 unhealthyPodEvictionPolicy
        PodDisruptionBudgetStatus: 1 observedGeneration int, 2 disruptedPods {}Time, 3 disruptionsAllowed int!, 4 currentHealthy int!, 5 desiredHealthy int!,
            6 expectedPods int!, 7 conditions []Condition
        """u8;

    /// <summary>The fields of priority classes.</summary>
    public static ReadOnlySpan<byte> Scheduling =>
        """
        PriorityClass: 1 metadata ObjectMeta, 2 value int!, 3 globalDefault bool, 4 description, 5 preemptionPolicy
        """u8;

    /// <summary>The fields of runtime classes.</summary>
    public static ReadOnlySpan<byte> Node =>
        """
        Overhead: 1 podFixed {}Quantity
        RuntimeClass: 1 metadata ObjectMeta, 2 handler !, 3 overhead Overhead, 4 scheduling Scheduling
        Scheduling: 1 nodeSelector {}, 2 tolerations []Toleration
        """u8;

    /// <summary>The fields of signing requests.</summary>
    public static ReadOnlySpan<byte> Certificates =>
        """
        CertificateSigningRequest: 1 metadata ObjectMeta, 2 spec CertificateSigningRequestSpec, 3 status CertificateSigningRequestStatus
        CertificateSigningRequestCondition: 1 type, 2 reason, 3 message, 4 lastUpdateTime Time, 5 lastTransitionTime Time, 6 status !
        CertificateSigningRequestSpec: 1 request bytes, 2 username, 3 uid, 4 groups [], 5 usages [], 6 extra {}ExtraValue, 7 signerName
        CertificateSigningRequestStatus: 1 conditions []CertificateSigningRequestCondition, 2 certificate bytes
        ExtraValue: 1 items []
        """u8;

    /// <summary>The fields of leases.</summary>
    public static ReadOnlySpan<byte> Coordination =>
        """
        Lease: 1 metadata ObjectMeta, 2 spec LeaseSpec
        LeaseSpec: 1 holderIdentity !, 2 leaseDurationSeconds int!, 3 acquireTime MicroTime, 4 renewTime MicroTime, 5 leaseTransitions int!, 6 strategy,
            7 preferredHolder
        """u8;
}
