using KvTui.Etcd;
using KvTui.Etcd.Kv;

namespace KvTui.App.Messages;

/// <summary>The outcome of an effect.</summary>
public abstract record OperationMessage : Message
{
    private OperationMessage()
    {
    }

    /// <summary>The cursor has rested long enough on the subject of this generation.</summary>
    public sealed record Rested(long Generation) : OperationMessage;

    /// <summary>A value was read; null if the key does not exist.</summary>
    public sealed record ValueLoaded(EtcdKey Key, long Generation, KeyValue? Found) : OperationMessage;

    /// <summary>A value could not be read.</summary>
    public sealed record ValueFailed(EtcdKey Key, long Generation, EtcdException Error) : OperationMessage;

    /// <summary>A write ended; never dropped.</summary>
    public sealed record WriteEnded(WriteRequest Request, WriteOutcome Outcome) : OperationMessage;

    /// <summary>An effect that writes nothing to etcd ended with something to tell.</summary>
    public sealed record Told(string Text) : OperationMessage;
}
