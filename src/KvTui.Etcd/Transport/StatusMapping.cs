using Grpc.Core;
using static KvTui.Etcd.Model.EtcdErrorKind;

namespace KvTui.Etcd.Transport;

/// <summary>
/// Turns a status from an etcd member into an <see cref="EtcdException"/>. Texts take precedence over codes, because several codes differ
/// between etcd 3.4, 3.5 and 3.6 (etcd: api/v3rpc/rpctypes/error.go).
/// </summary>
internal static class StatusMapping
{
    public static EtcdException ToException(Status status, EtcdEndpoint endpoint, bool isWrite)
    {
        var kind = Kind(status);
        return new(kind, Sentence(kind, status, endpoint), endpoint, isWrite && LeavesOutcomeOpen(kind));
    }

    public static EtcdErrorKind Kind(Status status) => KindOfText(Text(status.Detail)) ?? KindOfCode(status);

    /// <summary>A status text without gRPC's wrapping and the name of etcd's package.</summary>
    public static string Text(string message)
    {
        var text = message.AsSpan().Trim();
        var description = text.IndexOf(" desc = ", StringComparison.Ordinal);
        text = text.StartsWith("rpc error: ", StringComparison.Ordinal) && description >= 0
            ? text[(description + " desc = ".Length)..]
            : text;
        foreach (var package in (ReadOnlySpan<string>)["etcdserver: ", "mvcc: ", "auth: "])
        {
            text = text.StartsWith(package, StringComparison.Ordinal) ? text[package.Length..] : text;
        }

        return text.ToString();
    }

    /// <summary>The kind of failure that one of etcd's texts stands for; null for other texts.</summary>
    public static EtcdErrorKind? KindOfText(string text) => text switch
    {
        "required revision has been compacted" => Compacted,
        "required revision is a future revision" => FutureRevision,
        "database space exceeded" => NoSpace,
        "corrupt cluster" => Corrupt,
        "request is too large" => TooLarge,
        "too many requests" => TooManyRequests,
        "no leader" => NoLeader,
        "leader changed" => LeaderChanged,
        "request timed out" or "context deadline exceeded"
            or "request timed out, possibly due to previous leader failure"
            or "request timed out, possibly due to connection lost"
            or "request timed out, waiting for the applied index took too long" => ServerTimeout,
        "server stopped" or "not capable" => Unavailable,
        "rpc not supported for learner" => LearnerRefused,
        "permission denied" => PermissionDenied,
        "invalid auth token" or "user name is empty" or "revision of auth store is old" => Unauthenticated,
        "authentication failed, invalid user ID or password"
            or "authentication failed, password was given for no password user" => AuthenticationFailed,
        "authentication is not enabled" => AuthenticationNotEnabled,
        "requested lease not found" or "member not found" or "key not found" or "user name not found" or "role name not found"
            or "role is not granted to the user" or "permission is not granted to the role" => NotFound,
        "too large lease TTL" => InvalidArgument,
        "lease already exists" or "not leader" or "cluster ID mismatch" or "unhealthy cluster"
            or "re-configuration failed due to not enough started members" => FailedPrecondition,
        _ => text.StartsWith("grpc: received message larger than max", StringComparison.Ordinal) || IsAnswerTooLarge(text)
            ? TooLarge
            : null,
    };

    /// <summary>Whether a write that ended with this status may still take effect.</summary>
    private static bool LeavesOutcomeOpen(EtcdErrorKind kind)
        => kind is ServerTimeout or DeadlineExceeded or Unavailable or LeaderChanged or ConnectionLost or Unknown;

    /// <summary>Whether the server's answer was too large to send: gRPC sends no message of 2 GiB or more.</summary>
    private static bool IsAnswerTooLarge(string text) => text.Contains("trying to send message larger than max", StringComparison.Ordinal);

    private static EtcdErrorKind KindOfCode(Status status) => status.StatusCode switch
    {
        StatusCode.Cancelled => ConnectionLost,
        StatusCode.InvalidArgument => InvalidArgument,
        StatusCode.DeadlineExceeded => DeadlineExceeded,
        StatusCode.NotFound => NotFound,
        StatusCode.PermissionDenied => PermissionDenied,
        StatusCode.ResourceExhausted => TooManyRequests,
        StatusCode.FailedPrecondition => FailedPrecondition,
        StatusCode.Unimplemented => Unimplemented,
        StatusCode.Unavailable => Unavailable,
        StatusCode.DataLoss => Corrupt,
        StatusCode.Unauthenticated => Unauthenticated,
        _ => Unknown,
    };

    /// <summary>Why etcd does not change its members or its leader, and what to do first; null for other texts.</summary>
    private static string? Refusal(string text) => text switch
    {
        "re-configuration failed due to not enough started members"
            => "refused by the strict reconfiguration check, as too few members have started to keep a quorum with this change; "
                + "start the members that were added, or remove those that will not start, first",
        "unhealthy cluster"
            => "refused by the strict reconfiguration check, as not all voters have been connected for 5 s, so that this change could "
                + "cost the quorum; wait some seconds after a start, or bring the silent member back or remove it first",
        "can only promote a learner member which is in sync with leader"
            => "the learner has not caught up with the leader yet; promote it once it has",
        "can only promote a learner member" => "only a learner can be promoted, and this member votes already; list the members",
        "too many learner members in cluster"
            => "there is a learner already, and etcd takes only one (--max-learners); promote or remove it first",
        "Peer URLs already exists" => "a member has one of these peer URLs already; list the members, and remove it or choose another",
        "given member URLs are invalid"
            => "the peer URLs are not valid; each is http:// or https://, an address and a port, without a path",
        "bad leader transferee" => "this member cannot lead, as it is a learner or no member; list the members",
        "not leader" => "this member does not lead any more; ask again, of the new leader",
        _ => null,
    };

    private static string Sentence(EtcdErrorKind kind, Status status, EtcdEndpoint endpoint) => kind switch
    {
        Compacted => $"{endpoint}: the revision asked for has been compacted; ask for a newer one.",
        FutureRevision => $"{endpoint}: the revision asked for is newer than this member's; ask for an older one or try again.",
        NoSpace => $"{endpoint}: the database is over its quota (alarm NOSPACE); compact, defragment and disarm the alarm, then try again.",
        Corrupt => $"{endpoint}: the cluster has the alarm CORRUPT and refuses writes; find the damaged member before anything else.",
        TooLarge when IsAnswerTooLarge(status.Detail)
            => $"{endpoint}: the answer would be larger than a server can send ({Text(status.Detail)}); ask for less at once.",
        TooLarge => $"{endpoint}: the request is larger than the server accepts ({Text(status.Detail)}); "
            + "send less at once, or raise --max-request-bytes at the server.",
        TooManyRequests => $"{endpoint}: the server is overloaded and refused ({Text(status.Detail)}); try again later.",
        NoLeader => $"{endpoint}: this member has no leader; check that most members are up and reach each other.",
        LeaderChanged => $"{endpoint}: the leader changed meanwhile; try again.",
        ServerTimeout => $"{endpoint}: the server gave up waiting ({Text(status.Detail)}); check that the cluster has a quorum.",
        DeadlineExceeded => $"{endpoint} did not answer in time; check that the member is alive.",
        LearnerRefused => $"{endpoint}: this member is a learner; give a voter's endpoint to write or watch.",
        PermissionDenied => $"{endpoint}: permission denied; use a user whose roles allow this.",
        Unauthenticated => $"{endpoint}: not logged in ({Text(status.Detail)}); give a user and a password.",
        AuthenticationFailed => $"{endpoint}: wrong user name or password; check both.",
        AuthenticationNotEnabled => $"{endpoint}: authentication is not enabled; leave out the user.",
        Unimplemented => $"{endpoint}: the server does not know this call ({Text(status.Detail)}); it is too old a version, or no etcd.",
        _ when Refusal(Text(status.Detail)) is { } why => $"{endpoint}: {why}.",
        _ => $"{endpoint}: {(status.Detail.Length == 0 ? $"gRPC status {(int)status.StatusCode}" : Text(status.Detail))}.",
    };
}
