using KvTui.Core;
using KvTui.Core.Journal;
using KvTui.Core.Writes.Guarded;

namespace KvTui.Cli.Commands.Writes;

/// <summary>Deletes keys that are taken down in the journal first, so that they can be brought back.</summary>
internal static class JournaledDelete
{
    /// <summary>Deletes the keys of a range; what had changed meanwhile is still there, and said.</summary>
    /// <param name="first">The key, the prefix, or the first key of the range.</param>
    /// <returns>What was deleted, and how many keys had changed.</returns>
    /// <exception cref="EtcdException">They were not deleted, or whether they were is not known.</exception>
    public static async Task<(DeleteResult Result, long Changed)> RunAsync(
        Session session, KeyRange keys, EtcdKey first, CancellationToken cancellationToken)
    {
        var deleted = 0L;
        try
        {
            if (keys.IsSingleKey)
            {
                return (await OneAsync(session, first, cancellationToken), 0);
            }

            using var line = new ProgressLine(session.Clock);
            var deletion = new RangeDeletion(session.Client, session.Journal);
            var done = await deletion.RunAsync(
                keys,
                first,
                count =>
                {
                    deleted = count;
                    line.Show($"{Quantities.Count(count)} deleted");
                },
                cancellationToken);
            line.Clear();
            Tell(done);
            return (new(done.Header, done.Deleted), done.ChangedCount);
        }
        catch (EtcdException) when (deleted > 0)
        {
            StandardStreams.Say($"Deleted before it failed: {Quantities.Keys(deleted)}; 'kvtui undo' brings back what was deleted.");
            throw;
        }
        catch (EtcdException failure) when (failure is { Kind: EtcdErrorKind.PermissionDenied, MayHaveBeenApplied: false })
        {
            // What may not be read may be deleted all the same, and cannot be brought back.
            return (await BlindlyAsync(session, keys, first, cancellationToken), 0);
        }
    }

    private static async Task<DeleteResult> OneAsync(Session session, EtcdKey key, CancellationToken cancellationToken)
    {
        while (true)
        {
            var page = await session.Client.Kv.RangeAsync(KeyRange.Key(key), new(), cancellationToken);
            if (page.KeyValues is not [var known, ..])
            {
                return new(page.Header, 0);
            }

            var write = JournalWrite.Deletion(known);
            var result = await TakenDownAsync(session, JournalAct.Delete, write, async () =>
            {
                var answer = await session.Client.Kv.TxnAsync(JournalTxn.Of([write], session.Client.ClusterId), cancellationToken);
                return new(answer.Header, answer.Succeeded ? 1 : 0);
            });
            if (result.Deleted > 0)
            {
                return result;
            }

            // Somebody else has changed it just now: what is there by now is to be deleted.
        }
    }

    private static Task<DeleteResult> BlindlyAsync(Session session, KeyRange keys, EtcdKey first, CancellationToken cancellationToken) =>
        TakenDownAsync(
            session,
            keys.IsSingleKey ? JournalAct.Delete : JournalAct.DeletePrefix,
            new JournalWrite(first, null, null) { IsBlind = true },
            () => session.Client.Kv.DeleteAsync(keys, 0, cancellationToken));

    private static Task<DeleteResult> TakenDownAsync(
        Session session, JournalAct act, JournalWrite write, Func<Task<DeleteResult>> send)
    {
        var action = session.Journal.Begin(act, write.Key, session.Client.ClusterId);
        return action.SendAsync(action.Begun([write]), send, static end => end.Deleted > 0 ? end.Header.Revision : null);
    }

    private static void Tell(RangeDeleted done)
    {
        if (done.ChangedCount == 0)
        {
            return;
        }

        var text = new StringBuilder(done.ChangedCount == 1
            ? "1 key was changed meanwhile and is still there:"
            : $"{Quantities.Count(done.ChangedCount)} keys were changed meanwhile and are still there:");
        foreach (var key in done.Changed)
        {
            text.Append('\n').Append(Printable.Escaped(key.Span));
        }

        StandardStreams.Say(text.ToString());
    }
}
