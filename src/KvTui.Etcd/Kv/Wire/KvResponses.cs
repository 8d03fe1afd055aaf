using Etcdserverpb;

namespace KvTui.Etcd.Kv.Wire;

/// <summary>Reads the answers of the KV service straight into records (etcd: rpc.proto, kv.proto).</summary>
internal static class KvResponses
{
    /// <summary>Reads a page, whose values are parts of the message.</summary>
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
                    header = WireRecords.Header(reader.Bytes());
                    break;
                case 2:
                    keyValues.Add(WireRecords.KeyValue(reader.Bytes(), message));
                    break;
                case 3:
                    more = reader.Bool();
                    break;
                case 4:
                    count = reader.Int64();
                    break;
            }
        }

        return new(header, keyValues, more, count);
    }

    public static DeleteResult Delete(ReadOnlyMemory<byte> message) => Delete(message.Span);

    private static DeleteResult Delete(ReadOnlySpan<byte> part)
    {
        var response = DeleteRangeResponse.Parser.ParseFrom(part);
        return new(WireRecords.Header(response.Header), response.Deleted);
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
                    header = WireRecords.Header(reader.Bytes());
                    break;
                case 2:
                    succeeded = reader.Bool();
                    break;
                case 3:
                    responses.Add(Operation(reader.Bytes(), message));
                    break;
            }
        }

        return new(header, succeeded, responses);
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
            }
        }

        throw new InvalidDataException("An operation of a transaction has no answer.");
    }
}
