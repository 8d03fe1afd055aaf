namespace KvTui.Etcd.Kv;

/// <summary>The result of a transaction.</summary>
/// <param name="Succeeded">Whether all comparisons held.</param>
/// <param name="Responses">The response to each operation of the branch taken, in order.</param>
public sealed record TxnResult(ResponseHeader Header, bool Succeeded, IReadOnlyList<TxnResponse> Responses);
