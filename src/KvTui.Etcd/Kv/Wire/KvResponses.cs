using KvTui.Etcd.Leases;
using KvTui.Etcd.Transport.Messages;

namespace KvTui.Etcd.Kv.Wire;

/// <summary>Reads the answers of the KV service straight into records (etcd: rpc.proto, kv.proto).</summary>
internal static class KvResponses
{
    /// <summary>The values are parts of the message.</summary>
    public static RangePage Range(ReadOnlyMemory<byte> message) => Range(message.Span, message);

    private static RangePage Range(ReadOnlySpan<byte> part, ReadOnlyMemory<byte> message)
    {
        var (header, keyValues, more, count) = (default(ResponseHeader), new List<KeyValue>(), false, 0L);
        var reader = new WireReader(part);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    header = Header(reader.Bytes());
                    break;
                case 2:
                    keyValues.Add(KeyValue(reader.Bytes(), message));
                    break;
                case 3:
                    more = reader.Bool();
                    break;
                case 4:
                    count = reader.Int64();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new(header, keyValues, more, count);
    }

    /// <summary>An answer of which only the header matters, always field 1.</summary>
    public static ResponseHeader HeaderOnly(ReadOnlyMemory<byte> message)
    {
        var header = default(ResponseHeader);
        var reader = new WireReader(message.Span);
        while (reader.Next())
        {
            if (reader.Field == 1)
            {
                header = Header(reader.Bytes());
            }
            else
            {
                reader.Skip();
            }
        }

        return header;
    }

    public static DeleteResult Delete(ReadOnlyMemory<byte> message) => Delete(message.Span);

    private static DeleteResult Delete(ReadOnlySpan<byte> part)
    {
        var (header, deleted) = (default(ResponseHeader), 0L);
        var reader = new WireReader(part);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    header = Header(reader.Bytes());
                    break;
                case 2:
                    deleted = reader.Int64();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new(header, deleted);
    }

    public static TxnResult Txn(ReadOnlyMemory<byte> message)
    {
        var (header, succeeded, responses) = (default(ResponseHeader), false, new List<TxnResponse>());
        var reader = new WireReader(message.Span);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    header = Header(reader.Bytes());
                    break;
                case 2:
                    succeeded = reader.Bool();
                    break;
                case 3:
                    responses.Add(Operation(reader.Bytes(), message));
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new(header, succeeded, responses);
    }

    public static ResponseHeader Header(ReadOnlySpan<byte> message)
    {
        var (cluster, member, revision, term) = (0UL, 0UL, 0L, 0UL);
        var reader = new WireReader(message);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    cluster = reader.UInt64();
                    break;
                case 2:
                    member = reader.UInt64();
                    break;
                case 3:
                    revision = reader.Int64();
                    break;
                case 4:
                    term = reader.UInt64();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new(cluster, member, revision, term);
    }

    /// <param name="message">What the record is a part of; its value stays one.</param>
    public static KeyValue KeyValue(ReadOnlySpan<byte> record, ReadOnlyMemory<byte> message)
    {
        var (created, modified, version, lease) = (0L, 0L, 0L, 0L);
        var key = EtcdKey.Empty;
        var value = ReadOnlyMemory<byte>.Empty;
        var reader = new WireReader(record);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    key = new(reader.Bytes().ToArray());
                    break;
                case 2:
                    created = reader.Int64();
                    break;
                case 3:
                    modified = reader.Int64();
                    break;
                case 4:
                    version = reader.Int64();
                    break;
                case 5:
                    value = Part(message, reader.Bytes());
                    break;
                case 6:
                    lease = reader.Int64();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new(key, value, created, modified, version, lease);
    }

    /// <summary>A key of a keys-only answer, in place.</summary>
    /// <param name="tellsLeases">Whether a key without a lease is known to have none.</param>
    public static KeyRecord Record(ReadOnlySpan<byte> message, bool tellsLeases)
    {
        var (created, modified, version, lease) = (0L, 0L, 0L, 0L);
        var key = default(ReadOnlySpan<byte>);
        var reader = new WireReader(message);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    key = reader.Bytes();
                    break;
                case 2:
                    created = reader.Int64();
                    break;
                case 3:
                    modified = reader.Int64();
                    break;
                case 4:
                    version = reader.Int64();
                    break;
                case 6:
                    lease = reader.Int64();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new(key, created, modified, version, tellsLeases || lease != 0 ? lease : KeyLease.Unknown);
    }

    private static TxnResponse Operation(ReadOnlySpan<byte> part, ReadOnlyMemory<byte> message)
    {
        var reader = new WireReader(part);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    return new TxnResponse.Range(Range(reader.Bytes(), message));
                case 2:
                    return new TxnResponse.Put();
                case 3:
                    return new TxnResponse.Delete(Delete(reader.Bytes()).Deleted);
                default:
                    reader.Skip();
                    break;
            }
        }

        throw new InvalidDataException("An operation of a transaction has no answer.");
    }

    private static ReadOnlyMemory<byte> Part(ReadOnlyMemory<byte> message, ReadOnlySpan<byte> part)
        => message.Span.Overlaps(part, out var offset) ? message.Slice(offset, part.Length) : default;
}
