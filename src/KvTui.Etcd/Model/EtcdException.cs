namespace KvTui.Etcd.Model;

/// <summary>The one exception of the client: what kind of failure, at which endpoint, and what is certain about a write.</summary>
public sealed class EtcdException : Exception
{
    public EtcdException(EtcdErrorKind kind, string message, EtcdEndpoint? endpoint = null, bool mayHaveBeenApplied = false, Exception? inner = null)
        : base(message, inner)
    {
        (Kind, Endpoint, MayHaveBeenApplied) = (kind, endpoint, mayHaveBeenApplied);
    }

    public EtcdErrorKind Kind { get; }

    /// <summary>The endpoint that was asked; null if none was.</summary>
    public EtcdEndpoint? Endpoint { get; }

    /// <summary>For a write: true if it cannot be excluded that the cluster has applied or will apply it.</summary>
    public bool MayHaveBeenApplied { get; }

    /// <summary>For <see cref="EtcdErrorKind.WrongCluster"/>: the cluster that answers in place of the one that is wanted; else 0.</summary>
    public ulong OtherClusterId { get; init; }

    /// <summary>Whether etcd answered, but not to this user: a login, a token or a right was refused.</summary>
    public bool IsDenial => Kind is EtcdErrorKind.PermissionDenied or EtcdErrorKind.Unauthenticated or EtcdErrorKind.AuthenticationFailed;

    /// <summary>
    /// What happened, in words, for where the endpoint stands beside it and there is no room for the next step; of several endpoints, that of the one
    /// whose failure tells most.
    /// </summary>
    public string Reason => Attempts.FirstOrDefault(attempt => attempt.Kind == Kind) is { } telling ? telling.Reason : ReasonOf(Message, Endpoint);

    /// <summary>The failures of each endpoint that was tried, where there were several; else empty.</summary>
    public IReadOnlyList<EtcdException> Attempts { get; init; } = [];

    private static string ReasonOf(string message, EtcdEndpoint? endpoint)
    {
        var text = message.Split("; ", 2)[0].TrimEnd('.');
        var subject = endpoint?.ToString() ?? "";
        return subject.Length == 0 || !text.StartsWith(subject, StringComparison.Ordinal) ? text : text[subject.Length..].TrimStart(':', ' ');
    }
}
