using Google.Protobuf;

namespace KvTui.Etcd.Transport.Messages;

/// <summary>Reads headers, keys and records, which several services' messages contain (etcd: rpc.proto, kv.proto).</summary>
internal static class WireRecords
{
    /// <summary>A key for a generated message, wrapped without copying.</summary>
    public static ByteString Wrap(EtcdKey key) => UnsafeByteOperations.UnsafeWrap(key.Memory);

    /// <summary>The cluster id in the header that begins an answer; 0 if there is none.</summary>
    public static ulong ClusterId(ReadOnlySpan<byte> message)
    {
        var reader = new WireReader(message);
        return reader.Next() && reader.Field == 1 ? Header(reader.Bytes()).ClusterId : 0;
    }

    /// <summary>The header of an answer, always field 1; the rest is ignored.</summary>
    public static ResponseHeader HeaderOnly(ReadOnlyMemory<byte> message)
    {
        var header = default(ResponseHeader);
        var reader = new WireReader(message.Span);
        while (reader.Next())
        {
            header = reader.Field == 1 ? Header(reader.Bytes()) : header;
        }

        return header;
    }

    /// <summary>The header of a generated message; all zero where there is none, as in several answers of some etcd versions.</summary>
    public static ResponseHeader Header(Etcdserverpb.ResponseHeader? header)
        => header is null ? default : new(header.ClusterId, header.MemberId, header.Revision, header.RaftTerm);

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
            }
        }

        return new(cluster, member, revision, term);
    }

    /// <param name="message">The message that contains the record; the value remains a part of it.</param>
    public static KeyValue KeyValue(ReadOnlySpan<byte> record, ReadOnlyMemory<byte> message)
    {
        var item = Record(record, tellsLeases: true, out var value);
        return new(new(item.Key.ToArray()), Part(message, value), item.CreateRevision, item.ModRevision, item.Version, item.Lease);
    }

    /// <summary>A key of a keys-only answer, read in place.</summary>
    /// <param name="tellsLeases">Whether a key without a lease is known to have none.</param>
    public static KeyRecord Record(ReadOnlySpan<byte> message, bool tellsLeases) => Record(message, tellsLeases, out _);

    /// <summary>A key with its value, both read in place.</summary>
    /// <param name="tellsLeases">Whether a key without a lease is known to have none.</param>
    public static KeyRecord Record(ReadOnlySpan<byte> message, bool tellsLeases, out ReadOnlySpan<byte> value)
    {
        var (created, modified, version, lease) = (0L, 0L, 0L, 0L);
        var key = default(ReadOnlySpan<byte>);
        value = default;
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
                case 5:
                    value = reader.Bytes();
                    break;
                case 6:
                    lease = reader.Int64();
                    break;
            }
        }

        return new(key, created, modified, version, tellsLeases || lease != 0 ? lease : KeyLease.Unknown);
    }

    /// <summary>A part of a message, found in its memory without copying.</summary>
    public static ReadOnlyMemory<byte> Part(ReadOnlyMemory<byte> message, ReadOnlySpan<byte> part)
        => message.Span.Overlaps(part, out var offset) ? message.Slice(offset, part.Length) : default;
}
