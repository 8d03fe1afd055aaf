using Etcdserverpb;
using Google.Protobuf;

namespace KvTui.Etcd.Kv;

/// <summary>A page of keys without values, in ascending order, kept as the bytes of the answer: enumerating it allocates nothing.</summary>
public sealed class KeyPage
{
    private const int KeysField = 2;

    private readonly ReadOnlyMemory<byte> _message;
    private readonly int _first;

    private KeyPage(ReadOnlyMemory<byte> message, bool isOfWhole)
    {
        _message = message;
        _first = message.Length;
        var reader = new WireReader(message.Span);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    Header = WireRecords.Header(reader.Bytes());
                    break;
                case KeysField:
                    var record = WireRecords.Record(reader.Bytes(), tellsLeases: false);
                    TellsLeases |= record.Lease.IsKnown;
                    _first = KeyCount++ == 0 ? reader.Start : _first;
                    FirstKey = KeyCount == 1 ? new(record.Key.ToArray()) : FirstKey;
                    break;
                case 3:
                    More = reader.Bool();
                    break;
                case 4:
                    Count = reader.Int64();
                    break;
            }
        }

        Total = isOfWhole ? Count : 0;
    }

    /// <summary>The answer's header; its revision is the member's current one even for a read at an older revision.</summary>
    public ResponseHeader Header { get; }

    public int KeyCount { get; }

    /// <summary>The number of keys in the requested range as counted by the server, whatever the limit.</summary>
    public long Count { get; }

    /// <summary>The number of keys in the whole listing; 0 unless the page was requested over the whole of it.</summary>
    public long Total { get; }

    public bool More { get; }

    /// <summary>The first key; empty if there is none.</summary>
    public EtcdKey FirstKey { get; } = EtcdKey.Empty;

    /// <summary>Whether a key without a lease is known to have none; an answer with one lease tells all of them.</summary>
    public bool TellsLeases { get; internal set; }

    /// <summary>The length of the answer in bytes.</summary>
    public int ByteCount => _message.Length;

    /// <summary>Makes a page as a server would send it, without values.</summary>
    /// <param name="keys">The keys in ascending order.</param>
    public static KeyPage Of(ResponseHeader header, IEnumerable<KeyValue> keys, bool more, long count)
    {
        var pairs = keys.ToList();
        var message = new RangeResponse
        {
            Header = new()
            { ClusterId = header.ClusterId, MemberId = header.MemberId, Revision = header.Revision, RaftTerm = header.RaftTerm },
            More = more,
            Count = count,
        };
        foreach (var pair in pairs)
        {
            message.Kvs.Add(new Mvccpb.KeyValue
            {
                Key = WireRecords.Wrap(pair.Key),
                CreateRevision = pair.CreateRevision,
                ModRevision = pair.ModRevision,
                Version = pair.Version,
                Lease = pair.Lease.Id,
            });
        }

        return new(message.ToByteArray(), isOfWhole: false) { TellsLeases = pairs.TrueForAll(static pair => pair.Lease.IsKnown) };
    }

    public Enumerator GetEnumerator() => new(_message.Span[_first..], TellsLeases);

    /// <summary>Wraps the message of an answer after checking that all of it can be read.</summary>
    /// <param name="isOfWhole">Whether the request was for all keys of the listing.</param>
    /// <exception cref="InvalidDataException">The message is not a valid answer.</exception>
    internal static KeyPage Parse(ReadOnlyMemory<byte> message, bool isOfWhole) => new(message, isOfWhole);

    public ref struct Enumerator
    {
        private readonly bool _tellsLeases;
        private WireReader _reader;

        internal Enumerator(ReadOnlySpan<byte> records, bool tellsLeases)
        {
            _reader = new(records);
            _tellsLeases = tellsLeases;
        }

        public KeyRecord Current { get; private set; }

        public bool MoveNext()
        {
            while (_reader.Next())
            {
                if (_reader.Field == KeysField)
                {
                    Current = WireRecords.Record(_reader.Bytes(), _tellsLeases);
                    return true;
                }
            }

            return false;
        }
    }
}
