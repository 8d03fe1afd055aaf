using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Cli;

/// <summary>A member with 200 values of 1 MiB below <c>/big/</c>, and 30 that are no text below <c>/bin/</c>.</summary>
public sealed class LargeValues : IAsyncLifetime
{
    public const int Count = 200;
    public const long ValueBytes = 1024 * 1024;

    private const int BinaryCount = 30;

    private EtcdProcess _etcd = null!;

    public async ValueTask InitializeAsync()
    {
        var cancelled = TestContext.Current.CancellationToken;
        _etcd = await EtcdProcess.StartAsync(cancellationToken: cancelled);
        var value = new byte[ValueBytes];
        value.AsSpan().Fill((byte)'v');
        for (var number = 0; number < Count; number++)
        {
            await _etcd.Ctl.PutAsync($"/big/{number:d5}", value, cancelled);
        }

        new Random(1).NextBytes(value);
        for (var number = 0; number < BinaryCount; number++)
        {
            await _etcd.Ctl.PutAsync($"/bin/{number:d5}", value, cancelled);
        }
    }

    public ValueTask DisposeAsync() => _etcd.DisposeAsync();

    /// <summary>A command line of kvtui that is aimed at the member.</summary>
    public Command Command(params IReadOnlyList<string> arguments) => KvTuiProgram.With(arguments).Variable("ETCDCTL_ENDPOINTS", _etcd.Endpoint);
}
