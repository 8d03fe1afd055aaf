using System.Collections.Concurrent;

namespace KvTui.Etcd.Calls.Access;

/// <summary>Refuses, before sending, calls that the server would deny to this user: by the rights, or by earlier denials.</summary>
internal sealed class AccessGate
{
    private readonly ConcurrentDictionary<RpcMethod, RpcMethod> _denied = new();
    private volatile AccessRights _rights = AccessRights.Unrestricted;
    private volatile Task? _learning;

    /// <summary>Raised when an answer shows that the rights may have changed.</summary>
    public event Action? Outdated;

    public AccessRights Rights
    {
        get => _rights;
        set => _rights = value;
    }

    /// <summary>Makes calls on keys wait until a task that learns the rights has ended.</summary>
    public void Await(Task learning) => _learning = learning;

    /// <summary>Makes a call on keys wait while the rights are being learned, whatever comes of that.</summary>
    public ValueTask ReadyAsync(CallDescriptor call, CancellationToken cancellationToken)
        => _learning is not { IsCompleted: false } learning || call.Ranges.Count == 0
            ? default
            : new(WaitAsync(learning, cancellationToken));

    /// <exception cref="EtcdException">The user may not: <see cref="EtcdErrorKind.PermissionDenied"/>, without an endpoint.</exception>
    public void Check(CallDescriptor call)
    {
        var rights = _rights;
        if (_denied.ContainsKey(call.Method))
        {
            throw new EtcdException(
                EtcdErrorKind.PermissionDenied,
                $"Permission denied; {call.Method.Name} was not sent, as it was denied to {rights.User ?? "this user"} before. "
                + "A user with the role root may call it.");
        }

        if (!rights.IsRestricted)
        {
            return;
        }

        // Some versions of etcd let everybody do it, and later ones only root.
        if (call.NeedsRoot)
        {
            throw Denied(call, $"it needs the role root, which {rights.User} does not have; log in as a user that has it");
        }

        // A lease is for keys, and etcd lets everybody grant one, keep it alive, and end it while it has no key.
        if (call.IsWrite && call.Ranges.Count == 0 && rights.Writes.IsEmpty)
        {
            throw Denied(call, $"{rights.User} may not write any key; use a user whose roles allow this");
        }

        foreach (var keys in call.Reads)
        {
            Require(rights.MayRead(keys), "read", keys, call, rights);
        }

        foreach (var keys in call.Writes)
        {
            Require(rights.MayWrite(keys), "write", keys, call, rights);
        }
    }

    /// <summary>Records that a server denied a call.</summary>
    public void Note(CallDescriptor call)
    {
        if (call.Ranges.Count > 0)
        {
            Doubt();
        }
        else if (call.Method == RpcMethod.Status || call.Method == RpcMethod.MemberList || call.Method == RpcMethod.Alarm)
        {
            _denied[call.Method] = call.Method;
        }
    }

    /// <summary>Reports that an answer contradicts the rights.</summary>
    public void Doubt() => Outdated?.Invoke();

    public void Forget() => _denied.Clear();

    private static async Task WaitAsync(Task learning, CancellationToken cancellationToken)
        => await learning.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private static void Require(bool allowed, string what, KeyRange keys, CallDescriptor call, AccessRights rights)
    {
        if (!allowed)
        {
            var wanted = $"{what} {(keys.IsSingleKey ? "" : "all of ")}{CallSummary.KeysOf(keys)}";
            throw Denied(call, $"{rights.User} may not {wanted}; use a user whose roles allow this");
        }
    }

    private static EtcdException Denied(CallDescriptor call, string why)
        => new(EtcdErrorKind.PermissionDenied, $"{call.Method.Name} was not sent: {why}.");
}
