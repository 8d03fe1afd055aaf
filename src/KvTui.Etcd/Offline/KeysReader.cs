using KvTui.Etcd.Offline.Bolt;
using KvTui.Etcd.Offline.Keys;
using KvTui.Etcd.Offline.Records;

namespace KvTui.Etcd.Offline;

/// <summary>Finds the keys that existed at a revision: each key's newest record that is not newer, if that is no deletion.</summary>
internal static class KeysReader
{
    /// <summary>Walks all records once, by several threads in as many parts, if there are enough records.</summary>
    /// <exception cref="DatabaseFileException">The file is damaged, or no longer tells of this revision.</exception>
    public static StoredKeys Read(BoltTransaction transaction, long revision, int threads, CancellationToken cancellationToken)
    {
        FactsReader.RequireKept(transaction, revision);
        var last = new RecordCursor(transaction);
        var newest = last.MoveToLast() ? last.Revision.Main : 0;
        var parts = Divide(transaction, threads);
        var runs = parts is [var only]
            ? [only.Read(revision, newest, cancellationToken)]
            : ReadAll(parts, revision, newest, cancellationToken);
        return new(revision, transaction.Meta.TransactionId, KeyRuns.ToRun(runs));
    }

    /// <summary>At most so many parts of the records, newest first.</summary>
    private static List<RecordPart> Divide(BoltTransaction transaction, int count)
    {
        var parts = new List<RecordPart>();
        foreach (var start in new RecordCursor(transaction).Divide(count).Reverse())
        {
            parts.Add(new(transaction, start, parts.LastOrDefault()));
        }

        parts.Add(new(transaction, null, parts.LastOrDefault()));
        return parts;
    }

    /// <summary>Reads all parts at once; if one fails, the others are cancelled, and its failure is what is thrown.</summary>
    private static KeyRuns[] ReadAll(List<RecordPart> parts, long revision, long newest, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var readings = parts.Select(part => Task.Factory.StartNew(
            () => Read(part), ending.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        return Task.WhenAll([.. readings]).GetAwaiter().GetResult();

        KeyRuns Read(RecordPart part)
        {
            try
            {
                return part.Read(revision, newest, ending.Token);
            }
            catch
            {
                ending.Cancel();
                throw;
            }
        }
    }
}
