using KvTui.Etcd.Model;

namespace KvTui.Etcd.Kv;

/// <summary>An answer to a range read.</summary>
/// <param name="Header">Its revision is the member's current one, also for a read at an older revision.</param>
/// <param name="KeyValues">In ascending order of key.</param>
/// <param name="More">Whether the limit cut the answer.</param>
/// <param name="Count">The number of keys in the whole range asked for, whatever the limit.</param>
public sealed record RangePage(ResponseHeader Header, IReadOnlyList<KeyValue> KeyValues, bool More, long Count);
