using KvTui.Etcd.Model;

namespace KvTui.Etcd.Kv;

/// <summary>What a transaction did.</summary>
/// <param name="Succeeded">Whether all comparisons held.</param>
/// <param name="Responses">One for each operation of the branch taken, in order.</param>
public sealed record TxnResult(ResponseHeader Header, bool Succeeded, IReadOnlyList<TxnResponse> Responses);
