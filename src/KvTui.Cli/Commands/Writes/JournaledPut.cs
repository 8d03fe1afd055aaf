using KvTui.Core.Journal;

namespace KvTui.Cli.Commands.Writes;

/// <summary>
/// Puts a key that is taken down in the journal first: what is there is read, and the put is guarded by it, so that exactly what the
/// journal has is replaced. No request has the value twice; of a key that the user may not read, nothing is known that could come back.
/// </summary>
internal static class JournaledPut
{
    /// <summary>The answer to the put; and where the condition did not hold, what was found in place of it.</summary>
    /// <param name="lease">The lease given on purpose, 0 for none; null keeps the one the key has.</param>
    /// <exception cref="EtcdException">The key was not put, or whether it was is not known.</exception>
    public static async Task<(ResponseHeader Put, TxnResult? Conflict)> SendAsync(
        Session session, PutRequest request, long? lease, CancellationToken cancellationToken)
    {
        var kv = session.Client.Kv;
        while (true)
        {
            var (known, isBlind) = await ReadAsync(kv, request.Key, cancellationToken);
            if (isBlind || (request.IfRevision is { } wanted && wanted != (known?.ModRevision ?? 0)))
            {
                // Of a key that may not be read, or is not the one that was meant, there is nothing to be taken back.
                var write = new JournalWrite(request.Key, null, request.Value) { IsBlind = true };
                return isBlind
                    ? await TakenDownAsync(session, write, () => PutSteps.SendAsync(kv, request, lease, cancellationToken))
                    : await PutSteps.SendAsync(kv, request, lease, cancellationToken);
            }

            var made = new JournalWrite(request.Key, known, request.Value)
            {
                Lease = lease is { } given ? KeyLease.FromInt64(given) : known?.Lease ?? KeyLease.None,
            };
            var (put, conflict) = await TakenDownAsync(session, made, async () =>
            {
                var result = await PutSteps.GuardedAsync(kv, request, known?.ModRevision ?? 0, lease, cancellationToken);
                return (result.Header, result.Succeeded ? null : result);
            });
            if (conflict is null || request.IfRevision is not null)
            {
                return (put, conflict);
            }

            // Somebody else was faster: the put is to replace what is there now.
        }
    }

    private static async Task<(KeyValue? Known, bool IsBlind)> ReadAsync(IKvClient kv, EtcdKey key, CancellationToken cancellationToken)
    {
        try
        {
            var page = await kv.RangeAsync(KeyRange.Key(key), new(), cancellationToken);
            return (page.KeyValues is [var found, ..] ? found : null, false);
        }
        catch (EtcdException failure) when (failure.Kind == EtcdErrorKind.PermissionDenied)
        {
            return (null, true);
        }
    }

    private static Task<(ResponseHeader Put, TxnResult? Conflict)> TakenDownAsync(
        Session session, JournalWrite write, Func<Task<(ResponseHeader Put, TxnResult? Conflict)>> send)
    {
        var act = write is { Before: null, IsBlind: false } ? JournalAct.Create : JournalAct.Save;
        var action = session.Journal.Begin(act, write.Key, session.Client.ClusterId);
        return action.SendAsync(action.Begun([write]), send, static end => end.Conflict is null ? end.Put.Revision : null);
    }
}
