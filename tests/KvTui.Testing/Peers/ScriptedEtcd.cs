using System.Collections.Concurrent;
using System.Text;

namespace KvTui.Testing.Peers;

/// <summary>
/// A member that is only a script: it has some keys, leases on them, and a version, and answers as etcd of that version does: from 3.7 on, a keys-only
/// answer has no lease in it (etcd: rpc.proto, kv.proto). It takes no writes, and tells of no changes.
/// </summary>
public sealed class ScriptedEtcd : IAsyncDisposable
{
    private const ulong Cluster = 0xc1;
    private const ulong Member = 0xe1;
    private const ulong Revision = 10;
    private const int Unimplemented = 12;

    private readonly Version _version;
    private readonly SortedDictionary<string, long> _keys;
    private readonly RawPeer _peer;

    /// <param name="version">As “3.7.0”.</param>
    /// <param name="keys">The keys and the ids of their leases, 0 for none; each has the value “value of KEY”.</param>
    public ScriptedEtcd(string version, params IReadOnlyList<(string Key, long Lease)> keys)
    {
        _version = Version.Parse(version);
        _keys = new(keys.ToDictionary(static pair => pair.Key, static pair => pair.Lease), StringComparer.Ordinal);
        _peer = RawPeer.Http2(AnswerAsync);
    }

    /// <summary>Host and port.</summary>
    public string Address => _peer.Address;

    /// <summary>Whether it refuses to tell its status.</summary>
    public bool DeniesStatus { get; init; }

    /// <summary>What it was asked for, in order.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    public ValueTask DisposeAsync() => _peer.DisposeAsync();

    private static ProtoMessage Header() => new ProtoMessage().Number(1, Cluster).Number(2, Member).Number(3, Revision).Number(4, 2);

    private async Task AnswerAsync(Http2Answer answer)
    {
        Asked.Enqueue(answer.Path);
        var method = answer.Path.Split('/')[^1];
        if (method == "Status" && DeniesStatus)
        {
            await answer.StatusInHeadersAsync(7, "etcdserver: permission%20denied");
            return;
        }

        var message = method switch
        {
            "Status" => Status(),
            "MemberList" => Members(),
            "Range" => Range(answer.Request.Span),
            "Watch" => new ProtoMessage().Text(1, Header().Bytes).Number(3, 1),
            _ => null,
        };
        if (message is null)
        {
            await answer.StatusInHeadersAsync(Unimplemented, "not%20in%20the%20script");
            return;
        }

        await answer.HeadersAsync();
        await answer.MessageAsync(message.Bytes);
        if (method != "Watch")
        {
            await answer.TrailersAsync(0);
        }
    }

    private ProtoMessage Status() => new ProtoMessage().Text(1, Header().Bytes).Text(2, Encoding.ASCII.GetBytes(_version.ToString()))
        .Number(3, 4096).Number(4, Member).Number(5, 20).Number(6, 2).Number(7, 20).Number(9, 4096);

    private ProtoMessage Members()
    {
        var member = new ProtoMessage().Number(1, Member).Text(2, "n1"u8).Text(4, Encoding.ASCII.GetBytes($"http://{Address}"));
        return new ProtoMessage().Text(1, Header().Bytes).Text(2, member.Bytes);
    }

    private ProtoMessage Range(ReadOnlySpan<byte> request)
    {
        var (numbers, texts) = ProtoMessage.Read(request);
        var (start, end) = (Name(texts.GetValueOrDefault(1, [])), texts.TryGetValue(2, out var last) ? Name(last) : null);
        var found = _keys.Where(pair => end is null ? pair.Key == start : string.CompareOrdinal(pair.Key, start) >= 0 && (end == "\0" || string.CompareOrdinal(pair.Key, end) < 0)).ToList();
        var limit = numbers.GetValueOrDefault(3) is > 0 and var some ? (int)some : found.Count;
        var answer = new ProtoMessage().Text(1, Header().Bytes);
        foreach (var (key, lease) in numbers.ContainsKey(9) ? [] : found.Take(limit))
        {
            answer.Text(2, Pair(key, lease, numbers.ContainsKey(8)).Bytes);
        }

        return answer.Number(3, found.Count > limit ? 1UL : 0).Number(4, (ulong)found.Count);
    }

    private ProtoMessage Pair(string key, long lease, bool keysOnly)
    {
        var pair = new ProtoMessage().Text(1, Encoding.Latin1.GetBytes(key)).Number(2, 5).Number(3, 7).Number(4, 2);
        if (!keysOnly)
        {
            pair.Text(5, Encoding.UTF8.GetBytes($"value of {key}"));
        }

        return keysOnly && _version >= new Version(3, 7) ? pair : pair.Number(6, (ulong)lease);
    }

    private static string Name(byte[] key) => Encoding.Latin1.GetString(key);
}
