namespace KvTui.Core.Values.Kubernetes;

/// <summary>The fields of the kinds of the other API groups, a property each, as <see cref="TypeTable"/> reads them.</summary>
internal static class GroupTypes
{
    public static ReadOnlySpan<byte> Apps =>
        """
        ControllerRevision: 1 metadata ObjectMeta, 2 data Json, 3 revision int!
        DaemonSet: 1 metadata ObjectMeta, 2 spec DaemonSetSpec, 3 status DaemonSetStatus
        DaemonSetCondition: 1 type, 2 status, 3 lastTransitionTime Time, 4 reason, 5 message
        DaemonSetSpec: 1 selector LabelSelector, 2 template PodTemplateSpec, 3 updateStrategy DaemonSetUpdateStrategy,
            4 minReadySeconds int, 6 revisionHistoryLimit int!
        DaemonSetStatus: 1 currentNumberScheduled int!, 2 numberMisscheduled int!, 3 desiredNumberScheduled int!, 4 numberReady int!,
            5 observedGeneration int, 6 updatedNumberScheduled int, 7 numberAvailable int, 8 numberUnavailable int, 9 collisionCount int!,
            10 conditions []DaemonSetCondition
        DaemonSetUpdateStrategy: 1 type, 2 rollingUpdate RollingUpdateDaemonSet
        Deployment: 1 metadata ObjectMeta, 2 spec DeploymentSpec, 3 status DeploymentStatus
        DeploymentCondition: 1 type, 2 status, 4 reason, 5 message, 6 lastUpdateTime Time, 7 lastTransitionTime Time
        DeploymentSpec: 1 replicas int!, 2 selector LabelSelector, 3 template PodTemplateSpec, 4 strategy DeploymentStrategy,
            5 minReadySeconds int, 6 revisionHistoryLimit int!, 7 paused bool, 9 progressDeadlineSeconds int!
        DeploymentStatus: 1 observedGeneration int, 2 replicas int!, 3 updatedReplicas int, 4 availableReplicas int,
            5 unavailableReplicas int, 6 conditions []DeploymentCondition, 7 readyReplicas int, 8 collisionCount int!,
            9 terminatingReplicas int!
        DeploymentStrategy: 1 type, 2 rollingUpdate RollingUpdateDeployment
        ReplicaSet: 1 metadata ObjectMeta, 2 spec ReplicaSetSpec, 3 status ReplicaSetStatus
        ReplicaSetCondition: 1 type, 2 status, 3 lastTransitionTime Time, 4 reason, 5 message
        ReplicaSetSpec: 1 replicas int!, 2 selector LabelSelector, 3 template PodTemplateSpec, 4 minReadySeconds int
        ReplicaSetStatus: 1 replicas int!, 2 fullyLabeledReplicas int, 3 observedGeneration int, 4 readyReplicas int,
            5 availableReplicas int, 6 conditions []ReplicaSetCondition, 7 terminatingReplicas int!
        RollingUpdateDaemonSet: 1 maxUnavailable IntOrString, 2 maxSurge IntOrString
        RollingUpdateDeployment: 1 maxUnavailable IntOrString, 2 maxSurge IntOrString
        RollingUpdateStatefulSetStrategy: 1 partition int!, 2 maxUnavailable IntOrString
        StatefulSet: 1 metadata ObjectMeta, 2 spec StatefulSetSpec, 3 status StatefulSetStatus
        StatefulSetCondition: 1 type, 2 status, 3 lastTransitionTime Time, 4 reason, 5 message
        StatefulSetOrdinals: 1 start int!
        StatefulSetPersistentVolumeClaimRetentionPolicy: 1 whenDeleted, 2 whenScaled
        StatefulSetSpec: 1 replicas int!, 2 selector LabelSelector, 3 template PodTemplateSpec,
            4 volumeClaimTemplates []PersistentVolumeClaim, 5 serviceName !, 6 podManagementPolicy,
            7 updateStrategy StatefulSetUpdateStrategy, 8 revisionHistoryLimit int!, 9 minReadySeconds int,
            10 persistentVolumeClaimRetentionPolicy StatefulSetPersistentVolumeClaimRetentionPolicy, 11 ordinals StatefulSetOrdinals
        StatefulSetStatus: 1 observedGeneration int, 2 replicas int!, 3 readyReplicas int, 4 currentReplicas int, 5 updatedReplicas int,
            6 currentRevision, 7 updateRevision, 9 collisionCount int!, 10 conditions []StatefulSetCondition, 11 availableReplicas int!
        StatefulSetUpdateStrategy: 1 type, 2 rollingUpdate RollingUpdateStatefulSetStrategy
        """u8;

    public static ReadOnlySpan<byte> Batch =>
        """
        CronJob: 1 metadata ObjectMeta, 2 spec CronJobSpec, 3 status CronJobStatus
        CronJobSpec: 1 schedule !, 2 startingDeadlineSeconds int!, 3 concurrencyPolicy, 4 suspend bool!, 5 jobTemplate JobTemplateSpec,
            6 successfulJobsHistoryLimit int!, 7 failedJobsHistoryLimit int!, 8 timeZone
        CronJobStatus: 1 active []ObjectReference, 4 lastScheduleTime Time, 5 lastSuccessfulTime Time
        Job: 1 metadata ObjectMeta, 2 spec JobSpec, 3 status JobStatus
        JobCondition: 1 type, 2 status, 3 lastProbeTime Time, 4 lastTransitionTime Time, 5 reason, 6 message
        JobSpec: 1 parallelism int!, 2 completions int!, 3 activeDeadlineSeconds int!, 4 selector LabelSelector, 5 manualSelector bool!,
            6 template PodTemplateSpec, 7 backoffLimit int!, 8 ttlSecondsAfterFinished int!, 9 completionMode, 10 suspend bool!,
            11 podFailurePolicy PodFailurePolicy, 12 backoffLimitPerIndex int!, 13 maxFailedIndexes int!, 14 podReplacementPolicy,
            15 managedBy, 16 successPolicy SuccessPolicy
        JobStatus: 1 conditions []JobCondition, 2 startTime Time, 3 completionTime Time, 4 active int, 5 succeeded int, 6 failed int,
            7 completedIndexes, 8 uncountedTerminatedPods UncountedTerminatedPods, 9 ready int!, 10 failedIndexes, 11 terminating int!
        JobTemplateSpec: 1 metadata ObjectMeta, 2 spec JobSpec
        PodFailurePolicy: 1 rules []PodFailurePolicyRule
        PodFailurePolicyOnExitCodesRequirement: 1 containerName, 2 operator, 3 values []int
        PodFailurePolicyOnPodConditionsPattern: 1 type, 2 status
        PodFailurePolicyRule: 1 action, 2 onExitCodes PodFailurePolicyOnExitCodesRequirement,
            3 onPodConditions []PodFailurePolicyOnPodConditionsPattern
        SuccessPolicy: 1 rules []SuccessPolicyRule
        SuccessPolicyRule: 1 succeededIndexes, 2 succeededCount int!
        UncountedTerminatedPods: 1 succeeded [], 2 failed []
        """u8;

    public static ReadOnlySpan<byte> Networking =>
        """
        HTTPIngressPath: 1 path, 2 backend IngressBackend, 3 pathType
        HTTPIngressRuleValue: 1 paths []HTTPIngressPath
        IPBlock: 1 cidr !, 2 except []
        Ingress: 1 metadata ObjectMeta, 2 spec IngressSpec, 3 status IngressStatus
        IngressBackend: 3 resource TypedLocalObjectReference, 4 service IngressServiceBackend
        IngressClass: 1 metadata ObjectMeta, 2 spec IngressClassSpec
        IngressClassSpec: 1 controller, 2 parameters TypedLocalObjectReference
        IngressRule: 1 host, 2 ingressRuleValue +IngressRuleValue
        IngressRuleValue: 1 http HTTPIngressRuleValue
        IngressServiceBackend: 1 name, 2 port ServiceBackendPort
        IngressSpec: 1 defaultBackend IngressBackend, 2 tls []IngressTLS, 3 rules []IngressRule, 4 ingressClassName
        IngressStatus: 1 loadBalancer LoadBalancerStatus
        IngressTLS: 1 hosts [], 2 secretName
        NetworkPolicy: 1 metadata ObjectMeta, 2 spec NetworkPolicySpec
        NetworkPolicyEgressRule: 1 ports []NetworkPolicyPort, 2 to []NetworkPolicyPeer
        NetworkPolicyIngressRule: 1 ports []NetworkPolicyPort, 2 from []NetworkPolicyPeer
        NetworkPolicyPeer: 1 podSelector LabelSelector, 2 namespaceSelector LabelSelector, 3 ipBlock IPBlock
        NetworkPolicyPort: 1 protocol, 2 port IntOrString, 3 endPort int!
        NetworkPolicySpec: 1 podSelector LabelSelector, 2 ingress []NetworkPolicyIngressRule, 3 egress []NetworkPolicyEgressRule,
            4 policyTypes []
        ServiceBackendPort: 1 name, 2 number int
        """u8;

    public static ReadOnlySpan<byte> Rbac =>
        """
        AggregationRule: 1 clusterRoleSelectors []LabelSelector
        ClusterRole: 1 metadata ObjectMeta, 2 rules []PolicyRule, 3 aggregationRule AggregationRule
        ClusterRoleBinding: 1 metadata ObjectMeta, 2 subjects []Subject, 3 roleRef RoleRef
        PolicyRule: 1 verbs [], 2 apiGroups [], 3 resources [], 4 resourceNames [], 5 nonResourceURLs []
        Role: 1 metadata ObjectMeta, 2 rules []PolicyRule
        RoleBinding: 1 metadata ObjectMeta, 2 subjects []Subject, 3 roleRef RoleRef
        RoleRef: 1 apiGroup !, 2 kind !, 3 name
        Subject: 1 kind, 2 apiGroup, 3 name, 4 namespace
        """u8;

    public static ReadOnlySpan<byte> Storage =>
        """
        CSIDriver: 1 metadata ObjectMeta, 2 spec CSIDriverSpec
        CSIDriverSpec: 1 attachRequired bool!, 2 podInfoOnMount bool!, 3 volumeLifecycleModes [], 4 storageCapacity bool!, 5 fsGroupPolicy,
            6 tokenRequests []TokenRequest, 7 requiresRepublish bool!, 8 seLinuxMount bool!, 9 nodeAllocatableUpdatePeriodSeconds int!
        CSINode: 1 metadata ObjectMeta, 2 spec CSINodeSpec
        CSINodeDriver: 1 name, 2 nodeID !, 3 topologyKeys [], 4 allocatable VolumeNodeResources
        CSINodeSpec: 1 drivers []CSINodeDriver
        StorageClass: 1 metadata ObjectMeta, 2 provisioner !, 3 parameters {}, 4 reclaimPolicy, 5 mountOptions [],
            6 allowVolumeExpansion bool!, 7 volumeBindingMode, 8 allowedTopologies []TopologySelectorTerm
        TokenRequest: 1 audience, 2 expirationSeconds int!
        VolumeAttachment: 1 metadata ObjectMeta, 2 spec VolumeAttachmentSpec, 3 status VolumeAttachmentStatus
        VolumeAttachmentSource: 1 persistentVolumeName, 2 inlineVolumeSpec PersistentVolumeSpec
        VolumeAttachmentSpec: 1 attacher !, 2 source VolumeAttachmentSource, 3 nodeName !
        VolumeAttachmentStatus: 1 attached bool!, 2 attachmentMetadata {}, 3 attachError VolumeError, 4 detachError VolumeError
        VolumeError: 1 time Time, 2 message
        VolumeNodeResources: 1 count int!
        """u8;

    public static ReadOnlySpan<byte> Discovery =>
        """
        Endpoint: 1 addresses [], 2 conditions EndpointConditions, 3 hostname, 4 targetRef ObjectReference, 5 deprecatedTopology {},
            6 nodeName, 7 zone, 8 hints EndpointHints
        EndpointConditions: 1 ready bool!, 2 serving bool!, 3 terminating bool!
        EndpointHints: 1 forZones []ForZone, 2 forNodes []ForNode
        EndpointPort: 1 name, 2 protocol, 3 port int!, 4 appProtocol
        EndpointSlice: 1 metadata ObjectMeta, 2 endpoints []Endpoint, 3 ports []EndpointPort, 4 addressType !
        ForNode: 1 name
        ForZone: 1 name
        """u8;

    public static ReadOnlySpan<byte> Autoscaling =>
        """
        ContainerResourceMetricSource: 1 name, 2 target MetricTarget, 3 container !
        ContainerResourceMetricStatus: 1 name, 2 current MetricValueStatus, 3 container !
        CrossVersionObjectReference: 1 kind, 2 name !, 3 apiVersion
        ExternalMetricSource: 1 metric MetricIdentifier, 2 target MetricTarget
        ExternalMetricStatus: 1 metric MetricIdentifier, 2 current MetricValueStatus
        HPAScalingPolicy: 1 type, 2 value int!, 3 periodSeconds int!
        HPAScalingRules: 1 selectPolicy, 2 policies []HPAScalingPolicy, 3 stabilizationWindowSeconds int!
        HorizontalPodAutoscaler: 1 metadata ObjectMeta, 2 spec HorizontalPodAutoscalerSpec, 3 status HorizontalPodAutoscalerStatus
        HorizontalPodAutoscalerBehavior: 1 scaleUp HPAScalingRules, 2 scaleDown HPAScalingRules
        HorizontalPodAutoscalerCondition: 1 type, 2 status, 3 lastTransitionTime Time, 4 reason, 5 message
        HorizontalPodAutoscalerSpec: 1 scaleTargetRef CrossVersionObjectReference, 2 minReplicas int!, 3 maxReplicas int!,
            4 metrics []MetricSpec, 5 behavior HorizontalPodAutoscalerBehavior
        HorizontalPodAutoscalerStatus: 1 observedGeneration int!, 2 lastScaleTime Time, 3 currentReplicas int!, 4 desiredReplicas int!,
            5 currentMetrics []MetricStatus, 6 conditions []HorizontalPodAutoscalerCondition
        MetricIdentifier: 1 name, 2 selector LabelSelector
        MetricSpec: 1 type, 2 object ObjectMetricSource, 3 pods PodsMetricSource, 4 resource ResourceMetricSource,
            5 external ExternalMetricSource, 7 containerResource ContainerResourceMetricSource
        MetricStatus: 1 type, 2 object ObjectMetricStatus, 3 pods PodsMetricStatus, 4 resource ResourceMetricStatus,
            5 external ExternalMetricStatus, 7 containerResource ContainerResourceMetricStatus
        MetricTarget: 1 type, 2 value Quantity, 3 averageValue Quantity, 4 averageUtilization int!
        MetricValueStatus: 1 value Quantity, 2 averageValue Quantity, 3 averageUtilization int!
        ObjectMetricSource: 1 describedObject CrossVersionObjectReference, 2 target MetricTarget, 3 metric MetricIdentifier
        ObjectMetricStatus: 1 metric MetricIdentifier, 2 current MetricValueStatus, 3 describedObject CrossVersionObjectReference
        PodsMetricSource: 1 metric MetricIdentifier, 2 target MetricTarget
        PodsMetricStatus: 1 metric MetricIdentifier, 2 current MetricValueStatus
        ResourceMetricSource: 1 name, 2 target MetricTarget
        ResourceMetricStatus: 1 name, 2 current MetricValueStatus
        """u8;

    public static ReadOnlySpan<byte> Admission =>
        """
        MatchCondition: 1 name, 2 expression
        MutatingWebhook: 1 name, 2 clientConfig WebhookClientConfig, 3 rules []RuleWithOperations, 4 failurePolicy,
            5 namespaceSelector LabelSelector, 6 sideEffects, 7 timeoutSeconds int!, 8 admissionReviewVersions [], 9 matchPolicy,
            10 reinvocationPolicy, 11 objectSelector LabelSelector, 12 matchConditions []MatchCondition
        MutatingWebhookConfiguration: 1 metadata ObjectMeta, 2 webhooks []MutatingWebhook
        Rule: 1 apiGroups [], 2 apiVersions [], 3 resources [], 4 scope
        RuleWithOperations: 1 operations [], 2 rule +Rule
        ServiceReference: 1 namespace, 2 name !, 3 path, 4 port int!
        ValidatingWebhook: 1 name, 2 clientConfig WebhookClientConfig, 3 rules []RuleWithOperations, 4 failurePolicy,
            5 namespaceSelector LabelSelector, 6 sideEffects, 7 timeoutSeconds int!, 8 admissionReviewVersions [], 9 matchPolicy,
            10 objectSelector LabelSelector, 11 matchConditions []MatchCondition
        ValidatingWebhookConfiguration: 1 metadata ObjectMeta, 2 webhooks []ValidatingWebhook
        WebhookClientConfig: 1 service ServiceReference, 2 caBundle bytes, 3 url
        """u8;

    public static ReadOnlySpan<byte> Policy =>
        """
        PodDisruptionBudget: 1 metadata ObjectMeta, 2 spec PodDisruptionBudgetSpec, 3 status PodDisruptionBudgetStatus
        PodDisruptionBudgetSpec: 1 minAvailable IntOrString, 2 selector LabelSelector, 3 maxUnavailable IntOrString,
            4 unhealthyPodEvictionPolicy
        PodDisruptionBudgetStatus: 1 observedGeneration int, 2 disruptedPods {}Time, 3 disruptionsAllowed int!, 4 currentHealthy int!,
            5 desiredHealthy int!, 6 expectedPods int!, 7 conditions []Condition
        """u8;

    public static ReadOnlySpan<byte> Scheduling =>
        """
        PriorityClass: 1 metadata ObjectMeta, 2 value int!, 3 globalDefault bool, 4 description, 5 preemptionPolicy
        """u8;

    public static ReadOnlySpan<byte> Node =>
        """
        Overhead: 1 podFixed {}Quantity
        RuntimeClass: 1 metadata ObjectMeta, 2 handler !, 3 overhead Overhead, 4 scheduling Scheduling
        Scheduling: 1 nodeSelector {}, 2 tolerations []Toleration
        """u8;

    public static ReadOnlySpan<byte> Certificates =>
        """
        CertificateSigningRequest: 1 metadata ObjectMeta, 2 spec CertificateSigningRequestSpec, 3 status CertificateSigningRequestStatus
        CertificateSigningRequestCondition: 1 type, 2 reason, 3 message, 4 lastUpdateTime Time, 5 lastTransitionTime Time, 6 status !
        CertificateSigningRequestSpec: 1 request bytes, 2 username, 3 uid, 4 groups [], 5 usages [], 6 extra {}ExtraValue, 7 signerName
        CertificateSigningRequestStatus: 1 conditions []CertificateSigningRequestCondition, 2 certificate bytes
        ExtraValue: 1 items []
        """u8;

    public static ReadOnlySpan<byte> Coordination =>
        """
        Lease: 1 metadata ObjectMeta, 2 spec LeaseSpec
        LeaseSpec: 1 holderIdentity !, 2 leaseDurationSeconds int!, 3 acquireTime MicroTime, 4 renewTime MicroTime, 5 leaseTransitions int!,
            6 strategy, 7 preferredHolder
        """u8;
}
