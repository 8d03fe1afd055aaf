using Etcdserverpb;
using Google.Protobuf;
using V3Electionpb;
using V3Lockpb;

namespace KvTui.Etcd.Calls.Descriptors;

/// <summary>Derives from a request what the call reads and changes, so that every caller passes the same gates.</summary>
internal static class CallDescription
{
    /// <exception cref="EtcdException">
    /// The request names a sort order or an operation unknown to etcd: <see cref="EtcdErrorKind.InvalidArgument"/>.
    /// </exception>
    public static CallDescriptor Of(RpcMethod method, IMessage request) => request switch
    {
        RangeRequest range => Range(method, range),
        PutRequest put => Of(method, request, Keys(put.Key, ByteString.Empty)),
        DeleteRangeRequest delete => Of(method, request, Keys(delete.Key, delete.RangeEnd)),
        TxnRequest txn => Txn(method, txn),
        LeaseTimeToLiveRequest { Keys: true } => Of(method, request, KeyRange.All),
        SnapshotRequest => Of(method, request, KeyRange.All) with { RequireLeader = false },
        AlarmRequest alarm => OfCluster(method, request, alarm.Action != AlarmRequest.Types.AlarmAction.Get),
        DowngradeRequest downgrade => OfCluster(method, request, downgrade.Action != DowngradeRequest.Types.DowngradeAction.Validate),
        DefragmentRequest => OfCluster(method, request, true) with { RequireLeader = false },
        StatusRequest or MemberListRequest => new(method, request) { RequireLeader = false, TokenIsOptional = true },
        HashRequest or HashKVRequest => new(method, request) { RequireLeader = false },
        AuthenticateRequest => new(method, request) { SendToken = false },
        LockRequest mutex => Of(method, request, Below(mutex.Name)),
        UnlockRequest mutex => Of(method, request, Keys(mutex.Key, ByteString.Empty)),
        CampaignRequest election => Of(method, request, Below(election.Name)),
        ProclaimRequest election => Of(method, request, Keys(election.Leader?.Key ?? ByteString.Empty, ByteString.Empty)),
        ResignRequest election => Of(method, request, Keys(election.Leader?.Key ?? ByteString.Empty, ByteString.Empty)),
        LeaderRequest election => Of(method, request, Below(election.Name)),
        _ => OfCluster(method, request, method.IsWrite),
    };

    /// <summary>
    /// A call on the cluster itself. A change counts as a write of every key, so that a client that is confined, or may not write all keys,
    /// cannot make it.
    /// </summary>
    private static CallDescriptor OfCluster(RpcMethod method, IMessage request, bool isWrite) => isWrite
        ? new(method, request) { IsWrite = true, Ranges = [KeyRange.All], Changes = [KeyRange.All] }
        : new(method, request);

    private static CallDescriptor Of(RpcMethod method, IMessage request, KeyRange keys) => new(method, request) { Ranges = [keys] };

    private static CallDescriptor Range(RpcMethod method, RangeRequest range)
    {
        Check(range);
        return Of(method, range, Keys(range.Key, range.RangeEnd))
            with
        { Serializable = range.Serializable, RequireLeader = !range.Serializable };
    }

    private static CallDescriptor Txn(RpcMethod method, TxnRequest txn)
    {
        var (reads, changes) = (new List<KeyRange>(), new List<KeyRange>());
        var isSerializable = Add(txn, reads, changes);
        return new(method, txn)
        {
            Ranges = [.. reads, .. changes],
            Changes = changes,
            IsWrite = changes.Count > 0,
            Serializable = isSerializable,
            RequireLeader = !isSerializable,
        };
    }

    /// <summary>Adds what a transaction reads and changes; returns whether any member may answer it alone.</summary>
    private static bool Add(TxnRequest txn, List<KeyRange> reads, List<KeyRange> changes)
    {
        reads.AddRange(txn.Compare.Select(static compare => Keys(compare.Key, compare.RangeEnd)));
        var isSerializable = txn.Success.Count + txn.Failure.Count > 0;
        foreach (var operation in txn.Success.Concat(txn.Failure))
        {
            switch (operation.RequestCase)
            {
                case RequestOp.RequestOneofCase.RequestRange:
                    Check(operation.RequestRange);
                    reads.Add(Keys(operation.RequestRange.Key, operation.RequestRange.RangeEnd));
                    isSerializable &= operation.RequestRange.Serializable;
                    break;
                case RequestOp.RequestOneofCase.RequestPut:
                    changes.Add(Keys(operation.RequestPut.Key, ByteString.Empty));
                    isSerializable = false;
                    break;
                case RequestOp.RequestOneofCase.RequestDeleteRange:
                    changes.Add(Keys(operation.RequestDeleteRange.Key, operation.RequestDeleteRange.RangeEnd));
                    isSerializable = false;
                    break;
                case RequestOp.RequestOneofCase.RequestTxn:
                    isSerializable &= Add(operation.RequestTxn, reads, changes);
                    break;
                case RequestOp.RequestOneofCase.None:
                    isSerializable = false;
                    break;
                default:
                    throw new EtcdException(
                        EtcdErrorKind.InvalidArgument, $"KV/Txn was not sent: {operation.RequestCase} is not a known operation.");
            }
        }

        return isSerializable;
    }

    /// <summary>Refuses an unknown sort order, which ends the server's process in etcd 3.4 and 3.5.</summary>
    private static void Check(RangeRequest range)
    {
        if (!Enum.IsDefined(range.SortTarget) || !Enum.IsDefined(range.SortOrder))
        {
            throw new EtcdException(EtcdErrorKind.InvalidArgument, "KV/Range was not sent: it asks for an order that etcd does not know.");
        }
    }

    private static KeyRange Below(ByteString name) => KeyRange.Prefix(new([.. name.Span, (byte)'/']));

    /// <summary>The range that a message names; an empty end means a single key.</summary>
    public static KeyRange Keys(ByteString start, ByteString end)
        => end.IsEmpty ? KeyRange.Key(new(start.ToByteArray())) : KeyRange.Between(new(start.ToByteArray()), new(end.ToByteArray()));
}
