namespace KvTui.Core.Writes;

/// <summary>The writes whose outcome is not known: those under way, and those whose answer got lost.</summary>
public sealed record WriteState(ImmutableList<WriteRequest> UnderWay, ImmutableList<UnresolvedWrite> Unresolved)
{
    public static WriteState None { get; } = new([], []);

    /// <summary>The key that the user was last told not to be allowed to write; null if none, or if the user asked again since.</summary>
    public EtcdKey? Denied { get; init; }

    /// <summary>Whether the fate of a write to this key is unknown.</summary>
    public bool IsUnresolved(EtcdKey key) => Unresolved.Exists(write =>
        write.Request.Subject == key || (write.Request is WriteRequest.Transfer { Moves: true, Base.Key: var old } && old == key));

    public WriteState Started(WriteRequest request) => this with { UnderWay = UnderWay.Add(request) };

    /// <summary>Without this write; if it tells what the key is now, also without earlier ones to that key: they are overtaken.</summary>
    public WriteState Ended(WriteRequest request, WriteOutcome outcome)
    {
        var isDenied = outcome is WriteOutcome.Failed { Error.Kind: EtcdErrorKind.PermissionDenied };
        var denied = isDenied ? request.Subject : outcome is WriteOutcome.Applied ? null : Denied;
        var next = this with { UnderWay = UnderWay.Remove(request), Denied = denied };
        return outcome is WriteOutcome.Applied or WriteOutcome.Conflict
            ? next with { Unresolved = Unresolved.RemoveAll(write => write.Request.Subject == request.Subject) }
            : next;
    }

    public WriteState Lost(WriteRequest request, EtcdException error) =>
        this with { Unresolved = Unresolved.Add(new(request, error, false)) };

    public WriteState Resolved(UnresolvedWrite write) => this with { Unresolved = Unresolved.Remove(write) };

    /// <summary>With all unresolved ones being asked for again, or one no longer.</summary>
    public WriteState Asking(bool asking, WriteRequest? request = null) => this with
    {
        Unresolved = Unresolved.ConvertAll(write => request is null || write.Request == request ? write with { Asking = asking } : write),
    };
}

/// <summary>A write whose fate could not be found out.</summary>
/// <param name="Error">How it ended.</param>
/// <param name="Asking">Whether it is being found out again.</param>
public sealed record UnresolvedWrite(WriteRequest Request, EtcdException Error, bool Asking);
