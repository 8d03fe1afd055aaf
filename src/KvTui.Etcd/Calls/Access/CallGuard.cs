namespace KvTui.Etcd.Calls.Access;

/// <summary>Refuses, before anything is sent, writes of a read-only or locked client, and keys outside the root.</summary>
internal sealed class CallGuard(EtcdClientOptions options)
{
    private readonly KeyRange _allowed = KeyRange.Prefix(options.Root);

    /// <exception cref="EtcdException">The call is not allowed, as its kind says: read-only, locked or outside the root.</exception>
    public void Check(CallDescriptor call)
    {
        var writes = call.IsWrite || call.Method.IsWrite;
        if (options.ReadOnly && writes)
        {
            throw new EtcdException(
                EtcdErrorKind.ReadOnly,
                $"{call.Method.Name} was not sent: it writes, and this client is read-only ({options.ReadOnlyOrigin}); "
                + "start without that to write.");
        }

        if (writes && options.Lock is { IsLocked: true } held)
        {
            throw new EtcdException(
                EtcdErrorKind.Locked,
                $"{call.Method.Name} was not sent: it writes, "
                + $"and the profile {held.Name} is marked production and locked; unlock it to write.");
        }

        if (options.Root.IsEmpty)
        {
            return;
        }

        foreach (var range in call.Ranges)
        {
            if (!_allowed.Covers(range))
            {
                throw new EtcdException(
                    EtcdErrorKind.OutsideRoot,
                    $"{call.Method.Name} was not sent: it touches keys outside the root {CallSummary.Quote(options.Root.Span)}; "
                    + "stay inside it or start with another --root.");
            }
        }
    }
}
