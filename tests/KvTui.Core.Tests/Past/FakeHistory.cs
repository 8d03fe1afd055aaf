using KvTui.Core.Tests.Fakes;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Etcd.Watch;

namespace KvTui.Core.Tests.Past;

/// <summary>A store that knows every change of its keys, from the oldest revision that is kept.</summary>
internal sealed class FakeHistory
{
    private readonly List<(long Revision, EtcdKey Key, string? Value)> _changes = [];
    private long _oldest = 1;

    public FakeHistory()
    {
        Client.FakeKv.OnRead = (keys, options) => Task.FromResult(Read(keys, options.Revision, options.KeysOnly));
        Client.FakeKv.OnTxn = (txn, _) => Task.FromResult(Run(txn));
        Client.FakeKv.OnPages = (keys, options, _) => new[] { Read(keys, options.Revision, false) }.ToAsyncEnumerable();
        Client.FakeKv.OnKeyPages = (keys, options) =>
        {
            var page = Read(keys, options.Revision, true);
            return [KeyPage.Of(page.Header, page.KeyValues, more: false, page.Count)];
        };
    }

    public FakeEtcdClient Client { get; } = new();

    public long Latest { get; private set; } = 1;

    /// <summary>Puts a key, and returns the revision.</summary>
    public long Put(string key, string value) => Change(key, value);

    /// <summary>Puts another key so often.</summary>
    public void PutOthers(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Change("other", "o");
        }
    }

    /// <summary>Deletes a key, and returns the revision.</summary>
    public long Delete(string key) => Change(key, null);

    public void Compact(long revision)
    {
        _oldest = revision;
        for (var asked = 0; asked < 10; asked++)
        {
            Client.FakeWatch.Report(new WatchUpdate.Compacted(revision));
        }
    }

    /// <summary>The key as it is now; null if it does not exist.</summary>
    public KeyValue? Now(string key) => Read(KeyRange.Key(EtcdKey.FromText(key)), 0, false).KeyValues is [var found, ..] ? found : null;

    private long Change(string key, string? value)
    {
        _changes.Add((++Latest, EtcdKey.FromText(key), value));
        return Latest;
    }

    private RangePage Read(KeyRange keys, long revision, bool keysOnly)
    {
        if (revision != 0 && (revision < _oldest || revision > Latest))
        {
            var kind = revision < _oldest ? EtcdErrorKind.Compacted : EtcdErrorKind.FutureRevision;
            throw new EtcdException(kind, "that revision cannot be read");
        }

        var found = new SortedDictionary<EtcdKey, KeyValue>();
        foreach (var (changed, key, value) in _changes)
        {
            if (!keys.Contains(key) || (revision != 0 && changed > revision))
            {
                continue;
            }

            if (value is null)
            {
                found.Remove(key);
                continue;
            }

            var before = found.GetValueOrDefault(key);
            var bytes = keysOnly ? default : EtcdKey.FromText(value).Memory;
            found[key] = new(key, bytes, before?.CreateRevision ?? changed, changed, (before?.Version ?? 0) + 1, 0);
        }

        return new(new(1, 1, Latest, 7), [.. found.Values], false, found.Count);
    }

    private TxnResult Run(Txn txn)
    {
        var (succeeds, at) = (txn.Compare.All(Holds), Latest + 1);
        var responses = new List<TxnResponse>();
        foreach (var operation in succeeds ? txn.Success : txn.Failure)
        {
            switch (operation)
            {
                case TxnOperation.Range range:
                    responses.Add(new TxnResponse.Range(Read(range.Keys, range.Options.Revision, range.Options.KeysOnly)));
                    break;
                case TxnOperation.Put put:
                    _changes.Add((at, put.Key, new EtcdKey(put.Value.ToArray()).ToString()));
                    Latest = at;
                    responses.Add(new TxnResponse.Put());
                    break;
                case TxnOperation.Delete delete:
                    _changes.Add((at, delete.Keys.Start, null));
                    Latest = at;
                    responses.Add(new TxnResponse.Delete(1));
                    break;
                default:
                    throw new InvalidOperationException($"{operation} is not expected");
            }
        }

        return new(new(1, 1, Latest, 7), succeeds, responses);
    }

    private bool Holds(Compare compare)
    {
        var found = Read(KeyRange.Key(compare.Key), 0, false).KeyValues is [var first, ..] ? first : null;
        return compare switch
        {
            Compare.VersionEquals(_, var version) => (found?.Version ?? 0) == version,
            Compare.ModRevisionEquals(_, var revision) => (found?.ModRevision ?? 0) == revision,
            Compare.CreateRevisionEquals(_, var revision) => (found?.CreateRevision ?? 0) == revision,
            Compare.ValueEquals(_, var value) => found is not null && found.Value.Span.SequenceEqual(value.Span),
            _ => throw new InvalidOperationException($"{compare} is not expected"),
        };
    }
}
