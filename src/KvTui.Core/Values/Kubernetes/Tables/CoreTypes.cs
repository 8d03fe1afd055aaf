namespace KvTui.Core.Values.Kubernetes.Tables;

/// <summary>The fields of the other kinds of the core group, as <see cref="TypeTable"/> reads them.</summary>
internal static class CoreTypes
{
    public static ReadOnlySpan<byte> Text =>
        """
        AttachedVolume: 1 name, 2 devicePath !
        AzureFilePersistentVolumeSource: 1 secretName, 2 shareName !, 3 readOnly bool, 4 secretNamespace !
        CSIPersistentVolumeSource: 1 driver !, 2 volumeHandle !, 3 readOnly bool, 4 fsType, 5 volumeAttributes {}, 6 controllerPublishSecretRef SecretReference,
            7 nodeStageSecretRef SecretReference, 8 nodePublishSecretRef SecretReference, 9 controllerExpandSecretRef SecretReference,
            10 nodeExpandSecretRef SecretReference
        CephFSPersistentVolumeSource: 1 monitors [], 2 path, 3 user, 4 secretFile, 5 secretRef SecretReference, 6 readOnly bool
        CinderPersistentVolumeSource: 1 volumeID !, 2 fsType, 3 readOnly bool, 4 secretRef SecretReference
        ClientIPConfig: 1 timeoutSeconds int!
        ConfigMap: 1 metadata ObjectMeta, 2 data {}, 3 binaryData {}bytes, 4 immutable bool!
        ConfigMapNodeConfigSource: 1 namespace, 2 name !, 3 uid, 4 resourceVersion, 5 kubeletConfigKey !
        ContainerImage: 1 names [], 2 sizeBytes int
        DaemonEndpoint: 1 Port int!
        EndpointAddress: 1 ip, 2 targetRef ObjectReference, 3 hostname, 4 nodeName
        EndpointPort: 1 name, 2 port int!, 3 protocol, 4 appProtocol
        EndpointSubset: 1 addresses []EndpointAddress, 2 notReadyAddresses []EndpointAddress, 3 ports []EndpointPort
        Endpoints: 1 metadata ObjectMeta, 2 subsets []EndpointSubset
        Event: 1 metadata ObjectMeta, 2 involvedObject ObjectReference, 3 reason, 4 message, 5 source EventSource, 6 firstTimestamp Time, 7 lastTimestamp Time,
            8 count int, 9 type, 10 eventTime MicroTime, 11 series EventSeries, 12 action, 13 related ObjectReference, 14 reportingComponent !, 15 reportingInstance !
        EventSeries: 1 count int, 2 lastObservedTime MicroTime
        EventSource: 1 component, 2 host
        FlexPersistentVolumeSource: 1 driver !, 2 fsType, 3 secretRef SecretReference, 4 readOnly bool, 5 options {}
        GlusterfsPersistentVolumeSource: 1 endpoints !, 2 path, 3 readOnly bool, 4 endpointsNamespace
        ISCSIPersistentVolumeSource: 1 targetPortal !, 2 iqn !, 3 lun int!, 4 iscsiInterface, 5 fsType, 6 readOnly bool, 7 portals [], 8 chapAuthDiscovery bool,
            10 secretRef SecretReference, 11 chapAuthSession bool, 12 initiatorName
        LimitRange: 1 metadata ObjectMeta, 2 spec LimitRangeSpec
        LimitRangeItem: 1 type, 2 max {}Quantity, 3 min {}Quantity, 4 default {}Quantity, 5 defaultRequest {}Quantity, 6 maxLimitRequestRatio {}Quantity
        LimitRangeSpec: 1 limits []LimitRangeItem
        LoadBalancerIngress: 1 ip, 2 hostname, 3 ipMode, 4 ports []PortStatus
        LoadBalancerStatus: 1 ingress []LoadBalancerIngress
        LocalVolumeSource: 1 path, 2 fsType
        ModifyVolumeStatus: 1 targetVolumeAttributesClassName, 2 status
        Namespace: 1 metadata ObjectMeta, 2 spec NamespaceSpec, 3 status NamespaceStatus
        NamespaceCondition: 1 type, 2 status, 4 lastTransitionTime Time, 5 reason, 6 message
        NamespaceSpec: 1 finalizers []
        NamespaceStatus: 1 phase, 2 conditions []NamespaceCondition
        Node: 1 metadata ObjectMeta, 2 spec NodeSpec, 3 status NodeStatus
        NodeAddress: 1 type, 2 address !
        NodeCondition: 1 type, 2 status, 3 lastHeartbeatTime Time, 4 lastTransitionTime Time, 5 reason, 6 message
        NodeConfigSource: 2 configMap ConfigMapNodeConfigSource
        NodeConfigStatus: 1 assigned NodeConfigSource, 2 active NodeConfigSource, 3 lastKnownGood NodeConfigSource, 4 error
        NodeDaemonEndpoints: 1 kubeletEndpoint DaemonEndpoint
        NodeFeatures: 1 supplementalGroupsPolicy bool!
        NodeRuntimeHandler: 1 name !, 2 features NodeRuntimeHandlerFeatures
        NodeRuntimeHandlerFeatures: 1 recursiveReadOnlyMounts bool!, 2 userNamespaces bool!
        NodeSpec: 1 podCIDR, 2 externalID, 3 providerID, 4 unschedulable bool, 5 taints []Taint, 6 configSource NodeConfigSource, 7 podCIDRs []
        NodeStatus: 1 capacity {}Quantity, 2 allocatable {}Quantity, 3 phase, 4 conditions []NodeCondition, 5 addresses []NodeAddress,
            6 daemonEndpoints NodeDaemonEndpoints, 7 nodeInfo NodeSystemInfo, 8 images []ContainerImage, 9 volumesInUse [], 10 volumesAttached []AttachedVolume,
            11 config NodeConfigStatus, 12 runtimeHandlers []NodeRuntimeHandler, 13 features NodeFeatures, 14 declaredFeatures []
        NodeSwapStatus: 1 capacity int!
        NodeSystemInfo: 1 machineID !, 2 systemUUID !, 3 bootID !, 4 kernelVersion !, 5 osImage !, 6 containerRuntimeVersion !, 7 kubeletVersion !,
            8 kubeProxyVersion !, 9 operatingSystem !, 10 architecture !, 11 swap NodeSwapStatus
        ObjectReference: 1 kind, 2 namespace, 3 name, 4 uid, 5 apiVersion, 6 resourceVersion, 7 fieldPath
        PersistentVolume: 1 metadata ObjectMeta, 2 spec PersistentVolumeSpec, 3 status PersistentVolumeStatus
        PersistentVolumeClaim: 1 metadata ObjectMeta, 2 spec PersistentVolumeClaimSpec, 3 status PersistentVolumeClaimStatus
        PersistentVolumeClaimCondition: 1 type, 2 status, 3 lastProbeTime Time, 4 lastTransitionTime Time, 5 reason, 6 message
        PersistentVolumeClaimStatus: 1 phase, 2 accessModes [], 3 capacity {}Quantity, 4 conditions []PersistentVolumeClaimCondition, 5 allocatedResources {}Quantity,
            7 allocatedResourceStatuses {}, 8 currentVolumeAttributesClassName, 9 modifyVolumeStatus ModifyVolumeStatus
        PersistentVolumeSource: 1 gcePersistentDisk GCEPersistentDiskVolumeSource, 2 awsElasticBlockStore AWSElasticBlockStoreVolumeSource,
            3 hostPath HostPathVolumeSource, 4 glusterfs GlusterfsPersistentVolumeSource, 5 nfs NFSVolumeSource, 6 rbd RBDPersistentVolumeSource,
            7 iscsi ISCSIPersistentVolumeSource, 8 cinder CinderPersistentVolumeSource, 9 cephfs CephFSPersistentVolumeSource, 10 fc FCVolumeSource,
            11 flocker FlockerVolumeSource, 12 flexVolume FlexPersistentVolumeSource, 13 azureFile AzureFilePersistentVolumeSource,
            14 vsphereVolume VsphereVirtualDiskVolumeSource, 15 quobyte QuobyteVolumeSource, 16 azureDisk AzureDiskVolumeSource,
            17 photonPersistentDisk PhotonPersistentDiskVolumeSource, 18 portworxVolume PortworxVolumeSource, 19 scaleIO ScaleIOPersistentVolumeSource,
            20 local LocalVolumeSource, 21 storageos StorageOSPersistentVolumeSource, 22 csi CSIPersistentVolumeSource
        PersistentVolumeSpec: 1 capacity {}Quantity, 2 persistentVolumeSource +PersistentVolumeSource, 3 accessModes [], 4 claimRef ObjectReference,
            5 persistentVolumeReclaimPolicy, 6 storageClassName, 7 mountOptions [], 8 volumeMode, 9 nodeAffinity VolumeNodeAffinity, 10 volumeAttributesClassName
        PersistentVolumeStatus: 1 phase, 2 message, 3 reason, 4 lastPhaseTransitionTime Time
        PodTemplate: 1 metadata ObjectMeta, 2 template PodTemplateSpec
        PodTemplateSpec: 1 metadata ObjectMeta, 2 spec PodSpec
        PortStatus: 1 port int!, 2 protocol, 3 error
        RBDPersistentVolumeSource: 1 monitors [], 2 image, 3 fsType, 4 pool, 5 user, 6 keyring, 7 secretRef SecretReference, 8 readOnly bool
        RangeAllocation: 1 metadata ObjectMeta, 2 range !, 3 data bytes!
        ReplicationController: 1 metadata ObjectMeta, 2 spec ReplicationControllerSpec, 3 status ReplicationControllerStatus
        ReplicationControllerCondition: 1 type, 2 status, 3 lastTransitionTime Time, 4 reason, 5 message
        ReplicationControllerSpec: 1 replicas int!, 2 selector {}, 3 template PodTemplateSpec, 4 minReadySeconds int
        ReplicationControllerStatus: 1 replicas int!, 2 fullyLabeledReplicas int, 3 observedGeneration int, 4 readyReplicas int, 5 availableReplicas int,
            6 conditions []ReplicationControllerCondition
        ResourceQuota: 1 metadata ObjectMeta, 2 spec ResourceQuotaSpec, 3 status ResourceQuotaStatus
        ResourceQuotaSpec: 1 hard {}Quantity, 2 scopes [], 3 scopeSelector ScopeSelector
        ResourceQuotaStatus: 1 hard {}Quantity, 2 used {}Quantity
        ScaleIOPersistentVolumeSource: 1 gateway !, 2 system !, 3 secretRef SecretReference, 4 sslEnabled bool, 5 protectionDomain, 6 storagePool, 7 storageMode,
            8 volumeName, 9 fsType, 10 readOnly bool
        ScopeSelector: 1 matchExpressions []ScopedResourceSelectorRequirement
        ScopedResourceSelectorRequirement: 1 scopeName !, 2 operator, 3 values []
        Secret: 1 metadata ObjectMeta, 2 data {}bytes, 3 type, 4 stringData {}, 5 immutable bool!
        SecretReference: 1 name, 2 namespace
        Service: 1 metadata ObjectMeta, 2 spec ServiceSpec, 3 status ServiceStatus
        ServiceAccount: 1 metadata ObjectMeta, 2 secrets []ObjectReference, 3 imagePullSecrets []LocalObjectReference, 4 automountServiceAccountToken bool!
        ServicePort: 1 name, 2 protocol, 3 port int!, 4 targetPort IntOrString, 5 nodePort int, 6 appProtocol
        ServiceSpec: 1 ports []ServicePort, 2 selector {}, 3 clusterIP, 4 type, 5 externalIPs [], 7 sessionAffinity, 8 loadBalancerIP, 9 loadBalancerSourceRanges [],
            10 externalName, 11 externalTrafficPolicy, 12 healthCheckNodePort int, 13 publishNotReadyAddresses bool, 14 sessionAffinityConfig SessionAffinityConfig,
            16 topologyKeys [], 17 ipFamilyPolicy, 18 clusterIPs [], 19 ipFamilies [], 20 allocateLoadBalancerNodePorts bool!, 21 loadBalancerClass,
            22 internalTrafficPolicy, 23 trafficDistribution
        ServiceStatus: 1 loadBalancer LoadBalancerStatus, 2 conditions []Condition
        SessionAffinityConfig: 1 clientIP ClientIPConfig
        StorageOSPersistentVolumeSource: 1 volumeName, 2 volumeNamespace, 3 fsType, 4 readOnly bool, 5 secretRef ObjectReference
        Taint: 1 key, 2 value, 3 effect !, 4 timeAdded Time
        TopologySelectorLabelRequirement: 1 key, 2 values []
        TopologySelectorTerm: 1 matchLabelExpressions []TopologySelectorLabelRequirement
        VolumeNodeAffinity: 1 required NodeSelector
        """u8;
}
