namespace KvTui.Core.Values.Kubernetes;

/// <summary>The fields of what all kinds share, of the core group and of what pods mount, as <see cref="TypeTable"/> reads them.</summary>
internal static class CoreTypes
{
    public static ReadOnlySpan<byte> Text =>
        """
        Condition: 1 type, 2 status, 3 observedGeneration int, 4 lastTransitionTime Time, 5 reason, 6 message
        LabelSelector: 1 matchLabels {}, 2 matchExpressions []LabelSelectorRequirement
        LabelSelectorRequirement: 1 key, 2 operator, 3 values []
        ManagedFieldsEntry: 1 manager, 2 operation, 3 apiVersion, 4 time Time, 6 fieldsType, 7 fieldsV1 Json
        ObjectMeta: 1 name, 2 generateName, 3 namespace, 4 selfLink, 5 uid, 6 resourceVersion, 7 generation int, 8 creationTimestamp Time,
            9 deletionTimestamp Time, 10 deletionGracePeriodSeconds int!, 11 labels {}, 12 annotations {},
            13 ownerReferences []OwnerReference, 14 finalizers [], 15 clusterName, 17 managedFields []ManagedFieldsEntry
        OwnerReference: 1 kind, 3 name, 4 uid, 5 apiVersion, 6 controller bool!, 7 blockOwnerDeletion bool!
        AttachedVolume: 1 name, 2 devicePath !
        AzureFilePersistentVolumeSource: 1 secretName, 2 shareName !, 3 readOnly bool, 4 secretNamespace !
        CSIPersistentVolumeSource: 1 driver !, 2 volumeHandle !, 3 readOnly bool, 4 fsType, 5 volumeAttributes {},
            6 controllerPublishSecretRef SecretReference, 7 nodeStageSecretRef SecretReference, 8 nodePublishSecretRef SecretReference,
            9 controllerExpandSecretRef SecretReference, 10 nodeExpandSecretRef SecretReference
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
        Event: 1 metadata ObjectMeta, 2 involvedObject ObjectReference, 3 reason, 4 message, 5 source EventSource, 6 firstTimestamp Time,
            7 lastTimestamp Time, 8 count int, 9 type, 10 eventTime MicroTime, 11 series EventSeries, 12 action, 13 related ObjectReference,
            14 reportingComponent !, 15 reportingInstance !
        EventSeries: 1 count int, 2 lastObservedTime MicroTime
        EventSource: 1 component, 2 host
        FlexPersistentVolumeSource: 1 driver !, 2 fsType, 3 secretRef SecretReference, 4 readOnly bool, 5 options {}
        GlusterfsPersistentVolumeSource: 1 endpoints !, 2 path, 3 readOnly bool, 4 endpointsNamespace
        ISCSIPersistentVolumeSource: 1 targetPortal !, 2 iqn !, 3 lun int!, 4 iscsiInterface, 5 fsType, 6 readOnly bool, 7 portals [],
            8 chapAuthDiscovery bool, 10 secretRef SecretReference, 11 chapAuthSession bool, 12 initiatorName
        LimitRange: 1 metadata ObjectMeta, 2 spec LimitRangeSpec
        LimitRangeItem: 1 type, 2 max {}Quantity, 3 min {}Quantity, 4 default {}Quantity, 5 defaultRequest {}Quantity,
            6 maxLimitRequestRatio {}Quantity
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
        NodeSpec: 1 podCIDR, 2 externalID, 3 providerID, 4 unschedulable bool, 5 taints []Taint, 6 configSource NodeConfigSource,
            7 podCIDRs []
        NodeStatus: 1 capacity {}Quantity, 2 allocatable {}Quantity, 3 phase, 4 conditions []NodeCondition, 5 addresses []NodeAddress,
            6 daemonEndpoints NodeDaemonEndpoints, 7 nodeInfo NodeSystemInfo, 8 images []ContainerImage, 9 volumesInUse [],
            10 volumesAttached []AttachedVolume, 11 config NodeConfigStatus, 12 runtimeHandlers []NodeRuntimeHandler,
            13 features NodeFeatures, 14 declaredFeatures []
        NodeSwapStatus: 1 capacity int!
        NodeSystemInfo: 1 machineID !, 2 systemUUID !, 3 bootID !, 4 kernelVersion !, 5 osImage !, 6 containerRuntimeVersion !,
            7 kubeletVersion !, 8 kubeProxyVersion !, 9 operatingSystem !, 10 architecture !, 11 swap NodeSwapStatus
        ObjectReference: 1 kind, 2 namespace, 3 name, 4 uid, 5 apiVersion, 6 resourceVersion, 7 fieldPath
        PersistentVolume: 1 metadata ObjectMeta, 2 spec PersistentVolumeSpec, 3 status PersistentVolumeStatus
        PersistentVolumeClaim: 1 metadata ObjectMeta, 2 spec PersistentVolumeClaimSpec, 3 status PersistentVolumeClaimStatus
        PersistentVolumeClaimCondition: 1 type, 2 status, 3 lastProbeTime Time, 4 lastTransitionTime Time, 5 reason, 6 message
        PersistentVolumeClaimStatus: 1 phase, 2 accessModes [], 3 capacity {}Quantity, 4 conditions []PersistentVolumeClaimCondition,
            5 allocatedResources {}Quantity, 7 allocatedResourceStatuses {}, 8 currentVolumeAttributesClassName,
            9 modifyVolumeStatus ModifyVolumeStatus
        PersistentVolumeSource: 1 gcePersistentDisk GCEPersistentDiskVolumeSource, 2 awsElasticBlockStore AWSElasticBlockStoreVolumeSource,
            3 hostPath HostPathVolumeSource, 4 glusterfs GlusterfsPersistentVolumeSource, 5 nfs NFSVolumeSource,
            6 rbd RBDPersistentVolumeSource, 7 iscsi ISCSIPersistentVolumeSource, 8 cinder CinderPersistentVolumeSource,
            9 cephfs CephFSPersistentVolumeSource, 10 fc FCVolumeSource, 11 flocker FlockerVolumeSource,
            12 flexVolume FlexPersistentVolumeSource, 13 azureFile AzureFilePersistentVolumeSource,
            14 vsphereVolume VsphereVirtualDiskVolumeSource, 15 quobyte QuobyteVolumeSource, 16 azureDisk AzureDiskVolumeSource,
            17 photonPersistentDisk PhotonPersistentDiskVolumeSource, 18 portworxVolume PortworxVolumeSource,
            19 scaleIO ScaleIOPersistentVolumeSource, 20 local LocalVolumeSource, 21 storageos StorageOSPersistentVolumeSource,
            22 csi CSIPersistentVolumeSource
        PersistentVolumeSpec: 1 capacity {}Quantity, 2 persistentVolumeSource +PersistentVolumeSource, 3 accessModes [],
            4 claimRef ObjectReference, 5 persistentVolumeReclaimPolicy, 6 storageClassName, 7 mountOptions [], 8 volumeMode,
            9 nodeAffinity VolumeNodeAffinity, 10 volumeAttributesClassName
        PersistentVolumeStatus: 1 phase, 2 message, 3 reason, 4 lastPhaseTransitionTime Time
        PodTemplate: 1 metadata ObjectMeta, 2 template PodTemplateSpec
        PodTemplateSpec: 1 metadata ObjectMeta, 2 spec PodSpec
        PortStatus: 1 port int!, 2 protocol, 3 error
        RBDPersistentVolumeSource: 1 monitors [], 2 image, 3 fsType, 4 pool, 5 user, 6 keyring, 7 secretRef SecretReference, 8 readOnly bool
        RangeAllocation: 1 metadata ObjectMeta, 2 range !, 3 data bytes!
        ReplicationController: 1 metadata ObjectMeta, 2 spec ReplicationControllerSpec, 3 status ReplicationControllerStatus
        ReplicationControllerCondition: 1 type, 2 status, 3 lastTransitionTime Time, 4 reason, 5 message
        ReplicationControllerSpec: 1 replicas int!, 2 selector {}, 3 template PodTemplateSpec, 4 minReadySeconds int
        ReplicationControllerStatus: 1 replicas int!, 2 fullyLabeledReplicas int, 3 observedGeneration int, 4 readyReplicas int,
            5 availableReplicas int, 6 conditions []ReplicationControllerCondition
        ResourceQuota: 1 metadata ObjectMeta, 2 spec ResourceQuotaSpec, 3 status ResourceQuotaStatus
        ResourceQuotaSpec: 1 hard {}Quantity, 2 scopes [], 3 scopeSelector ScopeSelector
        ResourceQuotaStatus: 1 hard {}Quantity, 2 used {}Quantity
        ScaleIOPersistentVolumeSource: 1 gateway !, 2 system !, 3 secretRef SecretReference, 4 sslEnabled bool, 5 protectionDomain,
            6 storagePool, 7 storageMode, 8 volumeName, 9 fsType, 10 readOnly bool
        ScopeSelector: 1 matchExpressions []ScopedResourceSelectorRequirement
        ScopedResourceSelectorRequirement: 1 scopeName !, 2 operator, 3 values []
        Secret: 1 metadata ObjectMeta, 2 data {}bytes, 3 type, 4 stringData {}, 5 immutable bool!
        SecretReference: 1 name, 2 namespace
        Service: 1 metadata ObjectMeta, 2 spec ServiceSpec, 3 status ServiceStatus
        ServiceAccount: 1 metadata ObjectMeta, 2 secrets []ObjectReference, 3 imagePullSecrets []LocalObjectReference,
            4 automountServiceAccountToken bool!
        ServicePort: 1 name, 2 protocol, 3 port int!, 4 targetPort IntOrString, 5 nodePort int, 6 appProtocol
        ServiceSpec: 1 ports []ServicePort, 2 selector {}, 3 clusterIP, 4 type, 5 externalIPs [], 7 sessionAffinity, 8 loadBalancerIP,
            9 loadBalancerSourceRanges [], 10 externalName, 11 externalTrafficPolicy, 12 healthCheckNodePort int,
            13 publishNotReadyAddresses bool, 14 sessionAffinityConfig SessionAffinityConfig, 16 topologyKeys [], 17 ipFamilyPolicy,
            18 clusterIPs [], 19 ipFamilies [], 20 allocateLoadBalancerNodePorts bool!, 21 loadBalancerClass, 22 internalTrafficPolicy,
            23 trafficDistribution
        ServiceStatus: 1 loadBalancer LoadBalancerStatus, 2 conditions []Condition
        SessionAffinityConfig: 1 clientIP ClientIPConfig
        StorageOSPersistentVolumeSource: 1 volumeName, 2 volumeNamespace, 3 fsType, 4 readOnly bool, 5 secretRef ObjectReference
        Taint: 1 key, 2 value, 3 effect !, 4 timeAdded Time
        TopologySelectorLabelRequirement: 1 key, 2 values []
        TopologySelectorTerm: 1 matchLabelExpressions []TopologySelectorLabelRequirement
        VolumeNodeAffinity: 1 required NodeSelector
        Affinity: 1 nodeAffinity NodeAffinity, 2 podAffinity PodAffinity, 3 podAntiAffinity PodAntiAffinity
        AppArmorProfile: 1 type, 2 localhostProfile
        Capabilities: 1 add [], 2 drop []
        ConfigMapEnvSource: 1 localObjectReference +LocalObjectReference, 2 optional bool!
        ConfigMapKeySelector: 1 localObjectReference +LocalObjectReference, 2 key !, 3 optional bool!
        Container: 1 name, 2 image, 3 command [], 4 args [], 5 workingDir, 6 ports []ContainerPort, 7 env []EnvVar,
            8 resources ResourceRequirements, 9 volumeMounts []VolumeMount, 10 livenessProbe Probe, 11 readinessProbe Probe,
            12 lifecycle Lifecycle, 13 terminationMessagePath, 14 imagePullPolicy, 15 securityContext SecurityContext, 16 stdin bool,
            17 stdinOnce bool, 18 tty bool, 19 envFrom []EnvFromSource, 20 terminationMessagePolicy, 21 volumeDevices []VolumeDevice,
            22 startupProbe Probe, 23 resizePolicy []ContainerResizePolicy, 24 restartPolicy
        ContainerPort: 1 name, 2 hostPort int, 3 containerPort int!, 4 protocol, 5 hostIP
        ContainerResizePolicy: 1 resourceName, 2 restartPolicy
        ContainerState: 1 waiting ContainerStateWaiting, 2 running ContainerStateRunning, 3 terminated ContainerStateTerminated
        ContainerStateRunning: 1 startedAt Time
        ContainerStateTerminated: 1 exitCode int!, 2 signal int, 3 reason, 4 message, 5 startedAt Time, 6 finishedAt Time, 7 containerID
        ContainerStateWaiting: 1 reason, 2 message
        ContainerStatus: 1 name, 2 state ContainerState, 3 lastState ContainerState, 4 ready bool!, 5 restartCount int!, 6 image !,
            7 imageID !, 8 containerID, 9 started bool!, 10 allocatedResources {}Quantity, 11 resources ResourceRequirements,
            12 volumeMounts []VolumeMountStatus, 13 user ContainerUser, 15 stopSignal
        ContainerUser: 1 linux LinuxContainerUser
        EnvFromSource: 1 prefix, 2 configMapRef ConfigMapEnvSource, 3 secretRef SecretEnvSource
        EnvVar: 1 name, 2 value, 3 valueFrom EnvVarSource
        EnvVarSource: 1 fieldRef ObjectFieldSelector, 2 resourceFieldRef ResourceFieldSelector, 3 configMapKeyRef ConfigMapKeySelector,
            4 secretKeyRef SecretKeySelector
        EphemeralContainer: 1 ephemeralContainerCommon +Container, 2 targetContainerName
        ExecAction: 1 command []
        GRPCAction: 1 port int!, 2 service !
        HTTPGetAction: 1 path, 2 port IntOrString, 3 host, 4 scheme, 5 httpHeaders []HTTPHeader
        HTTPHeader: 1 name, 2 value
        Handler: 1 exec ExecAction, 2 httpGet HTTPGetAction, 3 tcpSocket TCPSocketAction, 4 grpc GRPCAction
        HostAlias: 1 ip, 2 hostnames []
        HostIP: 1 ip
        Lifecycle: 1 postStart LifecycleHandler, 2 preStop LifecycleHandler, 3 stopSignal
        LifecycleHandler: 1 exec ExecAction, 2 httpGet HTTPGetAction, 3 tcpSocket TCPSocketAction, 4 sleep SleepAction
        LinuxContainerUser: 1 uid int!, 2 gid int!, 3 supplementalGroups []int
        LocalObjectReference: 1 name
        NodeAffinity: 1 requiredDuringSchedulingIgnoredDuringExecution NodeSelector,
            2 preferredDuringSchedulingIgnoredDuringExecution []PreferredSchedulingTerm
        NodeSelector: 1 nodeSelectorTerms []NodeSelectorTerm
        NodeSelectorRequirement: 1 key, 2 operator, 3 values []
        NodeSelectorTerm: 1 matchExpressions []NodeSelectorRequirement, 2 matchFields []NodeSelectorRequirement
        ObjectFieldSelector: 1 apiVersion, 2 fieldPath !
        PersistentVolumeClaimSpec: 1 accessModes [], 2 resources ResourceRequirements, 3 volumeName, 4 selector LabelSelector,
            5 storageClassName !, 6 volumeMode, 7 dataSource TypedLocalObjectReference, 8 dataSourceRef TypedObjectReference,
            9 volumeAttributesClassName
        PersistentVolumeClaimTemplate: 1 metadata ObjectMeta, 2 spec PersistentVolumeClaimSpec
        Pod: 1 metadata ObjectMeta, 2 spec PodSpec, 3 status PodStatus
        PodAffinity: 1 requiredDuringSchedulingIgnoredDuringExecution []PodAffinityTerm,
            2 preferredDuringSchedulingIgnoredDuringExecution []WeightedPodAffinityTerm
        PodAffinityTerm: 1 labelSelector LabelSelector, 2 namespaces [], 3 topologyKey !, 4 namespaceSelector LabelSelector,
            5 matchLabelKeys [], 6 mismatchLabelKeys []
        PodAntiAffinity: 1 requiredDuringSchedulingIgnoredDuringExecution []PodAffinityTerm,
            2 preferredDuringSchedulingIgnoredDuringExecution []WeightedPodAffinityTerm
        PodCondition: 1 type, 2 status, 3 lastProbeTime Time, 4 lastTransitionTime Time, 5 reason, 6 message, 7 observedGeneration int
        PodDNSConfig: 1 nameservers [], 2 searches [], 3 options []PodDNSConfigOption
        PodDNSConfigOption: 1 name, 2 value
        PodIP: 1 ip
        PodOS: 1 name
        PodReadinessGate: 1 conditionType !
        PodResourceClaim: 1 name, 3 resourceClaimName, 4 resourceClaimTemplateName
        PodResourceClaimStatus: 1 name, 2 resourceClaimName
        PodSchedulingGate: 1 name
        PodSecurityContext: 1 seLinuxOptions SELinuxOptions, 2 runAsUser int!, 3 runAsNonRoot bool!, 4 supplementalGroups []int,
            5 fsGroup int!, 6 runAsGroup int!, 7 sysctls []Sysctl, 8 windowsOptions WindowsSecurityContextOptions, 9 fsGroupChangePolicy,
            10 seccompProfile SeccompProfile, 11 appArmorProfile AppArmorProfile, 12 supplementalGroupsPolicy, 13 seLinuxChangePolicy
        PodSpec: 1 volumes []Volume, 2 containers []Container, 3 restartPolicy, 4 terminationGracePeriodSeconds int!,
            5 activeDeadlineSeconds int!, 6 dnsPolicy, 7 nodeSelector {}, 8 serviceAccountName, 9 serviceAccount, 10 nodeName,
            11 hostNetwork bool, 12 hostPID bool, 13 hostIPC bool, 14 securityContext PodSecurityContext,
            15 imagePullSecrets []LocalObjectReference, 16 hostname, 17 subdomain, 18 affinity Affinity, 19 schedulerName,
            20 initContainers []Container, 21 automountServiceAccountToken bool!, 22 tolerations []Toleration, 23 hostAliases []HostAlias,
            24 priorityClassName, 25 priority int!, 26 dnsConfig PodDNSConfig, 27 shareProcessNamespace bool!,
            28 readinessGates []PodReadinessGate, 29 runtimeClassName, 30 enableServiceLinks bool!, 31 preemptionPolicy,
            32 overhead {}Quantity, 33 topologySpreadConstraints []TopologySpreadConstraint, 34 ephemeralContainers []EphemeralContainer,
            35 setHostnameAsFQDN bool!, 36 os PodOS, 37 hostUsers bool!, 38 schedulingGates []PodSchedulingGate,
            39 resourceClaims []PodResourceClaim, 40 resources ResourceRequirements, 41 hostnameOverride
        PodStatus: 1 phase, 2 conditions []PodCondition, 3 message, 4 reason, 5 hostIP, 6 podIP, 7 startTime Time,
            8 containerStatuses []ContainerStatus, 9 qosClass, 10 initContainerStatuses []ContainerStatus, 11 nominatedNodeName,
            12 podIPs []PodIP, 13 ephemeralContainerStatuses []ContainerStatus, 14 resize,
            15 resourceClaimStatuses []PodResourceClaimStatus, 16 hostIPs []HostIP, 17 observedGeneration int,
            19 allocatedResources {}Quantity, 20 resources ResourceRequirements
        PreferredSchedulingTerm: 1 weight int!, 2 preference NodeSelectorTerm
        Probe: 1 handler +Handler, 2 initialDelaySeconds int, 3 timeoutSeconds int, 4 periodSeconds int, 5 successThreshold int,
            6 failureThreshold int, 7 terminationGracePeriodSeconds int!
        ResourceClaim: 1 name, 2 request
        ResourceFieldSelector: 1 containerName, 2 resource !, 3 divisor Quantity
        ResourceRequirements: 1 limits {}Quantity, 2 requests {}Quantity, 3 claims []ResourceClaim
        SELinuxOptions: 1 user, 2 role, 3 type, 4 level
        SeccompProfile: 1 type, 2 localhostProfile
        SecretEnvSource: 1 localObjectReference +LocalObjectReference, 2 optional bool!
        SecretKeySelector: 1 localObjectReference +LocalObjectReference, 2 key !, 3 optional bool!
        SecurityContext: 1 capabilities Capabilities, 2 privileged bool!, 3 seLinuxOptions SELinuxOptions, 4 runAsUser int!,
            5 runAsNonRoot bool!, 6 readOnlyRootFilesystem bool!, 7 allowPrivilegeEscalation bool!, 8 runAsGroup int!, 9 procMount,
            10 windowsOptions WindowsSecurityContextOptions, 11 seccompProfile SeccompProfile, 12 appArmorProfile AppArmorProfile
        SleepAction: 1 seconds int!
        Sysctl: 1 name, 2 value
        TCPSocketAction: 1 port IntOrString, 2 host
        Toleration: 1 key, 2 operator, 3 value, 4 effect, 5 tolerationSeconds int!
        TopologySpreadConstraint: 1 maxSkew int!, 2 topologyKey !, 3 whenUnsatisfiable !, 4 labelSelector LabelSelector, 5 minDomains int!,
            6 nodeAffinityPolicy, 7 nodeTaintsPolicy, 8 matchLabelKeys []
        TypedLocalObjectReference: 1 apiGroup !, 2 kind !, 3 name
        TypedObjectReference: 1 apiGroup, 2 kind, 3 name, 4 namespace
        VolumeDevice: 1 name, 2 devicePath !
        VolumeMount: 1 name, 2 readOnly bool, 3 mountPath !, 4 subPath, 5 mountPropagation, 6 subPathExpr, 7 recursiveReadOnly
        VolumeMountStatus: 1 name, 2 mountPath, 3 readOnly bool, 4 recursiveReadOnly
        WeightedPodAffinityTerm: 1 weight int!, 2 podAffinityTerm PodAffinityTerm
        WindowsSecurityContextOptions: 1 gmsaCredentialSpecName, 2 gmsaCredentialSpec, 3 runAsUserName, 4 hostProcess bool!
        AWSElasticBlockStoreVolumeSource: 1 volumeID !, 2 fsType, 3 partition int, 4 readOnly bool
        AzureDiskVolumeSource: 1 diskName !, 2 diskURI !, 3 cachingMode, 4 fsType, 5 readOnly bool!, 6 kind
        AzureFileVolumeSource: 1 secretName, 2 shareName !, 3 readOnly bool
        CSIVolumeSource: 1 driver !, 2 readOnly bool!, 3 fsType, 4 volumeAttributes {}, 5 nodePublishSecretRef LocalObjectReference
        CephFSVolumeSource: 1 monitors [], 2 path, 3 user, 4 secretFile, 5 secretRef LocalObjectReference, 6 readOnly bool
        CinderVolumeSource: 1 volumeID !, 2 fsType, 3 readOnly bool, 4 secretRef LocalObjectReference
        ClusterTrustBundleProjection: 1 name, 2 signerName, 3 labelSelector LabelSelector, 4 path, 5 optional bool!
        ConfigMapProjection: 1 localObjectReference +LocalObjectReference, 2 items []KeyToPath, 4 optional bool!
        ConfigMapVolumeSource: 1 localObjectReference +LocalObjectReference, 2 items []KeyToPath, 3 defaultMode int!, 4 optional bool!
        DownwardAPIProjection: 1 items []DownwardAPIVolumeFile
        DownwardAPIVolumeFile: 1 path, 2 fieldRef ObjectFieldSelector, 3 resourceFieldRef ResourceFieldSelector, 4 mode int!
        DownwardAPIVolumeSource: 1 items []DownwardAPIVolumeFile, 2 defaultMode int!
        EmptyDirVolumeSource: 1 medium, 2 sizeLimit Quantity
        EphemeralVolumeSource: 1 volumeClaimTemplate PersistentVolumeClaimTemplate, 2 readOnly bool
        FCVolumeSource: 1 targetWWNs [], 2 lun int!, 3 fsType, 4 readOnly bool, 5 wwids []
        FlexVolumeSource: 1 driver !, 2 fsType, 3 secretRef LocalObjectReference, 4 readOnly bool, 5 options {}
        FlockerVolumeSource: 1 datasetName, 2 datasetUUID
        GCEPersistentDiskVolumeSource: 1 pdName !, 2 fsType, 3 partition int, 4 readOnly bool
        GitRepoVolumeSource: 1 repository !, 2 revision, 3 directory
        GlusterfsVolumeSource: 1 endpoints !, 2 path, 3 readOnly bool
        HostPathVolumeSource: 1 path, 2 type
        ISCSIVolumeSource: 1 targetPortal !, 2 iqn !, 3 lun int!, 4 iscsiInterface, 5 fsType, 6 readOnly bool, 7 portals [],
            8 chapAuthDiscovery bool, 10 secretRef LocalObjectReference, 11 chapAuthSession bool, 12 initiatorName
        ImageVolumeSource: 1 reference, 2 pullPolicy
        KeyToPath: 1 key, 2 path, 3 mode int!
        NFSVolumeSource: 1 server !, 2 path, 3 readOnly bool
        PersistentVolumeClaimVolumeSource: 1 claimName !, 2 readOnly bool
        PhotonPersistentDiskVolumeSource: 1 pdID !, 2 fsType
        PortworxVolumeSource: 1 volumeID !, 2 fsType, 3 readOnly bool
        ProjectedVolumeSource: 1 sources []VolumeProjection, 2 defaultMode int!
        QuobyteVolumeSource: 1 registry !, 2 volume !, 3 readOnly bool, 4 user, 5 group, 6 tenant
        RBDVolumeSource: 1 monitors [], 2 image, 3 fsType, 4 pool, 5 user, 6 keyring, 7 secretRef LocalObjectReference, 8 readOnly bool
        ScaleIOVolumeSource: 1 gateway !, 2 system !, 3 secretRef LocalObjectReference, 4 sslEnabled bool, 5 protectionDomain,
            6 storagePool, 7 storageMode, 8 volumeName, 9 fsType, 10 readOnly bool
        SecretProjection: 1 localObjectReference +LocalObjectReference, 2 items []KeyToPath, 4 optional bool!
        SecretVolumeSource: 1 secretName, 2 items []KeyToPath, 3 defaultMode int!, 4 optional bool!
        ServiceAccountTokenProjection: 1 audience, 2 expirationSeconds int!, 3 path
        StorageOSVolumeSource: 1 volumeName, 2 volumeNamespace, 3 fsType, 4 readOnly bool, 5 secretRef LocalObjectReference
        Volume: 1 name, 2 volumeSource +VolumeSource
        VolumeProjection: 1 secret SecretProjection, 2 downwardAPI DownwardAPIProjection, 3 configMap ConfigMapProjection,
            4 serviceAccountToken ServiceAccountTokenProjection, 5 clusterTrustBundle ClusterTrustBundleProjection
        VolumeSource: 1 hostPath HostPathVolumeSource, 2 emptyDir EmptyDirVolumeSource, 3 gcePersistentDisk GCEPersistentDiskVolumeSource,
            4 awsElasticBlockStore AWSElasticBlockStoreVolumeSource, 5 gitRepo GitRepoVolumeSource, 6 secret SecretVolumeSource,
            7 nfs NFSVolumeSource, 8 iscsi ISCSIVolumeSource, 9 glusterfs GlusterfsVolumeSource,
            10 persistentVolumeClaim PersistentVolumeClaimVolumeSource, 11 rbd RBDVolumeSource, 12 flexVolume FlexVolumeSource,
            13 cinder CinderVolumeSource, 14 cephfs CephFSVolumeSource, 15 flocker FlockerVolumeSource,
            16 downwardAPI DownwardAPIVolumeSource, 17 fc FCVolumeSource, 18 azureFile AzureFileVolumeSource,
            19 configMap ConfigMapVolumeSource, 20 vsphereVolume VsphereVirtualDiskVolumeSource, 21 quobyte QuobyteVolumeSource,
            22 azureDisk AzureDiskVolumeSource, 23 photonPersistentDisk PhotonPersistentDiskVolumeSource,
            24 portworxVolume PortworxVolumeSource, 25 scaleIO ScaleIOVolumeSource, 26 projected ProjectedVolumeSource,
            27 storageos StorageOSVolumeSource, 28 csi CSIVolumeSource, 29 ephemeral EphemeralVolumeSource, 30 image ImageVolumeSource
        VsphereVirtualDiskVolumeSource: 1 volumePath !, 2 fsType, 3 storagePolicyName, 4 storagePolicyID
        """u8;
}
