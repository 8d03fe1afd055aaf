namespace KvTui.Bench.Scale.Servers;

/// <summary>What something cost the server, by its own metrics.</summary>
/// <param name="ProcessorSeconds">In steps of 10 ms.</param>
/// <param name="Ranges">Ranges read in the store, those of transactions included.</param>
/// <param name="RangeCalls">Calls of KV/Range.</param>
/// <param name="TxnCalls">Calls of KV/Txn.</param>
/// <param name="PutCalls">Calls of KV/Put.</param>
/// <param name="OtherCalls">All other calls, streams counted when they start.</param>
/// <param name="WatchMessages">Messages sent on watch streams.</param>
/// <param name="SentBytes">Sent to clients over gRPC.</param>
internal readonly record struct ServerCost(
    double ProcessorSeconds, long Ranges, long RangeCalls, long TxnCalls, long PutCalls, long OtherCalls, long WatchMessages, long SentBytes)
{
    public static ServerCost operator -(ServerCost left, ServerCost right) => new(
        left.ProcessorSeconds - right.ProcessorSeconds,
        left.Ranges - right.Ranges,
        left.RangeCalls - right.RangeCalls,
        left.TxnCalls - right.TxnCalls,
        left.PutCalls - right.PutCalls,
        left.OtherCalls - right.OtherCalls,
        left.WatchMessages - right.WatchMessages,
        left.SentBytes - right.SentBytes);
}
