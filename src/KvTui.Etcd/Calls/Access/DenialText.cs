namespace KvTui.Etcd.Calls.Access;

/// <summary>Explains refusals by etcd's authorization: which user may not do what, or whose token is not accepted.</summary>
internal static class DenialText
{
    /// <summary>The failure in clearer words; the same failure if there are none.</summary>
    public static EtcdException Explain(EtcdException failure, CallDescriptor call, EtcdClientOptions options) => failure.Kind switch
    {
        EtcdErrorKind.PermissionDenied when failure.Attempts.Count == 0 => With(failure, Denied(call, options)),
        EtcdErrorKind.Unauthenticated when options.AuthToken is not null && failure.Attempts.Count == 0
            => With(failure, "the token given is not accepted: it has expired, or users or roles have changed since; get a new one"),
        EtcdErrorKind.Unauthenticated when options.User is not null && failure.Attempts.Count == 0
            => With(failure, $"the token of user '{options.User}' was refused again and again; "
                + "check that the members' clocks and token settings agree"),
        _ => failure,
    };

    /// <summary>The failure of a call sent without a token: the failed login's, if a token was required, with this endpoint.</summary>
    public static EtcdException WithoutLogin(EtcdException failure, EtcdException login)
    {
        var text = login.Message.Replace($"{login.Endpoint}: ", $"{failure.Endpoint}: ", StringComparison.Ordinal);
        return failure.Kind == EtcdErrorKind.Unauthenticated ? new(login.Kind, text, failure.Endpoint, inner: login) : failure;
    }

    private static string Denied(CallDescriptor call, EtcdClientOptions options)
    {
        var who = options.User is { } user ? $"user '{user}'" : "this client's user";
        return RootOnly(call) is { } since
            ? $"permission denied: on this version of etcd {call.Method.Name} needs root, and {who} is not{since}; "
                + "log in as a user with the role root"
            : call.Ranges.Count > 0
                ? $"permission denied: {who} may not {CallSummary.Of(call)}; use a user whose roles allow this"
                : $"permission denied: {who} may not use {call.Method.Name}; use a user whose roles allow this";
    }

    /// <summary>From which versions on a call needs no root, as a clause's end; empty if it always does, null if it never does.</summary>
    private static string? RootOnly(CallDescriptor call)
        => call.NeedsRoot ? ""
            : call.Method == RpcMethod.Status ? " (any user may from 3.5.32 and 3.6.12 on)"
            : call.Method == RpcMethod.MemberList || call.Method == RpcMethod.Alarm ? " (any user may from 3.4.43, 3.5.29 and 3.6.10 on)"
            : null;

    private static EtcdException With(EtcdException failure, string text)
        => new(failure.Kind, $"{failure.Endpoint}: {text}.", failure.Endpoint, failure.MayHaveBeenApplied, failure);
}
