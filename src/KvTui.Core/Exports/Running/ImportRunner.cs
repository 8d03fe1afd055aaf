using KvTui.Core.Journal;
using KvTui.Core.Journal.Keeping;
using KvTui.Etcd;
using KvTui.Etcd.Kv;

namespace KvTui.Core.Exports.Running;

/// <summary>
/// Puts the records of an export, as many at once as one transaction takes. Each put is guarded by what was found: nothing is replaced that
/// was not seen. What is there already is left as it is, so an import that was broken off goes on where it was if it is run again. The
/// journal has it as one action.
/// </summary>
public sealed class ImportRunner(IEtcdClient client, WriteJournal journal, ImportOptions options)
{
    /// <summary>The most bytes of new keys and values in a transaction: what they replace is to fit in with them.</summary>
    private const int MostBytes = 512 * 1024;

    /// <summary>How many of the keys are named that were left as they are.</summary>
    private const int MostNamed = 20;

    private readonly ImportLeases _leases = new(client, options.ClusterId);
    private readonly HashSet<long> _own = [];
    private readonly List<(EtcdKey Key, ImportFate Fate, long Revision)> _left = [];
    private ExportRecord? _next;
    private JournalAction? _action;
    private bool _expectsKeys = true;

    /// <summary>What has become of the records so far.</summary>
    public ImportTally Tally { get; private set; } = ImportTally.None;

    /// <summary>The first keys that were left as they are though they differ, each with the revision that it has.</summary>
    public IReadOnlyList<(EtcdKey Key, ImportFate Fate, long Revision)> Left => _left;

    /// <summary>The revision that the cluster had when the import began; 0 before the first record.</summary>
    public long Since { get; private set; } = options.Since;

    /// <summary>How many records are in the transaction that was sent last.</summary>
    public int InFlight { get; private set; }

    /// <summary>Puts all records; leases that were granted for nothing are revoked at last.</summary>
    /// <param name="next">The next record; null at the end.</param>
    /// <param name="progress">Called after each transaction.</param>
    /// <exception cref="EtcdException">The cluster refuses, or whether a transaction was applied is not known.</exception>
    /// <exception cref="ExportException">The input is not a valid export.</exception>
    public async Task RunAsync(Func<ExportRecord?> next, Action<ImportTally> progress, CancellationToken cancellationToken)
    {
        try
        {
            while (Gather(next) is { Count: > 0 } chunk)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Since = Since > 0 ? Since : await RevisionAsync(chunk[0].Key, cancellationToken);
                await StoreAsync(chunk, cancellationToken);
                progress(Tally);
            }
        }
        finally
        {
            await _leases.RevokeUnusedAsync();
        }
    }

    /// <summary>The records of the next transaction, none twice; none at the end.</summary>
    private List<ExportRecord> Gather(Func<ExportRecord?> next)
    {
        var (chunk, keys, bytes) = (new List<ExportRecord>(), new HashSet<EtcdKey>(), 0);
        for (_next ??= next(); _next is { } record; _next = next())
        {
            if (record.HasEnded)
            {
                Tally = Tally.With(ImportFate.Ended);
                continue;
            }

            if (chunk.Count == JournalTxn.MostKeys || (chunk.Count > 0 && bytes + record.Length > MostBytes) || !keys.Add(record.Key))
            {
                break;
            }

            chunk.Add(record);
            bytes += record.Length;
        }

        return chunk;
    }

    private async Task<long> RevisionAsync(EtcdKey key, CancellationToken cancellationToken) =>
        (await client.Kv.RangeAsync(KeyRange.Key(key), new() { KeysOnly = true }, cancellationToken)).Header.Revision;

    private async Task StoreAsync(List<ExportRecord> records, CancellationToken cancellationToken)
    {
        try
        {
            // Where nothing was there, mostly nothing is, and one transaction is enough; a lease may be there since an import before.
            var found = options.IsDry || _expectsKeys || records.Exists(_leases.IsUnknown)
                ? await ReadAsync(records, cancellationToken)
                : new KeyValue?[records.Count];
            while (Fits(records, found))
            {
                _expectsKeys = Array.Exists(found, static pair => pair is not null);
                if (await TryAsync(records, found, cancellationToken) is not { } changed)
                {
                    return;
                }

                found = changed;
            }
        }
        catch (EtcdException failure)
            when (failure is { Kind: EtcdErrorKind.TooLarge, MayHaveBeenApplied: false } && records.Count > 1)
        {
            // They are put in two transactions.
        }

        var half = records.Count / 2;
        await StoreAsync(records[..half], cancellationToken);
        await StoreAsync(records[half..], cancellationToken);
    }

    /// <summary>Whether old and new values together can go back in one request.</summary>
    private bool Fits(List<ExportRecord> records, KeyValue?[] found) => options.IsDry || records.Count == 1
        || records.Sum(static record => (long)record.Length) + found.Sum(static pair => pair?.Value.Length ?? 0L) <= JournalTxn.MostBytes;

    /// <summary>Puts what is to be put if the keys are as they were found; else gives what they are now.</summary>
    private async Task<KeyValue?[]?> TryAsync(List<ExportRecord> records, KeyValue?[] found, CancellationToken cancellationToken)
    {
        var fates = new ImportFate[records.Count];
        for (var each = 0; each < fates.Length; each++)
        {
            fates[each] = await FateAsync(records[each], found[each], cancellationToken);
        }

        if (!options.IsDry && await WritesAsync(records, found, fates, cancellationToken) is { Count: > 0 } writes)
        {
            InFlight = writes.Count;

            // From here on the put may be applied, whatever is heard of it, and its lease must not be revoked.
            records.ForEach(_leases.Use);
            _action ??= journal.Begin(JournalAct.Import, writes[0].Key, options.ClusterId);
            var txn = Make(writes, records);
            var result = await _action.SendAsync(_action.Begun(writes), () => client.Kv.TxnAsync(txn, cancellationToken));
            if (!result.Succeeded)
            {
                return Found(result);
            }

            _own.Add(result.Header.Revision);
        }

        Count(records, found, fates);
        return null;
    }

    /// <summary>What is to be put, with the leases that the keys get.</summary>
    private async Task<List<JournalWrite>> WritesAsync(
        List<ExportRecord> records, KeyValue?[] found, ImportFate[] fates, CancellationToken cancellationToken)
    {
        var writes = new List<JournalWrite>();
        for (var each = 0; each < fates.Length; each++)
        {
            if (fates[each] is ImportFate.Create or ImportFate.Change)
            {
                var (record, lease) = (records[each], await _leases.OfAsync(records[each], cancellationToken));
                writes.Add(new(record.Key, found[each], record.Value) { Lease = KeyLease.FromInt64(lease) });
            }
        }

        return writes;
    }

    /// <summary>The transaction that puts what is to be put if it is as it was found, and else reads all of the records' keys.</summary>
    private Txn Make(List<JournalWrite> writes, List<ExportRecord> records) => new(
        [.. writes.Select(static write => new Compare.ModRevisionEquals(write.Key, write.Before?.ModRevision ?? 0))],
        [.. writes.Select(static write => new TxnOperation.Put(write.Key, write.After!.Value, new() { Lease = write.Lease.Id }))],
        Reads(records))
    {
        ClusterId = options.ClusterId,
    };

    private void Count(List<ExportRecord> records, KeyValue?[] found, ImportFate[] fates)
    {
        for (var each = 0; each < fates.Length; each++)
        {
            Tally = Tally.With(fates[each]);
            if (fates[each] is ImportFate.Keep or ImportFate.Meanwhile && _left.Count < MostNamed)
            {
                _left.Add((records[each].Key, fates[each], found[each]!.ModRevision));
            }
        }
    }

    private async ValueTask<ImportFate> FateAsync(ExportRecord record, KeyValue? found, CancellationToken cancellationToken)
    {
        if (found is null)
        {
            return ImportFate.Create;
        }

        if (record.Value.Span.SequenceEqual(found.Value.Span) && await _leases.FitsAsync(record, found, cancellationToken))
        {
            return ImportFate.Same;
        }

        // A key that is in the export twice is kept as it is there first.
        return options.IsDry ? ImportFate.Change
            : _own.Contains(found.ModRevision) ? ImportFate.Keep
            : found.ModRevision > Since ? ImportFate.Meanwhile
            : options.Overwrites ? ImportFate.Change
            : ImportFate.Keep;
    }

    private async Task<KeyValue?[]> ReadAsync(List<ExportRecord> records, CancellationToken cancellationToken) =>
        Found(await client.Kv.TxnAsync(new([], Reads(records), []), cancellationToken));

    private static TxnOperation[] Reads(List<ExportRecord> records) =>
        [.. records.Select(static record => new TxnOperation.Range(KeyRange.Key(record.Key), RangeOptions.Default))];

    private static KeyValue?[] Found(TxnResult result) =>
        [.. result.Responses.Select(static answer => answer is TxnResponse.Range { Page.KeyValues: [var first, ..] } ? first : null)];
}
