// Made by tests/KvTui.KubernetesTables from Debian's packages of k8s.io/api 0.36.4; not to be edited.
namespace KvTui.Core.Values.Kubernetes;

/// <summary>The stored kinds of each API version, and the fields of their messages, as <see cref="TypeTable"/> reads them.</summary>
internal static class StoredTypes
{
    public static ReadOnlySpan<byte> Kinds =>
        """

        admissionregistration.k8s.io/v1 MutatingAdmissionPolicy MutatingAdmissionPolicyBinding MutatingWebhookConfiguration
         ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding ValidatingWebhookConfiguration
        admissionregistration.k8s.io/v1alpha1 MutatingAdmissionPolicy MutatingAdmissionPolicyBinding ValidatingAdmissionPolicy
         ValidatingAdmissionPolicyBinding
        admissionregistration.k8s.io/v1beta1 MutatingAdmissionPolicy MutatingAdmissionPolicyBinding
         MutatingWebhookConfiguration=MutatingWebhookConfiguration-2 ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding
         ValidatingWebhookConfiguration=ValidatingWebhookConfiguration-2
        apiextensions.k8s.io/v1 CustomResourceDefinition
        apiextensions.k8s.io/v1beta1 CustomResourceDefinition=CustomResourceDefinition-2
        apps/v1 ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet
        apps/v1beta1 ControllerRevision Deployment=Deployment-2 Scale=Scale-2 StatefulSet=StatefulSet-2
        apps/v1beta2 ControllerRevision DaemonSet Deployment ReplicaSet Scale=Scale-2 StatefulSet
        autoscaling/v1 HorizontalPodAutoscaler Scale
        autoscaling/v2 HorizontalPodAutoscaler=HorizontalPodAutoscaler-2
        autoscaling/v2beta2 HorizontalPodAutoscaler=HorizontalPodAutoscaler-2
        batch/v1 CronJob Job
        batch/v1beta1 CronJob
        certificates.k8s.io/v1 CertificateSigningRequest
        certificates.k8s.io/v1alpha1 ClusterTrustBundle
        certificates.k8s.io/v1beta1 CertificateSigningRequest ClusterTrustBundle PodCertificateRequest
        coordination.k8s.io/v1 Lease
        coordination.k8s.io/v1alpha2 LeaseCandidate
        coordination.k8s.io/v1beta1 Lease LeaseCandidate
        discovery.k8s.io/v1 EndpointSlice
        discovery.k8s.io/v1beta1 EndpointSlice=EndpointSlice-2
        events.k8s.io/v1 Event=Event-2
        events.k8s.io/v1beta1 Event=Event-2
        extensions/v1beta1 DaemonSet=DaemonSet-2 Deployment=Deployment-2 Ingress=Ingress-2 NetworkPolicy ReplicaSet=ReplicaSet-2
         Scale=Scale-2
        flowcontrol.apiserver.k8s.io/v1 FlowSchema PriorityLevelConfiguration
        flowcontrol.apiserver.k8s.io/v1beta1 FlowSchema PriorityLevelConfiguration=PriorityLevelConfiguration-2
        flowcontrol.apiserver.k8s.io/v1beta2 FlowSchema PriorityLevelConfiguration=PriorityLevelConfiguration-2
        flowcontrol.apiserver.k8s.io/v1beta3 FlowSchema PriorityLevelConfiguration
        internal.apiserver.k8s.io/v1alpha1 StorageVersion
        networking.k8s.io/v1 IPAddress Ingress IngressClass NetworkPolicy ServiceCIDR
        networking.k8s.io/v1alpha1 IPAddress Ingress=Ingress-2 IngressClass ServiceCIDR
        networking.k8s.io/v1beta1 IPAddress Ingress=Ingress-2 IngressClass ServiceCIDR
        node.k8s.io/v1 RuntimeClass
        node.k8s.io/v1alpha1 RuntimeClass=RuntimeClass-2
        node.k8s.io/v1beta1 RuntimeClass
        policy/v1 Eviction PodDisruptionBudget
        policy/v1beta1 Eviction PodDisruptionBudget
        rbac.authorization.k8s.io/v1 ClusterRole ClusterRoleBinding Role RoleBinding
        rbac.authorization.k8s.io/v1alpha1 ClusterRole=ClusterRole-2 ClusterRoleBinding=ClusterRoleBinding-2 Role=Role-2
         RoleBinding=RoleBinding-2
        rbac.authorization.k8s.io/v1beta1 ClusterRole ClusterRoleBinding Role RoleBinding
        resource.k8s.io/v1 DeviceClass ResourceClaim=ResourceClaim-2 ResourceClaimTemplate ResourceSlice
        resource.k8s.io/v1alpha3 DeviceTaintRule ResourcePoolStatusRequest
        resource.k8s.io/v1beta1 DeviceClass ResourceClaim=ResourceClaim-2-2 ResourceClaimTemplate=ResourceClaimTemplate-2
         ResourceSlice=ResourceSlice-2
        resource.k8s.io/v1beta2 DeviceClass DeviceTaintRule ResourceClaim=ResourceClaim-2 ResourceClaimTemplate ResourceSlice
        scheduling.k8s.io/v1 PriorityClass
        scheduling.k8s.io/v1alpha1 PriorityClass
        scheduling.k8s.io/v1alpha2 PodGroup Workload
        scheduling.k8s.io/v1beta1 PriorityClass
        storage.k8s.io/v1 CSIDriver CSINode CSIStorageCapacity StorageClass VolumeAttachment VolumeAttributesClass
        storage.k8s.io/v1alpha1 CSIStorageCapacity VolumeAttachment VolumeAttributesClass
        storage.k8s.io/v1beta1 CSIDriver CSINode CSIStorageCapacity StorageClass VolumeAttachment VolumeAttributesClass
        storagemigration.k8s.io/v1beta1 StorageVersionMigration
        v1 Binding ComponentStatus ConfigMap Endpoints Event LimitRange Namespace Node PersistentVolume PersistentVolumeClaim Pod
         PodStatusResult PodTemplate RangeAllocation ReplicationController ResourceQuota Secret Service ServiceAccount
        """u8;

    public static ReadOnlySpan<byte> Messages =>
        """

        AWSElasticBlockStoreVolumeSource: volumeID !, fsType, partition int, readOnly bool
        Affinity: nodeAffinity NodeAffinity, podAffinity PodAffinity, podAntiAffinity PodAntiAffinity
        AggregationRule: clusterRoleSelectors []LabelSelector
        AllocatedDeviceStatus: driver !, pool !, device !, conditions []Condition!, data Json, networkData NetworkDeviceData, shareID !
        AllocationResult: devices DeviceAllocationResult, 3 nodeSelector NodeSelector, 5 allocationTimestamp Time!
        AppArmorProfile: type !, localhostProfile !
        ApplyConfiguration: expression
        AttachedVolume: name !, devicePath !
        AuditAnnotation: key !, valueExpression !
        AzureDiskVolumeSource: diskName !, diskURI !, cachingMode !, fsType !, readOnly bool!, kind !
        AzureFilePersistentVolumeSource: secretName !, shareName !, readOnly bool, secretNamespace !
        AzureFileVolumeSource: secretName !, shareName !, readOnly bool
        BasicDevice: attributes {}DeviceAttribute, capacity {}DeviceCapacity, consumesCounters []DeviceCounterConsumption, nodeName !,
         nodeSelector NodeSelector, allNodes bool!, taints []DeviceTaint, bindsToNode bool!, bindingConditions [],
         bindingFailureConditions [], allowMultipleAllocations bool!, nodeAllocatableResourceMappings {}NodeAllocatableResourceMapping
        BasicSchedulingPolicy:
        Binding: metadata ObjectMeta, target ObjectReference
        CELDeviceSelector: expression !
        CSIDriver: metadata ObjectMeta, spec CSIDriverSpec
        CSIDriverSpec: attachRequired bool!, podInfoOnMount bool!, volumeLifecycleModes [], storageCapacity bool!, fsGroupPolicy !,
         tokenRequests []TokenRequest, requiresRepublish bool!, seLinuxMount bool!, nodeAllocatableUpdatePeriodSeconds int!,
         serviceAccountTokenInSecrets bool!, preventPodSchedulingIfMissing bool!
        CSINode: metadata ObjectMeta, spec CSINodeSpec
        CSINodeDriver: name !, nodeID !, topologyKeys []!, allocatable VolumeNodeResources
        CSINodeSpec: drivers []CSINodeDriver!
        CSIPersistentVolumeSource: driver !, volumeHandle !, readOnly bool, fsType, volumeAttributes {},
         controllerPublishSecretRef SecretReference, nodeStageSecretRef SecretReference, nodePublishSecretRef SecretReference,
         controllerExpandSecretRef SecretReference, nodeExpandSecretRef SecretReference
        CSIStorageCapacity: metadata ObjectMeta, nodeTopology LabelSelector, storageClassName !, capacity Quantity,
         maximumVolumeSize Quantity
        CSIVolumeSource: driver !, readOnly bool!, fsType !, volumeAttributes {}, nodePublishSecretRef LocalObjectReference
        Capabilities: add [], drop []
        CapacityRequestPolicy: default Quantity, 3 validValues []Quantity, validRange CapacityRequestPolicyRange
        CapacityRequestPolicyRange: min Quantity, max Quantity, step Quantity
        CapacityRequirements: requests {}Quantity
        CephFSPersistentVolumeSource: monitors []!, path, user, secretFile, secretRef SecretReference, readOnly bool
        CephFSVolumeSource: monitors []!, path, user, secretFile, secretRef LocalObjectReference, readOnly bool
        CertificateSigningRequest: metadata ObjectMeta, spec CertificateSigningRequestSpec, status CertificateSigningRequestStatus
        CertificateSigningRequestCondition: type !, reason, message, lastUpdateTime Time!, lastTransitionTime Time!, status !
        CertificateSigningRequestSpec: request bytes!, username, uid, groups [], usages [], extra {}ExtraValue, signerName !,
         expirationSeconds int!
        CertificateSigningRequestStatus: conditions []CertificateSigningRequestCondition, certificate bytes
        CinderPersistentVolumeSource: volumeID !, fsType, readOnly bool, secretRef SecretReference
        CinderVolumeSource: volumeID !, fsType, readOnly bool, secretRef LocalObjectReference
        ClientIPConfig: timeoutSeconds int!
        ClusterRole: metadata ObjectMeta, rules []PolicyRule!, aggregationRule AggregationRule
        ClusterRole-2: metadata ObjectMeta, rules []PolicyRule-2!, aggregationRule AggregationRule
        ClusterRoleBinding: metadata ObjectMeta, subjects []Subject-2, roleRef RoleRef
        ClusterRoleBinding-2: metadata ObjectMeta, subjects []Subject-3, roleRef RoleRef
        ClusterTrustBundle: metadata ObjectMeta, spec ClusterTrustBundleSpec
        ClusterTrustBundleProjection: name !, signerName !, labelSelector LabelSelector, path !, optional bool!
        ClusterTrustBundleSpec: signerName, trustBundle !
        ComponentCondition: type !, status !, message, error
        ComponentStatus: metadata ObjectMeta, conditions []ComponentCondition
        Condition: type !, status !, observedGeneration int, lastTransitionTime Time!, reason !, message !
        ConfigMap: metadata ObjectMeta, data {}, binaryData {}bytes, immutable bool!
        ConfigMapEnvSource: localObjectReference +LocalObjectReference, optional bool!
        ConfigMapKeySelector: localObjectReference +LocalObjectReference, key !, optional bool!
        ConfigMapNodeConfigSource: namespace !, name !, uid, resourceVersion, kubeletConfigKey !
        ConfigMapProjection: localObjectReference +LocalObjectReference, items []KeyToPath, 4 optional bool!
        ConfigMapVolumeSource: localObjectReference +LocalObjectReference, items []KeyToPath, defaultMode int!, optional bool!
        Container: name !, image, command [], args [], workingDir, ports []ContainerPort, env []EnvVar, resources ResourceRequirements,
         volumeMounts []VolumeMount, livenessProbe Probe, readinessProbe Probe, lifecycle Lifecycle, terminationMessagePath,
         imagePullPolicy, securityContext SecurityContext, stdin bool, stdinOnce bool, tty bool, envFrom []EnvFromSource,
         terminationMessagePolicy, volumeDevices []VolumeDevice, startupProbe Probe, resizePolicy []ContainerResizePolicy, restartPolicy !,
         restartPolicyRules []ContainerRestartRule
        ContainerExtendedResourceRequest: containerName !, resourceName !, requestName !
        ContainerImage: names []!, sizeBytes int
        ContainerPort: name, hostPort int, containerPort int!, protocol, hostIP
        ContainerResizePolicy: resourceName !, restartPolicy !
        ContainerResourceMetricSource: name !, target MetricTarget, container !
        ContainerResourceMetricStatus: name !, current MetricValueStatus, container !
        ContainerRestartRule: action, exitCodes ContainerRestartRuleOnExitCodes
        ContainerRestartRuleOnExitCodes: operator, values []int
        ContainerState: waiting ContainerStateWaiting, running ContainerStateRunning, terminated ContainerStateTerminated
        ContainerStateRunning: startedAt Time!
        ContainerStateTerminated: exitCode int!, signal int, reason, message, startedAt Time!, finishedAt Time!, containerID
        ContainerStateWaiting: reason, message
        ContainerStatus: name !, state ContainerState, lastState ContainerState, ready bool!, restartCount int!, image !, imageID !,
         containerID, started bool!, allocatedResources {}Quantity, resources ResourceRequirements, volumeMounts []VolumeMountStatus,
         user ContainerUser, allocatedResourcesStatus []ResourceStatus, stopSignal !
        ContainerUser: linux LinuxContainerUser
        ControllerRevision: metadata ObjectMeta, data Json, revision int!
        Counter: value Quantity
        CounterSet: name !, counters {}Counter
        CronJob: metadata ObjectMeta, spec CronJobSpec, status CronJobStatus
        CronJobSpec: schedule !, startingDeadlineSeconds int!, concurrencyPolicy, suspend bool!, jobTemplate JobTemplateSpec,
         successfulJobsHistoryLimit int!, failedJobsHistoryLimit int!, timeZone !
        CronJobStatus: active []ObjectReference, 4 lastScheduleTime Time!, lastSuccessfulTime Time!
        CrossVersionObjectReference: kind !, name !, apiVersion
        CustomResourceColumnDefinition: name !, type !, format, description, priority int, jsonPath !
        CustomResourceColumnDefinition-2: name !, type !, format, description, priority int, JSONPath !
        CustomResourceConversion: strategy !, webhook WebhookConversion
        CustomResourceConversion-2: strategy !, webhookClientConfig WebhookClientConfig, conversionReviewVersions []
        CustomResourceDefinition: metadata ObjectMeta, spec CustomResourceDefinitionSpec, status CustomResourceDefinitionStatus
        CustomResourceDefinition-2: metadata ObjectMeta, spec CustomResourceDefinitionSpec-2, status CustomResourceDefinitionStatus
        CustomResourceDefinitionCondition: type !, status !, lastTransitionTime Time!, reason, message, observedGeneration int
        CustomResourceDefinitionNames: plural !, singular, shortNames [], kind !, listKind, categories []
        CustomResourceDefinitionSpec: group !, 3 names CustomResourceDefinitionNames, scope !,
         7 versions []CustomResourceDefinitionVersion!, 9 conversion CustomResourceConversion, preserveUnknownFields bool
        CustomResourceDefinitionSpec-2: group !, version, names CustomResourceDefinitionNames, scope !, validation CustomResourceValidation,
         subresources CustomResourceSubresources, versions []CustomResourceDefinitionVersion-2,
         additionalPrinterColumns []CustomResourceColumnDefinition-2, conversion CustomResourceConversion-2, preserveUnknownFields bool!,
         selectableFields []SelectableField
        CustomResourceDefinitionStatus: conditions []CustomResourceDefinitionCondition!, acceptedNames CustomResourceDefinitionNames,
         storedVersions []!, observedGeneration int
        CustomResourceDefinitionVersion: name !, served bool!, storage bool!, schema CustomResourceValidation,
         subresources CustomResourceSubresources, additionalPrinterColumns []CustomResourceColumnDefinition, deprecated bool,
         deprecationWarning !, selectableFields []SelectableField
        CustomResourceDefinitionVersion-2: name !, served bool!, storage bool!, schema CustomResourceValidation,
         subresources CustomResourceSubresources, additionalPrinterColumns []CustomResourceColumnDefinition-2, deprecated bool,
         deprecationWarning !, selectableFields []SelectableField
        CustomResourceSubresourceScale: specReplicasPath !, statusReplicasPath !, labelSelectorPath !
        CustomResourceSubresourceStatus:
        CustomResourceSubresources: status CustomResourceSubresourceStatus, scale CustomResourceSubresourceScale
        CustomResourceValidation: openAPIV3Schema JSONSchemaProps
        DaemonEndpoint: Port int!
        DaemonSet: metadata ObjectMeta, spec DaemonSetSpec, status DaemonSetStatus
        DaemonSet-2: metadata ObjectMeta, spec DaemonSetSpec-2, status DaemonSetStatus
        DaemonSetCondition: type !, status !, lastTransitionTime Time!, reason, message
        DaemonSetSpec: selector LabelSelector!, template PodTemplateSpec, updateStrategy DaemonSetUpdateStrategy, minReadySeconds int,
         6 revisionHistoryLimit int!
        DaemonSetSpec-2: selector LabelSelector, template PodTemplateSpec, updateStrategy DaemonSetUpdateStrategy, minReadySeconds int,
         templateGeneration int, revisionHistoryLimit int!
        DaemonSetStatus: currentNumberScheduled int!, numberMisscheduled int!, desiredNumberScheduled int!, numberReady int!,
         observedGeneration int, updatedNumberScheduled int, numberAvailable int, numberUnavailable int, collisionCount int!,
         conditions []DaemonSetCondition
        DaemonSetUpdateStrategy: type, rollingUpdate RollingUpdateDaemonSet
        DeleteOptions: gracePeriodSeconds int!, preconditions Preconditions, orphanDependents bool!, propagationPolicy !, dryRun [],
         ignoreStoreReadErrorWithClusterBreakingPotential bool!
        Deployment: metadata ObjectMeta, spec DeploymentSpec, status DeploymentStatus
        Deployment-2: metadata ObjectMeta, spec DeploymentSpec-2, status DeploymentStatus
        DeploymentCondition: type !, status !, 4 reason, message, lastUpdateTime Time!, lastTransitionTime Time!
        DeploymentSpec: replicas int!, selector LabelSelector!, template PodTemplateSpec, strategy DeploymentStrategy, minReadySeconds int,
         revisionHistoryLimit int!, paused bool, 9 progressDeadlineSeconds int!
        DeploymentSpec-2: replicas int!, selector LabelSelector, template PodTemplateSpec, strategy DeploymentStrategy, minReadySeconds int,
         revisionHistoryLimit int!, paused bool, rollbackTo RollbackConfig, progressDeadlineSeconds int!
        DeploymentStatus: observedGeneration int, replicas int, updatedReplicas int, availableReplicas int, unavailableReplicas int,
         conditions []DeploymentCondition, readyReplicas int, collisionCount int!, terminatingReplicas int!
        DeploymentStrategy: type, rollingUpdate RollingUpdateDeployment
        Device: name !, attributes {}DeviceAttribute, capacity {}DeviceCapacity, consumesCounters []DeviceCounterConsumption, nodeName !,
         nodeSelector NodeSelector, allNodes bool!, taints []DeviceTaint, bindsToNode bool!, bindingConditions [],
         bindingFailureConditions [], allowMultipleAllocations bool!, nodeAllocatableResourceMappings {}NodeAllocatableResourceMapping
        Device-2: name !, basic BasicDevice
        DeviceAllocationConfiguration: source !, requests [], deviceConfiguration +DeviceConfiguration
        DeviceAllocationResult: results []DeviceRequestAllocationResult, config []DeviceAllocationConfiguration
        DeviceAttribute: 2 int int!, bool bool!, string !, version !, ints []int, bools []bool, strings [], versions []
        DeviceCapacity: value Quantity, requestPolicy CapacityRequestPolicy
        DeviceClaim: requests []DeviceRequest!, constraints []DeviceConstraint, config []DeviceClaimConfiguration
        DeviceClaim-2: requests []DeviceRequest-2!, constraints []DeviceConstraint, config []DeviceClaimConfiguration
        DeviceClaimConfiguration: requests [], deviceConfiguration +DeviceConfiguration
        DeviceClass: metadata ObjectMeta, spec DeviceClassSpec
        DeviceClassConfiguration: deviceConfiguration +DeviceConfiguration
        DeviceClassSpec: selectors []DeviceSelector, config []DeviceClassConfiguration, 4 extendedResourceName !
        DeviceConfiguration: opaque OpaqueDeviceConfiguration
        DeviceConstraint: requests [], matchAttribute !, distinctAttribute !
        DeviceCounterConsumption: counterSet !, counters {}Counter
        DeviceRequest: name !, exactly ExactDeviceRequest, firstAvailable []DeviceSubRequest
        DeviceRequest-2: name !, deviceClassName !, selectors []DeviceSelector, allocationMode, count int, adminAccess bool!,
         firstAvailable []DeviceSubRequest-2, tolerations []DeviceToleration, capacity CapacityRequirements
        DeviceRequestAllocationResult: request !, driver !, pool !, device !, adminAccess bool!, tolerations []DeviceToleration,
         bindingConditions [], bindingFailureConditions [], shareID !, consumedCapacity {}Quantity
        DeviceSelector: cel CELDeviceSelector
        DeviceSubRequest: name !, deviceClassName !, selectors []DeviceSelector, allocationMode, count int, tolerations []DeviceToleration,
         capacity CapacityRequirements
        DeviceSubRequest-2: name !, deviceClassName !, selectors []DeviceSelector, allocationMode, count int,
         7 tolerations []DeviceToleration, capacity CapacityRequirements
        DeviceTaint: key !, value, effect !, timeAdded Time!
        DeviceTaintRule: metadata ObjectMeta, spec DeviceTaintRuleSpec, status DeviceTaintRuleStatus
        DeviceTaintRuleSpec: deviceSelector DeviceTaintSelector, taint DeviceTaint
        DeviceTaintRuleStatus: conditions []Condition
        DeviceTaintSelector: 2 driver !, pool !, device !
        DeviceToleration: key, operator, value, effect, tolerationSeconds int!
        DownwardAPIProjection: items []DownwardAPIVolumeFile
        DownwardAPIVolumeFile: path !, fieldRef ObjectFieldSelector, resourceFieldRef ResourceFieldSelector, mode int!
        DownwardAPIVolumeSource: items []DownwardAPIVolumeFile, defaultMode int!
        EmptyDirVolumeSource: medium, sizeLimit Quantity
        Endpoint: addresses []!, conditions EndpointConditions, hostname !, targetRef ObjectReference, deprecatedTopology {}, nodeName !,
         zone !, hints EndpointHints
        Endpoint-2: addresses []!, conditions EndpointConditions, hostname !, targetRef ObjectReference, topology {}, nodeName !,
         hints EndpointHints
        EndpointAddress: ip !, targetRef ObjectReference, hostname, nodeName !
        EndpointConditions: ready bool!, serving bool!, terminating bool!
        EndpointHints: forZones []ForZone, forNodes []ForNode
        EndpointPort: name, port int!, protocol, appProtocol !
        EndpointPort-2: name !, protocol !, port int!, appProtocol !
        EndpointSlice: metadata ObjectMeta, endpoints []Endpoint!, ports []EndpointPort-2!, addressType !
        EndpointSlice-2: metadata ObjectMeta, endpoints []Endpoint-2!, ports []EndpointPort-2!, addressType !
        EndpointSubset: addresses []EndpointAddress, notReadyAddresses []EndpointAddress, ports []EndpointPort
        Endpoints: metadata ObjectMeta, subsets []EndpointSubset
        EnvFromSource: prefix, configMapRef ConfigMapEnvSource, secretRef SecretEnvSource
        EnvVar: name !, value, valueFrom EnvVarSource
        EnvVarSource: fieldRef ObjectFieldSelector, resourceFieldRef ResourceFieldSelector, configMapKeyRef ConfigMapKeySelector,
         secretKeyRef SecretKeySelector, fileKeyRef FileKeySelector
        EphemeralContainer: ephemeralContainerCommon +EphemeralContainerCommon, targetContainerName
        EphemeralContainerCommon: name !, image, command [], args [], workingDir, ports []ContainerPort, env []EnvVar,
         resources ResourceRequirements, volumeMounts []VolumeMount, livenessProbe Probe, readinessProbe Probe, lifecycle Lifecycle,
         terminationMessagePath, imagePullPolicy, securityContext SecurityContext, stdin bool, stdinOnce bool, tty bool,
         envFrom []EnvFromSource, terminationMessagePolicy, volumeDevices []VolumeDevice, startupProbe Probe,
         resizePolicy []ContainerResizePolicy, restartPolicy !, restartPolicyRules []ContainerRestartRule
        EphemeralVolumeSource: volumeClaimTemplate PersistentVolumeClaimTemplate
        Event: metadata ObjectMeta, involvedObject ObjectReference, reason, message, source EventSource, firstTimestamp Time!,
         lastTimestamp Time!, count int, type, eventTime MicroTime!, series EventSeries, action, related ObjectReference,
         reportingComponent !, reportingInstance !
        Event-2: metadata ObjectMeta, eventTime MicroTime!, series EventSeries-2, reportingController, reportingInstance, action, reason,
         regarding ObjectReference, related ObjectReference, note, type, deprecatedSource EventSource, deprecatedFirstTimestamp Time!,
         deprecatedLastTimestamp Time!, deprecatedCount int
        EventSeries: count int, lastObservedTime MicroTime!
        EventSeries-2: count int!, lastObservedTime MicroTime!
        EventSource: component, host
        Eviction: metadata ObjectMeta, deleteOptions DeleteOptions
        ExactDeviceRequest: deviceClassName !, selectors []DeviceSelector, allocationMode, count int, adminAccess bool!,
         tolerations []DeviceToleration, capacity CapacityRequirements
        ExecAction: command []
        ExemptPriorityLevelConfiguration: nominalConcurrencyShares int!, lendablePercent int!
        ExpressionWarning: 2 fieldRef !, warning !
        ExternalDocumentation: description, url
        ExternalMetricSource: metric MetricIdentifier, target MetricTarget
        ExternalMetricStatus: metric MetricIdentifier, current MetricValueStatus
        =ExtraValue: items []
        FCVolumeSource: targetWWNs [], lun int!, fsType, readOnly bool, wwids []
        FileKeySelector: volumeName !, path !, key !, optional bool!
        FlexPersistentVolumeSource: driver !, fsType, secretRef SecretReference, readOnly bool, options {}
        FlexVolumeSource: driver !, fsType, secretRef LocalObjectReference, readOnly bool, options {}
        FlockerVolumeSource: datasetName, datasetUUID
        FlowDistinguisherMethod: type !
        FlowSchema: metadata ObjectMeta, spec FlowSchemaSpec, status FlowSchemaStatus
        FlowSchemaCondition: type, status, lastTransitionTime Time!, reason, message
        FlowSchemaSpec: priorityLevelConfiguration PriorityLevelConfigurationReference, matchingPrecedence int!,
         distinguisherMethod FlowDistinguisherMethod, rules []PolicyRulesWithSubjects
        FlowSchemaStatus: conditions []FlowSchemaCondition
        ForNode: name !
        ForZone: name !
        GCEPersistentDiskVolumeSource: pdName !, fsType, partition int, readOnly bool
        GRPCAction: port int!, service !
        GangSchedulingPolicy: minCount int!
        GitRepoVolumeSource: repository !, revision, directory
        GlusterfsPersistentVolumeSource: endpoints !, path !, readOnly bool, endpointsNamespace !
        GlusterfsVolumeSource: endpoints !, path !, readOnly bool
        GroupResource: group !, resource !
        GroupSubject: name !
        HPAScalingPolicy: type !, value int!, periodSeconds int!
        HPAScalingRules: selectPolicy !, policies []HPAScalingPolicy, stabilizationWindowSeconds int!, tolerance Quantity
        HTTPGetAction: path, port IntOrString, host, scheme, httpHeaders []HTTPHeader
        HTTPHeader: name !, value !
        HTTPIngressPath: path, backend IngressBackend, pathType !
        HTTPIngressRuleValue: paths []HTTPIngressPath!
        HorizontalPodAutoscaler: metadata ObjectMeta, spec HorizontalPodAutoscalerSpec, status HorizontalPodAutoscalerStatus
        HorizontalPodAutoscaler-2: metadata ObjectMeta, spec HorizontalPodAutoscalerSpec-2, status HorizontalPodAutoscalerStatus-2
        HorizontalPodAutoscalerBehavior: scaleUp HPAScalingRules, scaleDown HPAScalingRules
        HorizontalPodAutoscalerCondition: type !, status !, lastTransitionTime Time!, reason, message
        HorizontalPodAutoscalerSpec: scaleTargetRef CrossVersionObjectReference, minReplicas int!, maxReplicas int!,
         targetCPUUtilizationPercentage int!
        HorizontalPodAutoscalerSpec-2: scaleTargetRef CrossVersionObjectReference, minReplicas int!, maxReplicas int!, metrics []MetricSpec,
         behavior HorizontalPodAutoscalerBehavior
        HorizontalPodAutoscalerStatus: observedGeneration int!, lastScaleTime Time!, currentReplicas int!, desiredReplicas int!,
         currentCPUUtilizationPercentage int!
        HorizontalPodAutoscalerStatus-2: observedGeneration int!, lastScaleTime Time!, currentReplicas int, desiredReplicas int!,
         currentMetrics []MetricStatus!, conditions []HorizontalPodAutoscalerCondition
        HostAlias: ip !, hostnames []
        HostIP: ip !
        HostPathVolumeSource: path !, type !
        IPAddress: metadata ObjectMeta, spec IPAddressSpec
        IPAddressSpec: parentRef ParentReference
        IPBlock: cidr !, except []
        ISCSIPersistentVolumeSource: targetPortal !, iqn !, lun int!, iscsiInterface, fsType, readOnly bool, portals [],
         chapAuthDiscovery bool, 10 secretRef SecretReference, chapAuthSession bool, initiatorName !
        ISCSIVolumeSource: targetPortal !, iqn !, lun int!, iscsiInterface, fsType, readOnly bool, portals [], chapAuthDiscovery bool,
         10 secretRef LocalObjectReference, chapAuthSession bool, initiatorName !
        ImageVolumeSource: reference, pullPolicy
        ImageVolumeStatus: imageRef
        Ingress: metadata ObjectMeta, spec IngressSpec, status IngressStatus
        Ingress-2: metadata ObjectMeta, spec IngressSpec-2, status IngressStatus
        IngressBackend: serviceName, servicePort IntOrString, resource TypedLocalObjectReference, service IngressServiceBackend
        IngressClass: metadata ObjectMeta, spec IngressClassSpec
        IngressClassParametersReference: apiGroup !, kind !, name !, scope !, namespace !
        IngressClassSpec: controller, parameters IngressClassParametersReference
        IngressLoadBalancerIngress: ip, hostname, 4 ports []IngressPortStatus
        IngressLoadBalancerStatus: ingress []IngressLoadBalancerIngress
        IngressPortStatus: port int!, protocol !, error !
        IngressRule: host, ingressRuleValue +IngressRuleValue
        IngressRuleValue: http HTTPIngressRuleValue
        IngressServiceBackend: name !, port ServiceBackendPort
        IngressSpec: defaultBackend IngressBackend, tls []IngressTLS, rules []IngressRule, ingressClassName !
        IngressSpec-2: backend IngressBackend, tls []IngressTLS, rules []IngressRule, ingressClassName !
        IngressStatus: loadBalancer IngressLoadBalancerStatus
        IngressTLS: hosts [], secretName
        JSONPatch: expression
        JSONSchemaProps: id, $schema, $ref !, description, type, format, title, default Json, maximum double!, exclusiveMaximum bool,
         minimum double!, exclusiveMinimum bool, maxLength int!, minLength int!, pattern, maxItems int!, minItems int!, uniqueItems bool,
         multipleOf double!, enum []Json, maxProperties int!, minProperties int!, required [], items JSONSchemaPropsOrArray,
         allOf []JSONSchemaProps, oneOf []JSONSchemaProps, anyOf []JSONSchemaProps, not JSONSchemaProps, properties {}JSONSchemaProps,
         additionalProperties JSONSchemaPropsOrBool, patternProperties {}JSONSchemaProps, dependencies {}JSONSchemaPropsOrStringArray,
         additionalItems JSONSchemaPropsOrBool, definitions {}JSONSchemaProps, externalDocs ExternalDocumentation, example Json,
         nullable bool, x-kubernetes-preserve-unknown-fields bool!, x-kubernetes-embedded-resource bool, x-kubernetes-int-or-string bool,
         x-kubernetes-list-map-keys [], x-kubernetes-list-type !, x-kubernetes-map-type !, x-kubernetes-validations []ValidationRule
        =JSONSchemaPropsOrArray: schema JSONSchemaProps, jSONSchemas []JSONSchemaProps
        =JSONSchemaPropsOrBool: allows bool, schema JSONSchemaProps
        =JSONSchemaPropsOrStringArray: schema JSONSchemaProps, property []
        Job: metadata ObjectMeta, spec JobSpec, status JobStatus
        JobCondition: type !, status !, lastProbeTime Time!, lastTransitionTime Time!, reason, message
        JobSpec: parallelism int!, completions int!, activeDeadlineSeconds int!, selector LabelSelector, manualSelector bool!,
         template PodTemplateSpec, backoffLimit int!, ttlSecondsAfterFinished int!, completionMode !, suspend bool!,
         podFailurePolicy PodFailurePolicy, backoffLimitPerIndex int!, maxFailedIndexes int!, podReplacementPolicy !, managedBy !,
         successPolicy SuccessPolicy
        JobStatus: conditions []JobCondition, startTime Time!, completionTime Time!, active int, succeeded int, failed int,
         completedIndexes, uncountedTerminatedPods UncountedTerminatedPods, ready int!, failedIndexes !, terminating int!
        JobTemplateSpec: metadata ObjectMeta, spec JobSpec
        KeyToPath: key !, path !, mode int!
        LabelSelector: matchLabels {}, matchExpressions []LabelSelectorRequirement
        LabelSelectorRequirement: key !, operator !, values []
        Lease: metadata ObjectMeta, spec LeaseSpec
        LeaseCandidate: metadata ObjectMeta, spec LeaseCandidateSpec
        LeaseCandidateSpec: leaseName !, pingTime MicroTime!, renewTime MicroTime!, binaryVersion !, emulationVersion, strategy
        LeaseSpec: holderIdentity !, leaseDurationSeconds int!, acquireTime MicroTime!, renewTime MicroTime!, leaseTransitions int!,
         strategy !, preferredHolder !
        Lifecycle: postStart LifecycleHandler, preStop LifecycleHandler, stopSignal !
        LifecycleHandler: exec ExecAction, httpGet HTTPGetAction, tcpSocket TCPSocketAction, sleep SleepAction
        LimitRange: metadata ObjectMeta, spec LimitRangeSpec
        LimitRangeItem: type !, max {}Quantity, min {}Quantity, default {}Quantity, defaultRequest {}Quantity,
         maxLimitRequestRatio {}Quantity
        LimitRangeSpec: limits []LimitRangeItem!
        LimitResponse: type !, queuing QueuingConfiguration
        LimitedPriorityLevelConfiguration: nominalConcurrencyShares int!, limitResponse LimitResponse, lendablePercent int!,
         borrowingLimitPercent int!
        LimitedPriorityLevelConfiguration-2: assuredConcurrencyShares int!, limitResponse LimitResponse, lendablePercent int!,
         borrowingLimitPercent int!
        LinuxContainerUser: uid int!, gid int!, supplementalGroups []int
        LoadBalancerIngress: ip, hostname, ipMode !, ports []PortStatus
        LoadBalancerStatus: ingress []LoadBalancerIngress
        LocalObjectReference: name
        LocalVolumeSource: path !, fsType !
        ManagedFieldsEntry: manager, operation, apiVersion, time Time!, 6 fieldsType, fieldsV1 Json, subresource
        MatchCondition: name !, expression !
        MatchResources: namespaceSelector LabelSelector, objectSelector LabelSelector, resourceRules []NamedRuleWithOperations,
         excludeResourceRules []NamedRuleWithOperations, 7 matchPolicy !
        MetricIdentifier: name !, selector LabelSelector
        MetricSpec: type !, object ObjectMetricSource, pods PodsMetricSource, resource ResourceMetricSource, external ExternalMetricSource,
         7 containerResource ContainerResourceMetricSource
        MetricStatus: type !, object ObjectMetricStatus, pods PodsMetricStatus, resource ResourceMetricStatus,
         external ExternalMetricStatus, 7 containerResource ContainerResourceMetricStatus
        MetricTarget: type !, value Quantity, averageValue Quantity, averageUtilization int!
        MetricValueStatus: value Quantity, averageValue Quantity, averageUtilization int!
        ModifyVolumeStatus: targetVolumeAttributesClassName, status !
        MutatingAdmissionPolicy: metadata ObjectMeta, spec MutatingAdmissionPolicySpec
        MutatingAdmissionPolicyBinding: metadata ObjectMeta, spec MutatingAdmissionPolicyBindingSpec
        MutatingAdmissionPolicyBindingSpec: policyName, paramRef ParamRef, matchResources MatchResources
        MutatingAdmissionPolicySpec: paramKind ParamKind, matchConstraints MatchResources, variables []Variable, mutations []Mutation,
         failurePolicy !, matchConditions []MatchCondition, reinvocationPolicy
        MutatingWebhook: name !, clientConfig WebhookClientConfig, rules []RuleWithOperations, failurePolicy !,
         namespaceSelector LabelSelector, sideEffects !, timeoutSeconds int!, admissionReviewVersions []!, matchPolicy !,
         reinvocationPolicy !, objectSelector LabelSelector, matchConditions []MatchCondition
        MutatingWebhook-2: name !, clientConfig WebhookClientConfig, rules []RuleWithOperations, failurePolicy !,
         namespaceSelector LabelSelector, sideEffects !, timeoutSeconds int!, admissionReviewVersions [], matchPolicy !,
         reinvocationPolicy !, objectSelector LabelSelector, matchConditions []MatchCondition
        MutatingWebhookConfiguration: metadata ObjectMeta, webhooks []MutatingWebhook
        MutatingWebhookConfiguration-2: metadata ObjectMeta, webhooks []MutatingWebhook-2
        Mutation: 2 patchType !, applyConfiguration ApplyConfiguration, jsonPatch JSONPatch
        NFSVolumeSource: server !, path !, readOnly bool
        NamedRuleWithOperations: resourceNames [], ruleWithOperations +RuleWithOperations
        Namespace: metadata ObjectMeta, spec NamespaceSpec, status NamespaceStatus
        NamespaceCondition: type !, status !, 4 lastTransitionTime Time!, reason, message
        NamespaceSpec: finalizers []
        NamespaceStatus: phase, conditions []NamespaceCondition
        NetworkDeviceData: interfaceName, ips [], hardwareAddress
        NetworkPolicy: metadata ObjectMeta, spec NetworkPolicySpec
        NetworkPolicyEgressRule: ports []NetworkPolicyPort, to []NetworkPolicyPeer
        NetworkPolicyIngressRule: ports []NetworkPolicyPort, from []NetworkPolicyPeer
        NetworkPolicyPeer: podSelector LabelSelector, namespaceSelector LabelSelector, ipBlock IPBlock
        NetworkPolicyPort: protocol !, port IntOrString, endPort int!
        NetworkPolicySpec: podSelector LabelSelector, ingress []NetworkPolicyIngressRule, egress []NetworkPolicyEgressRule, policyTypes []
        Node: metadata ObjectMeta, spec NodeSpec, status NodeStatus
        NodeAddress: type !, address !
        NodeAffinity: requiredDuringSchedulingIgnoredDuringExecution NodeSelector,
         preferredDuringSchedulingIgnoredDuringExecution []PreferredSchedulingTerm
        NodeAllocatableResourceClaimStatus: resourceClaimName !, containers [], resources {}Quantity!
        NodeAllocatableResourceMapping: capacityKey !, allocationMultiplier Quantity
        NodeCondition: type !, status !, lastHeartbeatTime Time!, lastTransitionTime Time!, reason, message
        NodeConfigSource: 2 configMap ConfigMapNodeConfigSource
        NodeConfigStatus: assigned NodeConfigSource, active NodeConfigSource, lastKnownGood NodeConfigSource, error
        NodeDaemonEndpoints: kubeletEndpoint DaemonEndpoint
        NodeFeatures: supplementalGroupsPolicy bool!
        NodeRuntimeHandler: name !, features NodeRuntimeHandlerFeatures
        NodeRuntimeHandlerFeatures: recursiveReadOnlyMounts bool!, userNamespaces bool!
        NodeSelector: nodeSelectorTerms []NodeSelectorTerm!
        NodeSelectorRequirement: key !, operator !, values []
        NodeSelectorTerm: matchExpressions []NodeSelectorRequirement, matchFields []NodeSelectorRequirement
        NodeSpec: podCIDR, externalID, providerID, unschedulable bool, taints []Taint, configSource NodeConfigSource, podCIDRs []
        NodeStatus: capacity {}Quantity, allocatable {}Quantity, phase, conditions []NodeCondition, addresses []NodeAddress,
         daemonEndpoints NodeDaemonEndpoints, nodeInfo NodeSystemInfo, images []ContainerImage, volumesInUse [],
         volumesAttached []AttachedVolume, config NodeConfigStatus, runtimeHandlers []NodeRuntimeHandler, features NodeFeatures,
         declaredFeatures []
        NodeSwapStatus: capacity int!
        NodeSystemInfo: machineID !, systemUUID !, bootID !, kernelVersion !, osImage !, containerRuntimeVersion !, kubeletVersion !,
         kubeProxyVersion !, operatingSystem !, architecture !, swap NodeSwapStatus
        NonResourcePolicyRule: verbs []!, 6 nonResourceURLs []!
        ObjectFieldSelector: apiVersion, fieldPath !
        ObjectMeta: name, generateName, namespace, selfLink, uid, resourceVersion, generation int, creationTimestamp Time,
         deletionTimestamp Time!, deletionGracePeriodSeconds int!, labels {}, annotations {}, ownerReferences []OwnerReference,
         finalizers [], 17 managedFields []ManagedFieldsEntry
        ObjectMetricSource: describedObject CrossVersionObjectReference, target MetricTarget, metric MetricIdentifier
        ObjectMetricStatus: metric MetricIdentifier, current MetricValueStatus, describedObject CrossVersionObjectReference
        ObjectReference: kind, namespace, name, uid, apiVersion, resourceVersion, fieldPath
        OpaqueDeviceConfiguration: driver !, parameters Json
        Overhead: podFixed {}Quantity
        OwnerReference: kind !, 3 name !, uid !, apiVersion !, controller bool!, blockOwnerDeletion bool!
        ParamKind: apiVersion, kind
        ParamRef: name, namespace, selector LabelSelector, parameterNotFoundAction !
        ParentReference: group, resource, namespace, name
        PersistentVolume: metadata ObjectMeta, spec PersistentVolumeSpec, status PersistentVolumeStatus
        PersistentVolumeClaim: metadata ObjectMeta, spec PersistentVolumeClaimSpec, status PersistentVolumeClaimStatus
        PersistentVolumeClaimCondition: type !, status !, lastProbeTime Time!, lastTransitionTime Time!, reason, message
        PersistentVolumeClaimSpec: accessModes [], resources VolumeResourceRequirements, volumeName, selector LabelSelector,
         storageClassName !, volumeMode !, dataSource TypedLocalObjectReference, dataSourceRef TypedObjectReference,
         volumeAttributesClassName !
        PersistentVolumeClaimStatus: phase, accessModes [], capacity {}Quantity, conditions []PersistentVolumeClaimCondition,
         allocatedResources {}Quantity, 7 allocatedResourceStatuses {}, currentVolumeAttributesClassName !,
         modifyVolumeStatus ModifyVolumeStatus
        PersistentVolumeClaimTemplate: metadata ObjectMeta, spec PersistentVolumeClaimSpec
        PersistentVolumeClaimVolumeSource: claimName !, readOnly bool
        PersistentVolumeSource: gcePersistentDisk GCEPersistentDiskVolumeSource, awsElasticBlockStore AWSElasticBlockStoreVolumeSource,
         hostPath HostPathVolumeSource, glusterfs GlusterfsPersistentVolumeSource, nfs NFSVolumeSource, rbd RBDPersistentVolumeSource,
         iscsi ISCSIPersistentVolumeSource, cinder CinderPersistentVolumeSource, cephfs CephFSPersistentVolumeSource, fc FCVolumeSource,
         flocker FlockerVolumeSource, flexVolume FlexPersistentVolumeSource, azureFile AzureFilePersistentVolumeSource,
         vsphereVolume VsphereVirtualDiskVolumeSource, quobyte QuobyteVolumeSource, azureDisk AzureDiskVolumeSource,
         photonPersistentDisk PhotonPersistentDiskVolumeSource, portworxVolume PortworxVolumeSource, scaleIO ScaleIOPersistentVolumeSource,
         local LocalVolumeSource, storageos StorageOSPersistentVolumeSource, csi CSIPersistentVolumeSource
        PersistentVolumeSpec: capacity {}Quantity, persistentVolumeSource +PersistentVolumeSource, accessModes [], claimRef ObjectReference,
         persistentVolumeReclaimPolicy, storageClassName, mountOptions [], volumeMode !, nodeAffinity VolumeNodeAffinity,
         volumeAttributesClassName !
        PersistentVolumeStatus: phase, message, reason, lastPhaseTransitionTime Time!
        PhotonPersistentDiskVolumeSource: pdID !, fsType
        Pod: metadata ObjectMeta, spec PodSpec, status PodStatus
        PodAffinity: requiredDuringSchedulingIgnoredDuringExecution []PodAffinityTerm,
         preferredDuringSchedulingIgnoredDuringExecution []WeightedPodAffinityTerm
        PodAffinityTerm: labelSelector LabelSelector, namespaces [], topologyKey !, namespaceSelector LabelSelector, matchLabelKeys [],
         mismatchLabelKeys []
        PodAntiAffinity: requiredDuringSchedulingIgnoredDuringExecution []PodAffinityTerm,
         preferredDuringSchedulingIgnoredDuringExecution []WeightedPodAffinityTerm
        PodCertificateProjection: signerName, keyType, maxExpirationSeconds int!, credentialBundlePath, keyPath, certificateChainPath,
         userAnnotations {}
        PodCertificateRequest: metadata ObjectMeta, spec PodCertificateRequestSpec, status PodCertificateRequestStatus
        PodCertificateRequestSpec: signerName !, podName !, podUID !, serviceAccountName !, serviceAccountUID !, nodeName !, nodeUID !,
         maxExpirationSeconds int!, pkixPublicKey bytes!, proofOfPossession bytes!, unverifiedUserAnnotations {}, stubPKCS10Request bytes!
        PodCertificateRequestStatus: conditions []Condition, certificateChain, 4 notBefore Time!, beginRefreshAt Time!, notAfter Time!
        PodCondition: type !, status !, lastProbeTime Time!, lastTransitionTime Time!, reason, message, observedGeneration int
        PodDNSConfig: nameservers [], searches [], options []PodDNSConfigOption
        PodDNSConfigOption: name, value !
        PodDisruptionBudget: metadata ObjectMeta, spec PodDisruptionBudgetSpec, status PodDisruptionBudgetStatus
        PodDisruptionBudgetSpec: minAvailable IntOrString, selector LabelSelector, maxUnavailable IntOrString, unhealthyPodEvictionPolicy !
        PodDisruptionBudgetStatus: observedGeneration int, disruptedPods {}Time, disruptionsAllowed int!, currentHealthy int!,
         desiredHealthy int!, expectedPods int!, conditions []Condition
        PodExtendedResourceClaimStatus: requestMappings []ContainerExtendedResourceRequest!, resourceClaimName !
        PodFailurePolicy: rules []PodFailurePolicyRule!
        PodFailurePolicyOnExitCodesRequirement: containerName !, operator !, values []int!
        PodFailurePolicyOnPodConditionsPattern: type !, status !
        PodFailurePolicyRule: action !, onExitCodes PodFailurePolicyOnExitCodesRequirement,
         onPodConditions []PodFailurePolicyOnPodConditionsPattern
        PodGroup: metadata ObjectMeta, spec PodGroupSpec, status PodGroupStatus
        PodGroupResourceClaim: name !, resourceClaimName !, resourceClaimTemplateName !
        PodGroupResourceClaimStatus: name !, resourceClaimName !
        PodGroupSchedulingConstraints: topology []TopologyConstraint
        PodGroupSchedulingPolicy: basic BasicSchedulingPolicy, gang GangSchedulingPolicy
        PodGroupSpec: podGroupTemplateRef PodGroupTemplateReference!, schedulingPolicy PodGroupSchedulingPolicy,
         schedulingConstraints PodGroupSchedulingConstraints, resourceClaims []PodGroupResourceClaim, disruptionMode !, priorityClassName,
         priority int!
        PodGroupStatus: conditions []Condition, resourceClaimStatuses []PodGroupResourceClaimStatus
        PodGroupTemplate: name !, schedulingPolicy PodGroupSchedulingPolicy, schedulingConstraints PodGroupSchedulingConstraints!,
         resourceClaims []PodGroupResourceClaim, disruptionMode !, priorityClassName, priority int!
        PodGroupTemplateReference: workload WorkloadPodGroupTemplateReference!
        PodIP: ip !
        PodOS: name !
        PodReadinessGate: conditionType !
        PodResourceClaim: name !, 3 resourceClaimName !, resourceClaimTemplateName !
        PodResourceClaimStatus: name !, resourceClaimName !
        PodSchedulingGate: name !
        PodSchedulingGroup: podGroupName !
        PodSecurityContext: seLinuxOptions SELinuxOptions, runAsUser int!, runAsNonRoot bool!, supplementalGroups []int, fsGroup int!,
         runAsGroup int!, sysctls []Sysctl, windowsOptions WindowsSecurityContextOptions, fsGroupChangePolicy !,
         seccompProfile SeccompProfile, appArmorProfile AppArmorProfile, supplementalGroupsPolicy !, seLinuxChangePolicy !
        PodSpec: volumes []Volume, containers []Container!, restartPolicy, terminationGracePeriodSeconds int!, activeDeadlineSeconds int!,
         dnsPolicy, nodeSelector {}, serviceAccountName, serviceAccount, nodeName, hostNetwork bool, hostPID bool, hostIPC bool,
         securityContext PodSecurityContext, imagePullSecrets []LocalObjectReference, hostname, subdomain, affinity Affinity, schedulerName,
         initContainers []Container, automountServiceAccountToken bool!, tolerations []Toleration, hostAliases []HostAlias,
         priorityClassName, priority int!, dnsConfig PodDNSConfig, shareProcessNamespace bool!, readinessGates []PodReadinessGate,
         runtimeClassName !, enableServiceLinks bool!, preemptionPolicy !, overhead {}Quantity,
         topologySpreadConstraints []TopologySpreadConstraint, ephemeralContainers []EphemeralContainer, setHostnameAsFQDN bool!, os PodOS,
         hostUsers bool!, schedulingGates []PodSchedulingGate, resourceClaims []PodResourceClaim, resources ResourceRequirements,
         hostnameOverride !, 43 schedulingGroup PodSchedulingGroup
        PodStatus: phase, conditions []PodCondition, message, reason, hostIP, podIP, startTime Time!, containerStatuses []ContainerStatus,
         qosClass, initContainerStatuses []ContainerStatus, nominatedNodeName, podIPs []PodIP, ephemeralContainerStatuses []ContainerStatus,
         resize, resourceClaimStatuses []PodResourceClaimStatus, hostIPs []HostIP, observedGeneration int,
         extendedResourceClaimStatus PodExtendedResourceClaimStatus, allocatedResources {}Quantity, resources ResourceRequirements,
         nodeAllocatableResourceClaimStatuses []NodeAllocatableResourceClaimStatus
        PodStatusResult: metadata ObjectMeta, status PodStatus
        PodTemplate: metadata ObjectMeta, template PodTemplateSpec
        PodTemplateSpec: metadata ObjectMeta, spec PodSpec
        PodsMetricSource: metric MetricIdentifier, target MetricTarget
        PodsMetricStatus: metric MetricIdentifier, current MetricValueStatus
        PolicyRule: verbs []!, apiGroups [], resources [], resourceNames [], nonResourceURLs []
        PolicyRule-2: verbs []!, 3 apiGroups [], resources [], resourceNames [], nonResourceURLs []
        PolicyRulesWithSubjects: subjects []Subject!, resourceRules []ResourcePolicyRule, nonResourceRules []NonResourcePolicyRule
        PoolStatus: driver, poolName, nodeName !, totalDevices int!, allocatedDevices int!, availableDevices int!, unavailableDevices int!,
         resourceSliceCount int!, generation int!, validationError !
        PortStatus: port int!, protocol !, error !
        PortworxVolumeSource: volumeID !, fsType, readOnly bool
        Preconditions: uid !, resourceVersion !
        PreferredSchedulingTerm: weight int!, preference NodeSelectorTerm
        PriorityClass: metadata ObjectMeta, value int!, globalDefault bool, description, preemptionPolicy !
        PriorityLevelConfiguration: metadata ObjectMeta, spec PriorityLevelConfigurationSpec, status PriorityLevelConfigurationStatus
        PriorityLevelConfiguration-2: metadata ObjectMeta, spec PriorityLevelConfigurationSpec-2, status PriorityLevelConfigurationStatus
        PriorityLevelConfigurationCondition: type, status, lastTransitionTime Time!, reason, message
        PriorityLevelConfigurationReference: name !
        PriorityLevelConfigurationSpec: type !, limited LimitedPriorityLevelConfiguration, exempt ExemptPriorityLevelConfiguration
        PriorityLevelConfigurationSpec-2: type !, limited LimitedPriorityLevelConfiguration-2, exempt ExemptPriorityLevelConfiguration
        PriorityLevelConfigurationStatus: conditions []PriorityLevelConfigurationCondition
        Probe: handler +ProbeHandler, initialDelaySeconds int, timeoutSeconds int, periodSeconds int, successThreshold int,
         failureThreshold int, terminationGracePeriodSeconds int!
        ProbeHandler: exec ExecAction, httpGet HTTPGetAction, tcpSocket TCPSocketAction, grpc GRPCAction
        ProjectedVolumeSource: sources []VolumeProjection!, defaultMode int!
        QueuingConfiguration: queues int!, handSize int!, queueLengthLimit int!
        QuobyteVolumeSource: registry !, volume !, readOnly bool, user, group, tenant
        RBDPersistentVolumeSource: monitors []!, image !, fsType, pool, user, keyring, secretRef SecretReference, readOnly bool
        RBDVolumeSource: monitors []!, image !, fsType, pool, user, keyring, secretRef LocalObjectReference, readOnly bool
        RangeAllocation: metadata ObjectMeta, range !, data bytes!
        ReplicaSet: metadata ObjectMeta, spec ReplicaSetSpec, status ReplicaSetStatus
        ReplicaSet-2: metadata ObjectMeta, spec ReplicaSetSpec-2, status ReplicaSetStatus
        ReplicaSetCondition: type !, status !, lastTransitionTime Time!, reason, message
        ReplicaSetSpec: replicas int!, selector LabelSelector!, template PodTemplateSpec, minReadySeconds int
        ReplicaSetSpec-2: replicas int!, selector LabelSelector, template PodTemplateSpec, minReadySeconds int
        ReplicaSetStatus: replicas int!, fullyLabeledReplicas int, observedGeneration int, readyReplicas int, availableReplicas int,
         conditions []ReplicaSetCondition, terminatingReplicas int!
        ReplicationController: metadata ObjectMeta, spec ReplicationControllerSpec, status ReplicationControllerStatus
        ReplicationControllerCondition: type !, status !, lastTransitionTime Time!, reason, message
        ReplicationControllerSpec: replicas int!, selector {}, template PodTemplateSpec, minReadySeconds int
        ReplicationControllerStatus: replicas int!, fullyLabeledReplicas int, observedGeneration int, readyReplicas int,
         availableReplicas int, conditions []ReplicationControllerCondition
        ResourceClaim: name !, request
        ResourceClaim-2: metadata ObjectMeta, spec ResourceClaimSpec, status ResourceClaimStatus
        ResourceClaim-2-2: metadata ObjectMeta, spec ResourceClaimSpec-2, status ResourceClaimStatus
        ResourceClaimConsumerReference: apiGroup, 3 resource !, name !, uid !
        ResourceClaimSpec: devices DeviceClaim
        ResourceClaimSpec-2: devices DeviceClaim-2
        ResourceClaimStatus: allocation AllocationResult, reservedFor []ResourceClaimConsumerReference, 4 devices []AllocatedDeviceStatus
        ResourceClaimTemplate: metadata ObjectMeta, spec ResourceClaimTemplateSpec
        ResourceClaimTemplate-2: metadata ObjectMeta, spec ResourceClaimTemplateSpec-2
        ResourceClaimTemplateSpec: metadata ObjectMeta, spec ResourceClaimSpec
        ResourceClaimTemplateSpec-2: metadata ObjectMeta, spec ResourceClaimSpec-2
        ResourceFieldSelector: containerName, resource !, divisor Quantity
        ResourceHealth: resourceID !, health, 6 message !
        ResourceMetricSource: name !, target MetricTarget
        ResourceMetricStatus: name !, current MetricValueStatus
        ResourcePolicyRule: verbs []!, apiGroups []!, resources []!, clusterScope bool, namespaces []!
        ResourcePool: name !, generation int!, resourceSliceCount int!
        ResourcePoolStatusRequest: metadata ObjectMeta, spec ResourcePoolStatusRequestSpec, status ResourcePoolStatusRequestStatus
        ResourcePoolStatusRequestSpec: driver !, poolName !, limit int!
        ResourcePoolStatusRequestStatus: 2 pools []PoolStatus, conditions []Condition, 6 poolCount int!
        ResourceQuota: metadata ObjectMeta, spec ResourceQuotaSpec, status ResourceQuotaStatus
        ResourceQuotaSpec: hard {}Quantity, scopes [], scopeSelector ScopeSelector
        ResourceQuotaStatus: hard {}Quantity, used {}Quantity
        ResourceRequirements: limits {}Quantity, requests {}Quantity, claims []ResourceClaim
        ResourceSlice: metadata ObjectMeta, spec ResourceSliceSpec
        ResourceSlice-2: metadata ObjectMeta, spec ResourceSliceSpec-2
        ResourceSliceSpec: driver !, pool ResourcePool, nodeName !, nodeSelector NodeSelector, allNodes bool!, devices []Device,
         perDeviceNodeSelection bool!, sharedCounters []CounterSet
        ResourceSliceSpec-2: driver !, pool ResourcePool, nodeName, nodeSelector NodeSelector, allNodes bool, devices []Device-2,
         perDeviceNodeSelection bool!, sharedCounters []CounterSet
        ResourceStatus: name !, resources []ResourceHealth
        Role: metadata ObjectMeta, rules []PolicyRule!
        Role-2: metadata ObjectMeta, rules []PolicyRule-2!
        RoleBinding: metadata ObjectMeta, subjects []Subject-2, roleRef RoleRef
        RoleBinding-2: metadata ObjectMeta, subjects []Subject-3, roleRef RoleRef
        RoleRef: apiGroup !, kind !, name !
        RollbackConfig: revision int
        RollingUpdateDaemonSet: maxUnavailable IntOrString, maxSurge IntOrString
        RollingUpdateDeployment: maxUnavailable IntOrString, maxSurge IntOrString
        RollingUpdateStatefulSetStrategy: partition int!, maxUnavailable IntOrString
        Rule: apiGroups [], apiVersions [], resources [], scope !
        RuleWithOperations: operations [], rule +Rule
        RuntimeClass: metadata ObjectMeta, handler !, overhead Overhead, scheduling Scheduling
        RuntimeClass-2: metadata ObjectMeta, spec RuntimeClassSpec
        RuntimeClassSpec: runtimeHandler !, overhead Overhead, scheduling Scheduling
        SELinuxOptions: user, role, type, level
        Scale: metadata ObjectMeta, spec ScaleSpec, status ScaleStatus
        Scale-2: metadata ObjectMeta, spec ScaleSpec, status ScaleStatus-2
        ScaleIOPersistentVolumeSource: gateway !, system !, secretRef SecretReference!, sslEnabled bool, protectionDomain, storagePool,
         storageMode, volumeName, fsType, readOnly bool
        ScaleIOVolumeSource: gateway !, system !, secretRef LocalObjectReference!, sslEnabled bool, protectionDomain, storagePool,
         storageMode, volumeName, fsType, readOnly bool
        ScaleSpec: replicas int
        ScaleStatus: replicas int!, selector
        ScaleStatus-2: replicas int!, selector {}, targetSelector
        Scheduling: nodeSelector {}, tolerations []Toleration
        ScopeSelector: matchExpressions []ScopedResourceSelectorRequirement
        ScopedResourceSelectorRequirement: scopeName !, operator !, values []
        SeccompProfile: type !, localhostProfile !
        Secret: metadata ObjectMeta, data {}bytes, type, stringData {}, immutable bool!
        SecretEnvSource: localObjectReference +LocalObjectReference, optional bool!
        SecretKeySelector: localObjectReference +LocalObjectReference, key !, optional bool!
        SecretProjection: localObjectReference +LocalObjectReference, items []KeyToPath, 4 optional bool!
        SecretReference: name, namespace
        SecretVolumeSource: secretName, items []KeyToPath, defaultMode int!, optional bool!
        SecurityContext: capabilities Capabilities, privileged bool!, seLinuxOptions SELinuxOptions, runAsUser int!, runAsNonRoot bool!,
         readOnlyRootFilesystem bool!, allowPrivilegeEscalation bool!, runAsGroup int!, procMount !,
         windowsOptions WindowsSecurityContextOptions, seccompProfile SeccompProfile, appArmorProfile AppArmorProfile
        SelectableField: jsonPath !
        ServerStorageVersion: apiServerID, encodingVersion, decodableVersions [], servedVersions []
        Service: metadata ObjectMeta, spec ServiceSpec, status ServiceStatus
        ServiceAccount: metadata ObjectMeta, secrets []ObjectReference, imagePullSecrets []LocalObjectReference,
         automountServiceAccountToken bool!
        ServiceAccountSubject: namespace !, name !
        ServiceAccountTokenProjection: audience, expirationSeconds int!, path !
        ServiceBackendPort: name, number int
        ServiceCIDR: metadata ObjectMeta, spec ServiceCIDRSpec, status ServiceCIDRStatus
        ServiceCIDRSpec: cidrs []
        ServiceCIDRStatus: conditions []Condition
        ServicePort: name, protocol, port int!, targetPort IntOrString, nodePort int, appProtocol !
        ServiceReference: namespace !, name !, path !, port int!
        ServiceSpec: ports []ServicePort, selector {}, clusterIP, type, externalIPs [], 7 sessionAffinity, loadBalancerIP,
         loadBalancerSourceRanges [], externalName, externalTrafficPolicy, healthCheckNodePort int, publishNotReadyAddresses bool,
         sessionAffinityConfig SessionAffinityConfig, 17 ipFamilyPolicy !, clusterIPs [], ipFamilies [],
         allocateLoadBalancerNodePorts bool!, loadBalancerClass !, internalTrafficPolicy !, trafficDistribution !
        ServiceStatus: loadBalancer LoadBalancerStatus, conditions []Condition
        SessionAffinityConfig: clientIP ClientIPConfig
        SleepAction: seconds int!
        StatefulSet: metadata ObjectMeta, spec StatefulSetSpec, status StatefulSetStatus
        StatefulSet-2: metadata ObjectMeta, spec StatefulSetSpec-2, status StatefulSetStatus-2
        StatefulSetCondition: type !, status !, lastTransitionTime Time!, reason, message
        StatefulSetOrdinals: start int!
        StatefulSetPersistentVolumeClaimRetentionPolicy: whenDeleted, whenScaled
        StatefulSetSpec: replicas int!, selector LabelSelector!, template PodTemplateSpec, volumeClaimTemplates []PersistentVolumeClaim,
         serviceName !, podManagementPolicy, updateStrategy StatefulSetUpdateStrategy, revisionHistoryLimit int!, minReadySeconds int,
         persistentVolumeClaimRetentionPolicy StatefulSetPersistentVolumeClaimRetentionPolicy, ordinals StatefulSetOrdinals
        StatefulSetSpec-2: replicas int!, selector LabelSelector, template PodTemplateSpec, volumeClaimTemplates []PersistentVolumeClaim,
         serviceName !, podManagementPolicy, updateStrategy StatefulSetUpdateStrategy, revisionHistoryLimit int!, minReadySeconds int,
         persistentVolumeClaimRetentionPolicy StatefulSetPersistentVolumeClaimRetentionPolicy, ordinals StatefulSetOrdinals
        StatefulSetStatus: observedGeneration int, replicas int!, readyReplicas int, currentReplicas int, updatedReplicas int,
         currentRevision, updateRevision, 9 collisionCount int!, conditions []StatefulSetCondition, availableReplicas int!
        StatefulSetStatus-2: observedGeneration int!, replicas int!, readyReplicas int, currentReplicas int, updatedReplicas int,
         currentRevision, updateRevision, 9 collisionCount int!, conditions []StatefulSetCondition, availableReplicas int!
        StatefulSetUpdateStrategy: type, rollingUpdate RollingUpdateStatefulSetStrategy
        StorageClass: metadata ObjectMeta, provisioner !, parameters {}, reclaimPolicy !, mountOptions [], allowVolumeExpansion bool!,
         volumeBindingMode !, allowedTopologies []TopologySelectorTerm
        StorageOSPersistentVolumeSource: volumeName, volumeNamespace, fsType, readOnly bool, secretRef ObjectReference
        StorageOSVolumeSource: volumeName, volumeNamespace, fsType, readOnly bool, secretRef LocalObjectReference
        StorageVersion: metadata ObjectMeta, spec StorageVersionSpec, status StorageVersionStatus
        StorageVersionCondition: type !, status !, observedGeneration int, lastTransitionTime Time!, reason !, message
        StorageVersionMigration: metadata ObjectMeta, spec StorageVersionMigrationSpec, status StorageVersionMigrationStatus
        StorageVersionMigrationSpec: resource GroupResource
        StorageVersionMigrationStatus: conditions []Condition, resourceVersion
        StorageVersionSpec:
        StorageVersionStatus: storageVersions []ServerStorageVersion, commonEncodingVersion !, conditions []StorageVersionCondition
        Subject: kind !, user UserSubject, group GroupSubject, serviceAccount ServiceAccountSubject
        Subject-2: kind !, apiGroup, name !, namespace
        Subject-3: kind !, apiVersion, name !, namespace
        SuccessPolicy: rules []SuccessPolicyRule!
        SuccessPolicyRule: succeededIndexes !, succeededCount int!
        Sysctl: name !, value !
        TCPSocketAction: port IntOrString, host
        Taint: key !, value, effect !, timeAdded Time!
        TokenRequest: audience !, expirationSeconds int!
        Toleration: key, operator, value, effect, tolerationSeconds int!
        TopologyConstraint: key !
        TopologySelectorLabelRequirement: key !, values []!
        TopologySelectorTerm: matchLabelExpressions []TopologySelectorLabelRequirement
        TopologySpreadConstraint: maxSkew int!, topologyKey !, whenUnsatisfiable !, labelSelector LabelSelector, minDomains int!,
         nodeAffinityPolicy !, nodeTaintsPolicy !, matchLabelKeys []
        TypeChecking: expressionWarnings []ExpressionWarning
        TypedLocalObjectReference: apiGroup !, kind !, name !
        TypedLocalObjectReference-2: apiGroup, kind !, name !
        TypedObjectReference: apiGroup !, kind !, name !, namespace !
        UncountedTerminatedPods: succeeded [], failed []
        UserSubject: name !
        ValidatingAdmissionPolicy: metadata ObjectMeta, spec ValidatingAdmissionPolicySpec, status ValidatingAdmissionPolicyStatus
        ValidatingAdmissionPolicyBinding: metadata ObjectMeta, spec ValidatingAdmissionPolicyBindingSpec
        ValidatingAdmissionPolicyBindingSpec: policyName, paramRef ParamRef, matchResources MatchResources, validationActions []
        ValidatingAdmissionPolicySpec: paramKind ParamKind, matchConstraints MatchResources, validations []Validation, failurePolicy !,
         auditAnnotations []AuditAnnotation, matchConditions []MatchCondition, variables []Variable
        ValidatingAdmissionPolicyStatus: observedGeneration int, typeChecking TypeChecking, conditions []Condition
        ValidatingWebhook: name !, clientConfig WebhookClientConfig, rules []RuleWithOperations, failurePolicy !,
         namespaceSelector LabelSelector, sideEffects !, timeoutSeconds int!, admissionReviewVersions []!, matchPolicy !,
         objectSelector LabelSelector, matchConditions []MatchCondition
        ValidatingWebhook-2: name !, clientConfig WebhookClientConfig, rules []RuleWithOperations, failurePolicy !,
         namespaceSelector LabelSelector, sideEffects !, timeoutSeconds int!, admissionReviewVersions [], matchPolicy !,
         objectSelector LabelSelector, matchConditions []MatchCondition
        ValidatingWebhookConfiguration: metadata ObjectMeta, webhooks []ValidatingWebhook
        ValidatingWebhookConfiguration-2: metadata ObjectMeta, webhooks []ValidatingWebhook-2
        Validation: expression !, message, reason !, messageExpression
        ValidationRule: rule !, message, messageExpression, reason !, fieldPath, optionalOldSelf bool!
        Variable: name !, expression !
        Volume: name !, volumeSource +VolumeSource
        VolumeAttachment: metadata ObjectMeta, spec VolumeAttachmentSpec, status VolumeAttachmentStatus
        VolumeAttachmentSource: persistentVolumeName !, inlineVolumeSpec PersistentVolumeSpec
        VolumeAttachmentSpec: attacher !, source VolumeAttachmentSource, nodeName !
        VolumeAttachmentStatus: attached bool!, attachmentMetadata {}, attachError VolumeError, detachError VolumeError
        VolumeAttributesClass: metadata ObjectMeta, driverName !, parameters {}
        VolumeDevice: name !, devicePath !
        VolumeError: time Time!, message, errorCode int!
        VolumeMount: name !, readOnly bool, mountPath !, subPath, mountPropagation !, subPathExpr, recursiveReadOnly !
        VolumeMountStatus: name !, mountPath !, readOnly bool, recursiveReadOnly !, volumeStatus VolumeStatus
        VolumeNodeAffinity: required NodeSelector
        VolumeNodeResources: count int!
        VolumeProjection: secret SecretProjection, downwardAPI DownwardAPIProjection, configMap ConfigMapProjection,
         serviceAccountToken ServiceAccountTokenProjection, clusterTrustBundle ClusterTrustBundleProjection,
         podCertificate PodCertificateProjection
        VolumeResourceRequirements: limits {}Quantity, requests {}Quantity
        VolumeSource: hostPath HostPathVolumeSource, emptyDir EmptyDirVolumeSource, gcePersistentDisk GCEPersistentDiskVolumeSource,
         awsElasticBlockStore AWSElasticBlockStoreVolumeSource, gitRepo GitRepoVolumeSource, secret SecretVolumeSource, nfs NFSVolumeSource,
         iscsi ISCSIVolumeSource, glusterfs GlusterfsVolumeSource, persistentVolumeClaim PersistentVolumeClaimVolumeSource,
         rbd RBDVolumeSource, flexVolume FlexVolumeSource, cinder CinderVolumeSource, cephfs CephFSVolumeSource,
         flocker FlockerVolumeSource, downwardAPI DownwardAPIVolumeSource, fc FCVolumeSource, azureFile AzureFileVolumeSource,
         configMap ConfigMapVolumeSource, vsphereVolume VsphereVirtualDiskVolumeSource, quobyte QuobyteVolumeSource,
         azureDisk AzureDiskVolumeSource, photonPersistentDisk PhotonPersistentDiskVolumeSource, portworxVolume PortworxVolumeSource,
         scaleIO ScaleIOVolumeSource, projected ProjectedVolumeSource, storageos StorageOSVolumeSource, csi CSIVolumeSource,
         ephemeral EphemeralVolumeSource, image ImageVolumeSource
        VolumeStatus: image ImageVolumeStatus
        VsphereVirtualDiskVolumeSource: volumePath !, fsType, storagePolicyName, storagePolicyID
        WebhookClientConfig: service ServiceReference, caBundle bytes, url !
        WebhookConversion: 2 clientConfig WebhookClientConfig, conversionReviewVersions []!
        WeightedPodAffinityTerm: weight int!, podAffinityTerm PodAffinityTerm
        WindowsSecurityContextOptions: gmsaCredentialSpecName !, gmsaCredentialSpec !, runAsUserName !, hostProcess bool!
        Workload: metadata ObjectMeta, spec WorkloadSpec
        WorkloadPodGroupTemplateReference: workloadName !, podGroupTemplateName !
        WorkloadSpec: controllerRef TypedLocalObjectReference-2, podGroupTemplates []PodGroupTemplate!
        """u8;
}
