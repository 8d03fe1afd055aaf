using System.Reflection;
using KvTui.Etcd;
using KvTui.Etcd.Kv;

namespace KvTui.StoppedWriter;

/// <summary>Passes all on to a client but for its KV service.</summary>
public class StoppingClient : DispatchProxy
{
    private IEtcdClient? _inner;
    private IKvClient? _kv;

    /// <summary>A client with another KV service.</summary>
    public static IEtcdClient Of(IEtcdClient inner, IKvClient kv)
    {
        var made = Create<IEtcdClient, StoppingClient>();
        var proxy = (StoppingClient)(object)made;
        (proxy._inner, proxy._kv) = (inner, kv);
        return made;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod!.Name == $"get_{nameof(IEtcdClient.Kv)}" ? _kv : targetMethod.Invoke(_inner, args);
}
