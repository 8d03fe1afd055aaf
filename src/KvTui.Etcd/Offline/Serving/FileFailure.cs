namespace KvTui.Etcd.Offline.Serving;

/// <summary>What is wrong with a file, as the failure of a call, with the next step.</summary>
public static class FileFailure
{
    /// <summary>The failure of a call by what is wrong with the file; no kind of it is tried again without being asked.</summary>
    public static EtcdException Of(DatabaseFileException failure, EtcdEndpoint endpoint)
    {
        var (kind, step) = failure.Kind switch
        {
            DatabaseFailure.Unreadable => (EtcdErrorKind.NotFound, "check the path, and who may read it"),
            DatabaseFailure.NotADatabase => (EtcdErrorKind.InvalidArgument, "give a snapshot, or the file member/snap/db of a member"),
            DatabaseFailure.Damaged => (
                EtcdErrorKind.Corrupt, "use another snapshot; if only its hash is wrong, --skip-hash-check reads what is there"),
            DatabaseFailure.Busy => (
                EtcdErrorKind.FailedPrecondition, "try again, pause the member, or save a snapshot and read that"),
            DatabaseFailure.Compacted => (EtcdErrorKind.Compacted, "ask for a newer revision"),
            DatabaseFailure.FutureRevision => (EtcdErrorKind.InvalidArgument, "ask for an older revision"),
            DatabaseFailure.TooLarge => (EtcdErrorKind.Corrupt, "restore it into an etcd, and read that"),
            _ => throw new ArgumentOutOfRangeException(nameof(failure), failure.Kind, "is not a known failure"),
        };
        return new(kind, $"{failure.Message.TrimEnd('.')}; {step}.", endpoint, inner: failure);
    }

    /// <summary>What only a cluster can do.</summary>
    internal static EtcdException NeedsCluster(RpcMethod method, EtcdEndpoint endpoint) => new(
        EtcdErrorKind.Unimplemented,
        $"{endpoint} is a file, and {method.Name} needs a cluster; leave out --file, or name the cluster by --endpoints instead.",
        endpoint);
}
