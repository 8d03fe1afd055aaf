using KvTui.Core.Journal.Keeping;
using KvTui.Core.Writes.Guarded;

namespace KvTui.Core.Journal.Undoing;

/// <summary>Finds out by reading what became of batches whose process ended before it knew, and takes that down.</summary>
public sealed class BatchInquiry(GuardedWriter writer, WriteJournal journal)
{
    /// <summary>How many writes of a batch are looked at; all are one transaction, so that each tells of all.</summary>
    private const int MostAsked = 3;

    private static readonly EtcdException Lost = new(
        EtcdErrorKind.Unknown, "the process that wrote it ended before the answer", mayHaveBeenApplied: true);

    /// <summary>The action with what could be found out; nothing is asked where nothing is open.</summary>
    public async Task<JournalGroup> SettledAsync(JournalGroup group, CancellationToken cancellationToken)
    {
        if (group.State != JournalState.Open)
        {
            return group;
        }

        var batches = group.Batches.ToBuilder();
        for (var each = 0; each < batches.Count; each++)
        {
            if (batches[each].Fate == JournalFate.Begun)
            {
                batches[each] = await FoundOutAsync(group, batches[each], cancellationToken);
            }
        }

        return group with { Batches = batches.ToImmutable() };
    }

    private async Task<JournalBatch> FoundOutAsync(JournalGroup group, JournalBatch batch, CancellationToken cancellationToken)
    {
        foreach (var request in Requests(group, batch))
        {
            var (fate, revision) = await writer.FindOutAsync(request, Lost, cancellationToken) switch
            {
                WriteOutcome.Applied applied => (JournalFate.Done, applied.Revision),
                WriteOutcome.Conflict or WriteOutcome.NotApplied or WriteOutcome.Failed => (JournalFate.Refused, 0L),
                WriteOutcome.Unknown or WriteOutcome.Recounted => (JournalFate.Begun, 0L),
                var outcome => throw new ArgumentOutOfRangeException(nameof(batch), outcome.GetType().Name, "is not a known outcome"),
            };
            if (fate != JournalFate.Begun)
            {
                journal.End(group.Id, batch.Number, fate, revision);
                return batch with { Fate = fate, Revision = revision };
            }
        }

        return batch;
    }

    /// <summary>Writes of a batch as they would be sent alone; puts first, since the version that a put makes tells most.</summary>
    private static IEnumerable<WriteRequest> Requests(JournalGroup group, JournalBatch batch)
    {
        IReadOnlyList<JournalWrite> writes;
        try
        {
            writes = WriteJournal.Writes(batch);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }

        return writes.Where(static write => write.After is not null)
            .Concat(writes.Where(static write => write.After is null))
            .Where(static write => !write.IsBlind)
            .Take(MostAsked)
            .Select(write => Request(write, group.ClusterId))
            .OfType<WriteRequest>();
    }

    private static WriteRequest? Request(JournalWrite write, ulong clusterId) => (write.Before, write.After) switch
    {
        (null, { } value) => new WriteRequest.Create(write.Key, value) { ClusterId = clusterId },
        ({ } known, { } value) => new WriteRequest.Save(known, value) { ClusterId = clusterId },
        ({ } known, null) => new WriteRequest.Delete(KeyEntry.Seen(known)) { Value = known.Value, ClusterId = clusterId },
        (null, null) => null,
    };
}
