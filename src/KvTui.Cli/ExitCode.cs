using KvTui.Etcd;

namespace KvTui.Cli;

/// <summary>What the process tells its caller; part of the command line's contract.</summary>
internal static class ExitCode
{
    /// <summary>Done; also an empty listing, a reader that went away, and a watch ended by Ctrl-C.</summary>
    public const int Done = 0;

    /// <summary>Not found, nothing to delete, or refused.</summary>
    public const int NotFoundOrDenied = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>etcd does not answer, or has no quorum.</summary>
    public const int Unreachable = 3;

    /// <summary>The cluster is degraded, or the key was changed by someone else.</summary>
    public const int DegradedOrConflict = 4;

    /// <summary>It is not known whether a write was applied.</summary>
    public const int OutcomeUnknown = 5;

    /// <summary>A defect of this program, or its output could not be written.</summary>
    public const int Internal = 70;

    /// <summary>Ended by Ctrl-C.</summary>
    public const int Interrupted = 130;

    /// <summary>The code that a failure of etcd, or of the way to it, ends with.</summary>
    public static int Of(EtcdException failure) => failure.MayHaveBeenApplied
        ? OutcomeUnknown
        : failure.Kind switch
        {
            EtcdErrorKind.InvalidArgument or EtcdErrorKind.TooLarge => Usage,
            EtcdErrorKind.NoSpace or EtcdErrorKind.Corrupt or EtcdErrorKind.TooManyRequests or EtcdErrorKind.FailedPrecondition
                or EtcdErrorKind.LearnerRefused => DegradedOrConflict,
            EtcdErrorKind.Unknown or EtcdErrorKind.Unimplemented or EtcdErrorKind.Compacted or EtcdErrorKind.FutureRevision or EtcdErrorKind.NotFound
                or EtcdErrorKind.PermissionDenied or EtcdErrorKind.Unauthenticated or EtcdErrorKind.AuthenticationFailed
                or EtcdErrorKind.AuthenticationNotEnabled or EtcdErrorKind.ReadOnly or EtcdErrorKind.Locked or EtcdErrorKind.OutsideRoot => NotFoundOrDenied,
            _ => Unreachable,
        };
}
