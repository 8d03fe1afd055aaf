using static KvTui.Etcd.Model.EtcdErrorKind;

namespace KvTui.Etcd.Model;

/// <summary>What several kinds of failure have in common.</summary>
public static class EtcdErrorKinds
{
    /// <summary>Whether another attempt, here or at another member, can end otherwise.</summary>
    public static bool IsPassing(this EtcdErrorKind kind)
        => kind.IsSilence() || kind is ServerTimeout or NoLeader or LeaderChanged or Unavailable or TooManyRequests or LearnerRefused or WrongCluster;

    /// <summary>Whether no etcd member has answered.</summary>
    public static bool IsSilence(this EtcdErrorKind kind) => kind is Unreachable or ConnectionLost or DeadlineExceeded or Protocol || kind.IsTls();

    /// <summary>Whether the two sides did not agree on a TLS connection.</summary>
    public static bool IsTls(this EtcdErrorKind kind)
        => kind is TlsUntrusted or TlsNameMismatch or TlsExpired or TlsClientCertificate or TlsToPlainText or PlainTextToTls or TlsFailed;
}
