namespace KvTui.Core.Values.Kubernetes.Tables;

/// <summary>The fields of storage classes and drivers, as <see cref="TypeTable"/> reads them.</summary>
internal static class StorageTypes
{
    public static ReadOnlySpan<byte> Text =>
        """
        CSIDriver: 1 metadata ObjectMeta, 2 spec CSIDriverSpec
        CSIDriverSpec: 1 attachRequired bool!, 2 podInfoOnMount bool!, 3 volumeLifecycleModes [], 4 storageCapacity bool!, 5 fsGroupPolicy,
            6 tokenRequests []TokenRequest, 7 requiresRepublish bool!, 8 seLinuxMount bool!, 9 nodeAllocatableUpdatePeriodSeconds int!
        CSINode: 1 metadata ObjectMeta, 2 spec CSINodeSpec
        CSINodeDriver: 1 name, 2 nodeID !, 3 topologyKeys [], 4 allocatable VolumeNodeResources
        CSINodeSpec: 1 drivers []CSINodeDriver
        StorageClass: 1 metadata ObjectMeta, 2 provisioner !, 3 parameters {}, 4 reclaimPolicy, 5 mountOptions [], 6 allowVolumeExpansion bool!, 7 volumeBindingMode,
            8 allowedTopologies []TopologySelectorTerm
        TokenRequest: 1 audience, 2 expirationSeconds int!
        VolumeAttachment: 1 metadata ObjectMeta, 2 spec VolumeAttachmentSpec, 3 status VolumeAttachmentStatus
        VolumeAttachmentSource: 1 persistentVolumeName, 2 inlineVolumeSpec PersistentVolumeSpec
        VolumeAttachmentSpec: 1 attacher !, 2 source VolumeAttachmentSource, 3 nodeName !
        VolumeAttachmentStatus: 1 attached bool!, 2 attachmentMetadata {}, 3 attachError VolumeError, 4 detachError VolumeError
        VolumeError: 1 time Time, 2 message
        VolumeNodeResources: 1 count int!
        """u8;
}
