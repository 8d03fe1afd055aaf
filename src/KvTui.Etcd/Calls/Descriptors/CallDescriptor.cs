using Google.Protobuf;
using KvTui.Etcd.Calls.Endpoints;
using KvTui.Etcd.Model;
using KvTui.Etcd.Transport;

namespace KvTui.Etcd.Calls.Descriptors;

/// <summary>A call that is to be made: which RPC, what it touches, and how the steps of the pipeline have to treat it.</summary>
internal sealed record CallDescriptor(RpcMethod Method, IMessage Request)
{
    /// <summary>Whether it can change the cluster.</summary>
    public bool IsWrite { get; init; } = Method.IsWrite;

    /// <summary>Whether doing a write twice does no more than doing it once, so that it may be repeated whatever became of it.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>The keys it reads or changes; empty if it names none.</summary>
    public IReadOnlyList<KeyRange> Ranges { get; init; } = [];

    /// <summary>Those of the keys that it changes, the last of <see cref="Ranges"/>; empty for a method that writes whatever it is asked: all of them.</summary>
    public IReadOnlyList<KeyRange> Changes { get; init; } = [];

    /// <summary>The keys that the user must have the right to write.</summary>
    public IReadOnlyList<KeyRange> Writes => Method.IsWrite ? Ranges : Changes;

    /// <summary>The keys that the user must have the right to read.</summary>
    public IReadOnlyList<KeyRange> Reads => Method.IsWrite ? [] : Changes.Count == 0 ? Ranges : [.. Ranges.Take(Ranges.Count - Changes.Count)];

    /// <summary>Whether a member without a leader refuses it at once; false for what is meant to work without one.</summary>
    public bool RequireLeader { get; init; } = true;

    /// <summary>Whether it carries the user's token.</summary>
    public bool SendToken { get; init; } = true;

    /// <summary>Whether it goes out without a token where none is to be had, as many versions answer it to anybody.</summary>
    public bool TokenIsOptional { get; init; }

    /// <summary>Whether any member may answer from what it has, so that a lagging one may lack the revision asked for.</summary>
    public bool Serializable { get; init; }

    /// <summary>Whether nobody waits for it in particular, so that it has to make room: pages after the first, scans, samples.</summary>
    public bool IsBackground { get; init; }

    /// <summary>The largest answer that is taken, in bytes; 0 leaves it to the client's own limit.</summary>
    public int MostBytes { get; init; }

    /// <summary>How long it may take over all its attempts; null for the client's command timeout.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The id of the cluster that a write is meant for; 0 for the cluster that the client reads.</summary>
    public ulong ClusterId { get; init; }

    /// <summary>The one endpoint to ask, once; null asks whoever answers.</summary>
    public EtcdEndpoint? Endpoint { get; init; }

    /// <summary>The channel of its own that it goes over; null for the one that calls to its endpoint share.</summary>
    public EndpointChannel? Apart { get; init; }
}
