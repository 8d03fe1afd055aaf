namespace KvTui.Etcd.Calls.Load;

/// <summary>The counts of keys and events in an answer, taken from its bytes (etcd: rpc.proto).</summary>
/// <param name="Walked">Keys in the widest range of the answer, all of which the server walks up to 3.6, whatever the limit.</param>
/// <param name="Revision">The store's revision in the answer's header; 0 unless a range or transaction is answered.</param>
internal readonly record struct ReadCounts(long Keys, long Walked, long Events, long Revision = 0)
{
    private const int Header = 1;
    private const int KeyValues = 2;
    private const int Count = 4;
    private const int Responses = 3;
    private const int RangeOfOperation = 1;
    private const int EventsOfWatch = 11;

    /// <exception cref="InvalidDataException">The message is damaged.</exception>
    public static ReadCounts Of(RpcMethod method, ReadOnlySpan<byte> message) => method == RpcMethod.Range ? Range(message)
        : method == RpcMethod.Txn ? Txn(message)
        : method == RpcMethod.Watch ? new(0, 0, EventsOf(message))
        : default;

    public static ReadCounts operator +(ReadCounts one, ReadCounts other)
        => new(
            one.Keys + other.Keys, Math.Max(one.Walked, other.Walked), one.Events + other.Events, Math.Max(one.Revision, other.Revision));

    private static ReadCounts Range(ReadOnlySpan<byte> message)
    {
        var (keys, walked, revision) = (0L, 0L, 0L);
        var reader = new WireReader(message);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case Header:
                    revision = WireRecords.Header(reader.Bytes()).Revision;
                    break;
                case Count:
                    walked = reader.Int64();
                    break;
                case KeyValues:
                    keys++;
                    break;
            }
        }

        return new(keys, Math.Max(walked, keys), 0, revision);
    }

    private static ReadCounts Txn(ReadOnlySpan<byte> message)
    {
        var sum = default(ReadCounts);
        var reader = new WireReader(message);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case Header:
                    sum += new ReadCounts(0, 0, 0, WireRecords.Header(reader.Bytes()).Revision);
                    break;
                case Responses:
                    sum += Operation(reader.Bytes());
                    break;
            }
        }

        return sum;
    }

    private static ReadCounts Operation(ReadOnlySpan<byte> message)
    {
        var sum = default(ReadCounts);
        var reader = new WireReader(message);
        while (reader.Next())
        {
            sum += reader.Field == RangeOfOperation ? Range(reader.Bytes()) : default;
        }

        return sum;
    }

    private static long EventsOf(ReadOnlySpan<byte> message)
    {
        var count = 0L;
        var reader = new WireReader(message);
        while (reader.Next())
        {
            count += reader.Field == EventsOfWatch ? 1 : 0;
        }

        return count;
    }
}
