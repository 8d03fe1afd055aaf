namespace KvTui.Core.Values.Kubernetes.Tables;

/// <summary>The fields of what all kinds share, as <see cref="TypeTable"/> reads them.</summary>
internal static class MetaTypes
{
    public static ReadOnlySpan<byte> Text =>
        """
        Condition: 1 type, 2 status, 3 observedGeneration int, 4 lastTransitionTime Time, 5 reason, 6 message
        LabelSelector: 1 matchLabels {}, 2 matchExpressions []LabelSelectorRequirement
        LabelSelectorRequirement: 1 key, 2 operator, 3 values []
        ManagedFieldsEntry: 1 manager, 2 operation, 3 apiVersion, 4 time Time, 6 fieldsType, 7 fieldsV1 Json
        ObjectMeta: 1 name, 2 generateName, 3 namespace, 4 selfLink, 5 uid, 6 resourceVersion, 7 generation int, 8 creationTimestamp Time, 9 deletionTimestamp Time,
            10 deletionGracePeriodSeconds int!, 11 labels {}, 12 annotations {}, 13 ownerReferences []OwnerReference, 14 finalizers [], 15 clusterName,
            17 managedFields []ManagedFieldsEntry
        OwnerReference: 1 kind, 3 name, 4 uid, 5 apiVersion, 6 controller bool!, 7 blockOwnerDeletion bool!
        """u8;
}
