using Etcdserverpb;
using Google.Protobuf;
using Google.Protobuf.Collections;
using CompareTarget = Etcdserverpb.Compare.Types.CompareTarget;

namespace KvTui.Etcd.Kv.Wire;

/// <summary>Builds the messages of the KV service; keys and values are wrapped, not copied.</summary>
internal static class KvRequests
{
    /// <summary>A read of a range; a serializable one works without a leader.</summary>
    public static CallDescriptor Read(KeyRange keys, RangeOptions options) => new(RpcMethod.Range, Range(keys, options))
    {
        Ranges = [keys],
        RequireLeader = !options.Serializable,
        Serializable = options.Serializable,
        IsBackground = options.Background,
        MostBytes = options.MostBytes,
    };

    /// <summary>A read of one key by exactly this member, from its own store: the least that shows whether it answers.</summary>
    /// <param name="revision">The revision that the member must still have; 0 for the newest.</param>
    public static CallDescriptor Touch(EtcdKey key, EtcdEndpoint endpoint, long revision = 0)
        => Read(KeyRange.Key(key), new() { KeysOnly = true, Serializable = true, Revision = revision }) with { Endpoint = endpoint };

    private static RangeRequest Range(KeyRange keys, RangeOptions options) => new()
    {
        Key = WireRecords.Wrap(keys.Start),
        RangeEnd = WireRecords.Wrap(keys.End),
        Limit = options.Limit,
        Revision = options.Revision,
        Serializable = options.Serializable,
        KeysOnly = options.KeysOnly,
        CountOnly = options.CountOnly,
    };

    public static PutRequest Put(EtcdKey key, ReadOnlyMemory<byte> value, PutOptions options) => new()
    {
        Key = WireRecords.Wrap(key),
        Value = UnsafeByteOperations.UnsafeWrap(value),
        Lease = options.KeepLease ? 0 : options.Lease,
        IgnoreLease = options.KeepLease,
    };

    public static DeleteRangeRequest Delete(KeyRange keys)
        => new() { Key = WireRecords.Wrap(keys.Start), RangeEnd = WireRecords.Wrap(keys.End) };

    public static TxnRequest Txn(Txn txn)
    {
        var request = new TxnRequest();
        foreach (var compare in txn.Compare)
        {
            request.Compare.Add(Compare(compare));
        }

        Add(request.Success, txn.Success);
        Add(request.Failure, txn.Failure);
        return request;
    }

    // one by one: AddRange would keep what copies collections of every kind
    private static void Add(RepeatedField<RequestOp> field, IReadOnlyList<TxnOperation> operations)
    {
        foreach (var operation in operations)
        {
            field.Add(Operation(operation));
        }
    }

    private static Etcdserverpb.Compare Compare(Compare compare)
    {
        var key = WireRecords.Wrap(compare.Key);
        return compare switch
        {
            Compare.ModRevisionEquals mod => new() { Key = key, Target = CompareTarget.Mod, ModRevision = mod.Revision },
            Compare.VersionEquals version => new() { Key = key, Target = CompareTarget.Version, Version = version.Version },
            Compare.CreateRevisionEquals create => new() { Key = key, Target = CompareTarget.Create, CreateRevision = create.Revision },
            Compare.ValueEquals value
                => new() { Key = key, Target = CompareTarget.Value, Value = UnsafeByteOperations.UnsafeWrap(value.Value) },
            Compare.NoneNewerThan none => new()
            {
                Key = key,
                RangeEnd = WireRecords.Wrap(none.Range.End),
                Target = CompareTarget.Mod,
                Result = Etcdserverpb.Compare.Types.CompareResult.Less,
                ModRevision = none.Revision + 1,
            },
            _ => throw new ArgumentOutOfRangeException(nameof(compare), compare.GetType().Name, "is not a known comparison"),
        };
    }

    private static RequestOp Operation(TxnOperation operation) => operation switch
    {
        TxnOperation.Range range => new() { RequestRange = Range(range.Keys, range.Options) },
        TxnOperation.Put put => new() { RequestPut = Put(put.Key, put.Value, put.Options) },
        TxnOperation.Delete delete => new() { RequestDeleteRange = Delete(delete.Keys) },
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation.GetType().Name, "is not a known operation"),
    };
}
