using KvTui.Etcd.Transport;
using KvTui.Etcd.Transport.Framing;

namespace KvTui.Etcd.Load;

/// <summary>How much an answer tells of keys, counted from its bytes whatever is made of them (etcd: rpc.proto).</summary>
/// <param name="Keys">Keys in the answer.</param>
/// <param name="Walked">Keys of the widest range in it, which up to 3.6 the server walks whatever the limit.</param>
/// <param name="Events">Changes of keys.</param>
internal readonly record struct ReadCounts(long Keys, long Walked, long Events)
{
    private const int KeyValues = 2;
    private const int Count = 4;
    private const int Responses = 3;
    private const int RangeOfOperation = 1;
    private const int EventsOfWatch = 11;

    /// <exception cref="InvalidDataException">The message is damaged.</exception>
    public static ReadCounts Of(RpcMethod method, ReadOnlySpan<byte> message)
    {
        if (method == RpcMethod.Range)
        {
            return Range(message);
        }

        return method == RpcMethod.Txn ? Txn(message) : method == RpcMethod.Watch ? new(0, 0, Fields(message, EventsOfWatch)) : default;
    }

    public static ReadCounts operator +(ReadCounts one, ReadCounts other)
        => new(one.Keys + other.Keys, Math.Max(one.Walked, other.Walked), one.Events + other.Events);

    private static ReadCounts Range(ReadOnlySpan<byte> message)
    {
        var (keys, walked) = (0L, 0L);
        var reader = new WireReader(message);
        while (reader.Next())
        {
            if (reader.Field == Count)
            {
                walked = reader.Int64();
                continue;
            }

            keys += reader.Field == KeyValues ? 1 : 0;
            reader.Skip();
        }

        return new(keys, Math.Max(walked, keys), 0);
    }

    private static ReadCounts Txn(ReadOnlySpan<byte> message)
    {
        var sum = default(ReadCounts);
        var reader = new WireReader(message);
        while (reader.Next())
        {
            if (reader.Field != Responses)
            {
                reader.Skip();
                continue;
            }

            var operation = new WireReader(reader.Bytes());
            while (operation.Next())
            {
                if (operation.Field == RangeOfOperation)
                {
                    sum += Range(operation.Bytes());
                }
                else
                {
                    operation.Skip();
                }
            }
        }

        return sum;
    }

    private static long Fields(ReadOnlySpan<byte> message, int field)
    {
        var count = 0L;
        var reader = new WireReader(message);
        while (reader.Next())
        {
            count += reader.Field == field ? 1 : 0;
            reader.Skip();
        }

        return count;
    }
}
