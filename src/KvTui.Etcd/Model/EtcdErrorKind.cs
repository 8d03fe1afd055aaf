namespace KvTui.Etcd.Model;

/// <summary>What went wrong, as far as a caller can act on it; callers switch on this and never on a text.</summary>
public enum EtcdErrorKind
{
    /// <summary>None of the kinds below: the message says what the server said.</summary>
    Unknown = 0,

    /// <summary>Nothing listens there, the host is unreachable or its name does not resolve: certainly not sent.</summary>
    Unreachable,

    /// <summary>The connection broke after the request may have been sent.</summary>
    ConnectionLost,

    /// <summary>No answer within the deadline.</summary>
    DeadlineExceeded,

    /// <summary>The server gave up waiting (“request timed out”): for a write, the outcome is unknown.</summary>
    ServerTimeout,

    /// <summary>The member knows no leader.</summary>
    NoLeader,

    /// <summary>The leader changed while the request waited.</summary>
    LeaderChanged,

    /// <summary>The member is shutting down or otherwise not available.</summary>
    Unavailable,

    /// <summary>The server's certificate is not signed by a CA that is trusted here.</summary>
    TlsUntrusted,

    /// <summary>The server's certificate is for another name.</summary>
    TlsNameMismatch,

    /// <summary>The server's certificate has expired or is not valid yet.</summary>
    TlsExpired,

    /// <summary>The server wants a client certificate, and got none or one it does not accept.</summary>
    TlsClientCertificate,

    /// <summary>TLS was spoken to a port that speaks plain text.</summary>
    TlsToPlainText,

    /// <summary>Plain text was spoken to a port that speaks TLS.</summary>
    PlainTextToTls,

    /// <summary>Another failure of the TLS handshake.</summary>
    TlsFailed,

    /// <summary>The peer does not speak gRPC as etcd does: wrong content type, broken frame, missing trailers, not HTTP/2.</summary>
    Protocol,

    /// <summary>The wanted revision has been compacted.</summary>
    Compacted,

    /// <summary>The wanted revision is above the member's.</summary>
    FutureRevision,

    /// <summary>The database is over its quota (NOSPACE).</summary>
    NoSpace,

    /// <summary>A CORRUPT alarm is raised.</summary>
    Corrupt,

    /// <summary>The request or the answer is larger than allowed.</summary>
    TooLarge,

    /// <summary>The server is overloaded and refused before proposing.</summary>
    TooManyRequests,

    /// <summary>The user may not do this.</summary>
    PermissionDenied,

    /// <summary>No valid token: missing, expired or outdated.</summary>
    Unauthenticated,

    /// <summary>Wrong user name or password.</summary>
    AuthenticationFailed,

    /// <summary>Authentication is not enabled on the server.</summary>
    AuthenticationNotEnabled,

    /// <summary>A lease, a key or a member that the request names does not exist.</summary>
    NotFound,

    /// <summary>The request is not valid.</summary>
    InvalidArgument,

    /// <summary>The state of the cluster forbids it (for example: not leader, lease exists).</summary>
    FailedPrecondition,

    /// <summary>The member is a learner and does not serve this.</summary>
    LearnerRefused,

    /// <summary>The server does not know the method.</summary>
    Unimplemented,

    /// <summary>Refused here, before sending: the client is read-only.</summary>
    ReadOnly,

    /// <summary>Refused here, before sending: writes are locked until somebody unlocks them.</summary>
    Locked,

    /// <summary>Refused here, before sending: outside the root prefix that the client is confined to.</summary>
    OutsideRoot,

    /// <summary>Refused: the member belongs to another cluster than the one this client reads, or than the one a write is meant for. Nothing was written.</summary>
    WrongCluster,
}
