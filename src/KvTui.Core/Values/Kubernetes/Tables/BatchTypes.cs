namespace KvTui.Core.Values.Kubernetes.Tables;

/// <summary>The fields of jobs, as <see cref="TypeTable"/> reads them.</summary>
internal static class BatchTypes
{
    public static ReadOnlySpan<byte> Text =>
        """
        CronJob: 1 metadata ObjectMeta, 2 spec CronJobSpec, 3 status CronJobStatus
        CronJobSpec: 1 schedule !, 2 startingDeadlineSeconds int!, 3 concurrencyPolicy, 4 suspend bool!, 5 jobTemplate JobTemplateSpec,
            6 successfulJobsHistoryLimit int!, 7 failedJobsHistoryLimit int!, 8 timeZone
        CronJobStatus: 1 active []ObjectReference, 4 lastScheduleTime Time, 5 lastSuccessfulTime Time
        Job: 1 metadata ObjectMeta, 2 spec JobSpec, 3 status JobStatus
        JobCondition: 1 type, 2 status, 3 lastProbeTime Time, 4 lastTransitionTime Time, 5 reason, 6 message
        JobSpec: 1 parallelism int!, 2 completions int!, 3 activeDeadlineSeconds int!, 4 selector LabelSelector, 5 manualSelector bool!, 6 template PodTemplateSpec,
            7 backoffLimit int!, 8 ttlSecondsAfterFinished int!, 9 completionMode, 10 suspend bool!, 11 podFailurePolicy PodFailurePolicy, 12 backoffLimitPerIndex int!,
            13 maxFailedIndexes int!, 14 podReplacementPolicy, 15 managedBy, 16 successPolicy SuccessPolicy
        JobStatus: 1 conditions []JobCondition, 2 startTime Time, 3 completionTime Time, 4 active int, 5 succeeded int, 6 failed int, 7 completedIndexes,
            8 uncountedTerminatedPods UncountedTerminatedPods, 9 ready int!, 10 failedIndexes, 11 terminating int!
        JobTemplateSpec: 1 metadata ObjectMeta, 2 spec JobSpec
        PodFailurePolicy: 1 rules []PodFailurePolicyRule
        PodFailurePolicyOnExitCodesRequirement: 1 containerName, 2 operator, 3 values []int
        PodFailurePolicyOnPodConditionsPattern: 1 type, 2 status
        PodFailurePolicyRule: 1 action, 2 onExitCodes PodFailurePolicyOnExitCodesRequirement, 3 onPodConditions []PodFailurePolicyOnPodConditionsPattern
        SuccessPolicy: 1 rules []SuccessPolicyRule
        SuccessPolicyRule: 1 succeededIndexes, 2 succeededCount int!
        UncountedTerminatedPods: 1 succeeded [], 2 failed []
        """u8;
}
