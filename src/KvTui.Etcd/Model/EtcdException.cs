namespace KvTui.Etcd.Model;

/// <summary>The client's own exception: the kind of failure, the endpoint, and whether a write may have been applied.</summary>
public sealed class EtcdException : Exception
{
    public EtcdException(
        EtcdErrorKind kind, string message, EtcdEndpoint? endpoint = null, bool mayHaveBeenApplied = false, Exception? inner = null)
        : base(message, inner)
    {
        (Kind, Endpoint, MayHaveBeenApplied) = (kind, endpoint, mayHaveBeenApplied);
    }

    public EtcdErrorKind Kind { get; }

    /// <summary>The endpoint that was asked; null if none was.</summary>
    public EtcdEndpoint? Endpoint { get; }

    /// <summary>Whether the cluster may have applied a write, or may yet apply it; false for a read.</summary>
    public bool MayHaveBeenApplied { get; }

    /// <summary>For <see cref="EtcdErrorKind.WrongCluster"/>: the id of the cluster that answers instead; else 0.</summary>
    public ulong OtherClusterId { get; init; }

    /// <summary>Whether etcd answered, but not to this user: a login, a token or a right was refused.</summary>
    public bool IsDenial => Kind is EtcdErrorKind.PermissionDenied or EtcdErrorKind.Unauthenticated or EtcdErrorKind.AuthenticationFailed;

    /// <summary>
    /// What happened, in words without the endpoint and the next step, for use beside the endpoint. Of several endpoints, the one whose
    /// failure says most counts.
    /// </summary>
    public string Reason => Attempts.FirstOrDefault(each => each.Kind == Kind) is { } best ? best.Reason : ReasonOf(Message, Endpoint);

    /// <summary>The failure at each endpoint that was tried, if there were several; else empty.</summary>
    public IReadOnlyList<EtcdException> Attempts { get; init; } = [];

    private static string ReasonOf(string message, EtcdEndpoint? endpoint)
    {
        var text = message.Split("; ", 2)[0].TrimEnd('.');
        var who = endpoint?.ToString() ?? "";
        return who.Length == 0 || !text.StartsWith(who, StringComparison.Ordinal) ? text : text[who.Length..].TrimStart(':', ' ');
    }
}
