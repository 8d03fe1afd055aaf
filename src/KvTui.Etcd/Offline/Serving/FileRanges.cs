using Etcdserverpb;

namespace KvTui.Etcd.Offline.Serving;

/// <summary>Answers ranges out of a file, as the bytes that etcd would send.</summary>
internal sealed class FileRanges(FileStore store, EtcdEndpoint endpoint)
{
    /// <summary>How many bytes of values are read at once on the way to an answer.</summary>
    private const long PartBytes = 4 * 1024 * 1024;

    /// <summary>What an answer is expected to take for a key, unless that is many.</summary>
    private const int ExpectedKeyBytes = 64;
    private const int FewBytes = 1024 * 1024;

    /// <param name="most">The most bytes of the answer.</param>
    /// <exception cref="EtcdException">The answer is larger, or asks for what a file does not sort or filter by.</exception>
    /// <exception cref="DatabaseFileException">The file has not the revision, is damaged, busy or compacted meanwhile.</exception>
    public async Task<ReadOnlyMemory<byte>> AnswerAsync(RangeRequest request, int most, CancellationToken cancellationToken)
    {
        RequirePlain(request);
        var keys = new KeyRange(new(request.Key.ToByteArray()), new(request.RangeEnd.ToByteArray()));
        if (keys.IsSingleKey && request.Revision != 0 && request.Revision != store.File.Facts.Revision)
        {
            return await PastAsync(keys.Start, request, most, cancellationToken).ConfigureAwait(false);
        }

        var stored = await store.KeysAsync(request.Revision, cancellationToken).ConfigureAwait(false);
        var (start, end) = stored.Find(keys);
        var wanted = request.CountOnly ? 0 : request.Limit > 0 ? (int)Math.Min(request.Limit, end - start) : end - start;
        var writer = new RangeWriter((int)Math.Min((1L + wanted) * ExpectedKeyBytes, FewBytes));
        writer.Header(store.Header);
        if (request.KeysOnly)
        {
            AddKeys(writer, stored, (start, start + wanted), most);
        }
        else
        {
            AddValues(writer, stored, (start, start + wanted), most, cancellationToken);
        }

        return Ended(writer, !request.CountOnly && wanted < end - start, end - start);
    }

    /// <summary>Answers a transaction of ranges without a condition.</summary>
    /// <exception cref="EtcdException">An answer is larger, or asks for what a file does not sort or filter by.</exception>
    /// <exception cref="DatabaseFileException">The file has not the revision, is damaged, busy or compacted meanwhile.</exception>
    public async Task<ReadOnlyMemory<byte>> AnswerAsync(TxnRequest request, int most, CancellationToken cancellationToken)
    {
        var writer = new RangeWriter();
        writer.Header(store.Header);
        writer.Number(2, 1);
        foreach (var operation in request.Success)
        {
            var part = new RangeWriter();
            part.Bytes(1, (await AnswerAsync(operation.RequestRange, most - writer.Length, cancellationToken).ConfigureAwait(false)).Span);
            writer.Bytes(3, part.Written.Span);
        }

        return writer.Written;
    }

    /// <summary>
    /// One key as of an older revision, by its history: whoever goes back through a key's revisions so needs one walk for all of them.
    /// </summary>
    private async Task<ReadOnlyMemory<byte>> PastAsync(EtcdKey key, RangeRequest request, int most, CancellationToken cancellationToken)
    {
        store.File.RequireKept(request.Revision);
        var changes = await store.HistoryAsync(key, cancellationToken).ConfigureAwait(false);
        var last = changes.LastOrDefault(change => change.Revision <= request.Revision);
        var exists = last is { IsDeletion: false };
        var writer = new RangeWriter();
        writer.Header(store.Header);
        if (exists && !request.CountOnly)
        {
            if (request.KeysOnly)
            {
                writer.Record(new(key.Span, last!.CreateRevision, last.Revision, last.Version, last.Lease), default);
            }
            else
            {
                Add(writer, store.File.Read(key, last!.Revision, cancellationToken) ?? throw Gone(last!.Revision));
            }

            RequireFits(writer, most);
        }

        return Ended(writer, more: false, exists ? 1 : 0);
    }

    private void AddKeys(RangeWriter writer, StoredKeys stored, (int Start, int End) range, int most)
    {
        var keys = stored.Walk(range.Start, range.End);
        while (keys.MoveNext())
        {
            var record = keys.Record;
            writer.Record(new(keys.Key, record.CreateRevision, record.Main, record.Version, record.Lease), default);
            RequireFits(writer, most);
        }
    }

    private void AddValues(
        RangeWriter writer, StoredKeys stored, (int Start, int End) range, int most, CancellationToken cancellationToken)
    {
        for (var start = range.Start; start < range.End;)
        {
            var part = store.File.Read(stored, (start, range.End), PartBytes, cancellationToken);
            foreach (var pair in part)
            {
                Add(writer, pair);
            }

            RequireFits(writer, most);
            start += part.Count;
        }
    }

    private static void Add(RangeWriter writer, KeyValue pair) => writer.Record(
        new(pair.Key.Span, pair.CreateRevision, pair.ModRevision, pair.Version, pair.Lease), pair.Value.Span);

    private static ReadOnlyMemory<byte> Ended(RangeWriter writer, bool more, long count)
    {
        writer.Number(3, more ? 1UL : 0);
        writer.Number(4, (ulong)count);
        return writer.Written;
    }

    private void RequirePlain(RangeRequest request)
    {
        if (request.SortOrder != RangeRequest.Types.SortOrder.None || request.MinModRevision != 0 || request.MaxModRevision != 0
            || request.MinCreateRevision != 0 || request.MaxCreateRevision != 0)
        {
            throw new EtcdException(
                EtcdErrorKind.Unimplemented,
                $"{endpoint} is a file, whose keys come in their order, and all of them; leave out what sorts or filters.", endpoint);
        }
    }

    private void RequireFits(RangeWriter writer, int most)
    {
        if (writer.Length > most)
        {
            throw new EtcdException(
                EtcdErrorKind.TooLarge,
                $"{endpoint}: the answer is larger than {most} bytes; ask for fewer keys, or raise --max-recv-bytes.", endpoint);
        }
    }

    private DatabaseFileException Gone(long revision) => new(
        DatabaseFailure.Compacted, $"{endpoint} no longer has the record of revision {revision}: etcd has compacted it meanwhile.");
}
