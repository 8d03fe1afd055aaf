namespace KvTui.Etcd.Kv;

/// <summary>An answer to a range read.</summary>
/// <param name="Header">The answer's header; its revision is the member's current one even for a read at an older revision.</param>
/// <param name="KeyValues">The keys and values in ascending order of key.</param>
/// <param name="More">Whether the limit cut off the answer.</param>
/// <param name="Count">The number of keys in the whole requested range, whatever the limit.</param>
public sealed record RangePage(ResponseHeader Header, IReadOnlyList<KeyValue> KeyValues, bool More, long Count);
