namespace KvTui.Etcd.Offline.Serving;

/// <summary>The changes of keys in a database file; of those within the root.</summary>
internal sealed class FileHistory(FileStore store, EtcdClientOptions options) : IKeyHistory
{
    public async Task<IReadOnlyList<StoredChange>> ChangesAsync(EtcdKey key, CancellationToken cancellationToken)
    {
        RequireWithin(key);
        try
        {
            return await store.HistoryAsync(key, cancellationToken).ConfigureAwait(false);
        }
        catch (DatabaseFileException failure)
        {
            throw FileFailure.Of(failure, options.Endpoints[0]);
        }
    }

    public async Task<KeyValue?> ValueAsync(EtcdKey key, long modRevision, CancellationToken cancellationToken)
    {
        RequireWithin(key);
        try
        {
            return await store.ValueAsync(key, modRevision, cancellationToken).ConfigureAwait(false);
        }
        catch (DatabaseFileException failure)
        {
            throw FileFailure.Of(failure, options.Endpoints[0]);
        }
    }

    private void RequireWithin(EtcdKey key)
    {
        if (!key.StartsWith(options.Root))
        {
            throw new EtcdException(
                EtcdErrorKind.OutsideRoot,
                $"The history of a key outside the root {CallSummary.Quote(options.Root.Span)} was not read; "
                + "stay inside it or start with another --root.");
        }
    }
}
