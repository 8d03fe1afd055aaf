namespace KvTui.Cli.Output;

/// <summary>What the process tells its caller; part of the command line's contract.</summary>
internal static class ExitCode
{
    /// <summary>Done; also an empty listing, a reader that went away, and a watch ended by Ctrl-C.</summary>
    public const int Done = 0;

    /// <summary>Not found, nothing to delete, refused, or larger than the server accepts.</summary>
    public const int NotFoundOrDenied = 1;

    public const int Usage = 2;

    /// <summary>etcd does not answer, or has no quorum.</summary>
    public const int Unreachable = 3;

    /// <summary>The cluster is degraded, the key was changed by someone else, or what was compared differs.</summary>
    public const int DegradedOrConflict = 4;

    /// <summary>It is not known whether a write was applied.</summary>
    public const int OutcomeUnknown = 5;

    /// <summary>A defect of this program.</summary>
    public const int Internal = 70;

    /// <summary>The results could not be written, as on a full disk.</summary>
    public const int OutputLost = 74;

    public const int Interrupted = 130;

    /// <summary>Each code with its meaning in a few words.</summary>
    public static IReadOnlyList<(int Code, string Meaning)> All { get; } =
    [
        (Done, "done"), (NotFoundOrDenied, "not found, denied or too large for the server"), (Usage, "usage"),
        (Unreachable, "not reachable or no quorum"), (DegradedOrConflict, "degraded or conflict"),
        (OutcomeUnknown, "outcome of a write unknown"), (Internal, "internal error"), (OutputLost, "output cannot be written"),
        (Interrupted, "interrupted"),
    ];

    /// <summary>All codes in one sentence, for helps.</summary>
    public static string Legend { get; } = string.Join(", ", All.Select(static each => $"{each.Code} {each.Meaning}"));

    /// <summary>The code that says how a cluster fares.</summary>
    public static int OfHealth(ClusterHealth health) => health switch
    {
        ClusterHealth.Healthy => Done,
        ClusterHealth.Denied => NotFoundOrDenied,
        ClusterHealth.Degraded or ClusterHealth.LearnerOnly => DegradedOrConflict,
        ClusterHealth.NoQuorum or ClusterHealth.Unreachable => Unreachable,
        _ => throw new ArgumentOutOfRangeException(nameof(health), health, "is not a known health"),
    };

    /// <summary>The code that a failure of etcd, or of the way to it, ends with.</summary>
    public static int Of(EtcdException failure) => failure.MayHaveBeenApplied
        ? OutcomeUnknown
        : failure.Kind switch
        {
            EtcdErrorKind.InvalidArgument => Usage,
            EtcdErrorKind.NoSpace or EtcdErrorKind.Corrupt or EtcdErrorKind.TooManyRequests or EtcdErrorKind.FailedPrecondition
                or EtcdErrorKind.LearnerRefused or EtcdErrorKind.WrongCluster => DegradedOrConflict,
            EtcdErrorKind.Unknown or EtcdErrorKind.Unimplemented or EtcdErrorKind.Compacted or EtcdErrorKind.FutureRevision
                or EtcdErrorKind.NotFound or EtcdErrorKind.TooLarge or EtcdErrorKind.PermissionDenied or EtcdErrorKind.Unauthenticated
                or EtcdErrorKind.AuthenticationFailed or EtcdErrorKind.AuthenticationNotEnabled
                or EtcdErrorKind.ReadOnly or EtcdErrorKind.Locked or EtcdErrorKind.OutsideRoot => NotFoundOrDenied,
            EtcdErrorKind.ServerTimeout or EtcdErrorKind.NoLeader or EtcdErrorKind.LeaderChanged or EtcdErrorKind.Unavailable
                => Unreachable,
            var kind when kind.IsSilence() => Unreachable,
            _ => throw new ArgumentOutOfRangeException(nameof(failure), failure.Kind, "is not a known kind of failure"),
        };
}
