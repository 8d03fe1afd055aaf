using static KvTui.Etcd.Model.EtcdErrorKind;

namespace KvTui.Etcd.Model;

/// <summary>What went wrong, as far as a caller can act on it; callers switch on the kind and never on a text.</summary>
public enum EtcdErrorKind
{
    /// <summary>None of the kinds below; the message repeats the server's words.</summary>
    Unknown = 0,

    /// <summary>Nothing listens there, the host is unreachable or its name does not resolve: certainly not sent.</summary>
    Unreachable,

    /// <summary>The connection broke after the request may have been sent.</summary>
    ConnectionLost,

    DeadlineExceeded,

    /// <summary>The server gave up waiting (“request timed out”): for a write, the outcome is unknown.</summary>
    ServerTimeout,

    NoLeader,

    /// <summary>The leader changed while the request waited.</summary>
    LeaderChanged,

    /// <summary>The member is shutting down or otherwise not available.</summary>
    Unavailable,

    /// <summary>The server's certificate is not signed by a CA that is trusted here.</summary>
    TlsUntrusted,

    TlsNameMismatch,

    /// <summary>The server's certificate has expired or is not valid yet.</summary>
    TlsExpired,

    /// <summary>The server wants a client certificate, and got none or one that it does not accept.</summary>
    TlsClientCertificate,

    TlsToPlainText,

    PlainTextToTls,

    /// <summary>Another failure of the TLS handshake.</summary>
    TlsFailed,

    /// <summary>The peer does not speak gRPC as etcd does: wrong content type, broken frame, missing trailers, not HTTP/2.</summary>
    Protocol,

    Compacted,

    FutureRevision,

    /// <summary>The database is over its quota (NOSPACE).</summary>
    NoSpace,

    Corrupt,

    /// <summary>The request or the answer exceeds a size limit.</summary>
    TooLarge,

    /// <summary>The server is overloaded and refused the request before proposing it.</summary>
    TooManyRequests,

    /// <summary>The user may not make the request.</summary>
    PermissionDenied,

    /// <summary>The token is missing, expired or outdated.</summary>
    Unauthenticated,

    /// <summary>The user name or the password is wrong.</summary>
    AuthenticationFailed,

    AuthenticationNotEnabled,

    /// <summary>A lease, a key, a member, a user, a role or what a role was given does not exist, though the request names it.</summary>
    NotFound,

    InvalidArgument,

    /// <summary>The state of the cluster forbids the request (for example: not leader, lease exists).</summary>
    FailedPrecondition,

    /// <summary>The member is a learner and does not serve the request.</summary>
    LearnerRefused,

    Unimplemented,

    /// <summary>Refused by the client before sending: it is read-only.</summary>
    ReadOnly,

    /// <summary>Refused by the client before sending: writes are locked until somebody unlocks them.</summary>
    Locked,

    /// <summary>Refused by the client before sending: a key is outside the root prefix that the client is confined to.</summary>
    OutsideRoot,

    /// <summary>The member belongs to another cluster than the one that the client reads or that the write is meant for.</summary>
    WrongCluster,
}

/// <summary>Properties that several kinds of failure share.</summary>
public static class EtcdErrorKinds
{
    /// <summary>Whether another attempt, at this member or another, may succeed.</summary>
    public static bool IsPassing(this EtcdErrorKind kind)
        => kind.IsSilence()
            || kind is ServerTimeout or NoLeader or LeaderChanged or Unavailable or TooManyRequests or LearnerRefused or WrongCluster;

    /// <summary>Whether no etcd member has answered.</summary>
    public static bool IsSilence(this EtcdErrorKind kind)
        => kind is Unreachable or ConnectionLost or DeadlineExceeded or Protocol || kind.IsTls();

    /// <summary>Whether the two sides did not agree on a TLS connection.</summary>
    public static bool IsTls(this EtcdErrorKind kind)
        => kind is TlsUntrusted or TlsNameMismatch or TlsExpired or TlsClientCertificate or TlsToPlainText or PlainTextToTls or TlsFailed;
}
