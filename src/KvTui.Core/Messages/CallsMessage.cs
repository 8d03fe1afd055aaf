using KvTui.Core.State;
using KvTui.Etcd.Model.Options;

namespace KvTui.Core.Messages;

/// <summary>The calls made to etcd so far.</summary>
/// <param name="Recent">The last ones, oldest first.</param>
/// <param name="Totals">What there was since the start.</param>
public sealed record CallsMessage(ImmutableArray<CallRecord> Recent, LoadTotals Totals) : Message;
