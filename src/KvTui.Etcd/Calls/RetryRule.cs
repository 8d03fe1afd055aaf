using static KvTui.Etcd.EtcdErrorKind;

namespace KvTui.Etcd.Calls;

/// <summary>Which failures allow another attempt. A write comes so far only if it is certain that it had no effect.</summary>
internal static class RetryRule
{
    /// <summary>Rounds over endpoints that refuse connections, before giving up early: a port where nothing listens seldom opens within seconds.</summary>
    private const int UnreachableRounds = 3;

    /// <summary>Whether the same call may be sent again, here or to another member.</summary>
    public static bool MayRepeat(CallDescriptor call, EtcdException failure)
        => !failure.MayHaveBeenApplied && (IsPassing(failure.Kind) || (failure.Kind == FutureRevision && call.Serializable));

    /// <summary>Whether another attempt, here or elsewhere, can end otherwise.</summary>
    public static bool IsPassing(EtcdErrorKind kind)
        => IsSilence(kind) || kind is ServerTimeout or NoLeader or LeaderChanged or Unavailable or TooManyRequests or LearnerRefused or WrongCluster;

    /// <summary>How many rounds over all endpoints are worth making, as far as this failure goes.</summary>
    public static int Rounds(EtcdErrorKind kind) => kind switch
    {
        Unreachable => UnreachableRounds,
        LearnerRefused or Protocol or WrongCluster => 1,
        _ => IsTls(kind) ? 1 : int.MaxValue,
    };

    /// <summary>Whether no etcd member has answered.</summary>
    public static bool IsSilence(EtcdErrorKind kind) => kind is Unreachable or ConnectionLost or DeadlineExceeded or Protocol || IsTls(kind);

    private static bool IsTls(EtcdErrorKind kind)
        => kind is TlsUntrusted or TlsNameMismatch or TlsExpired or TlsClientCertificate or TlsToPlainText or PlainTextToTls or TlsFailed;
}
