using KvTui.Etcd;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;

namespace KvTui.Faults.Tests.Load;

/// <summary>Puts and deletes keys below a prefix at a rate, in transactions of several operations, until it is stopped.</summary>
internal sealed class FloodWriter : IAsyncDisposable
{
    private const int Lanes = 8;
    private const int DeleteEvery = 9;

    private readonly EtcdClient _client;
    private readonly CancellationTokenSource _stop = new();
    private readonly string _prefix;
    private readonly byte[] _value;
    private readonly int _keys;
    private readonly int _batch;
    private readonly Task _writing;
    private long _written;

    /// <param name="rate">Operations a second, as far as the cluster keeps up.</param>
    /// <param name="keys">How many keys there are at the most.</param>
    /// <param name="batch">Operations of one transaction.</param>
    public FloodWriter(string endpoints, string prefix, int rate, int valueBytes, int keys, int batch)
    {
        (_prefix, _keys, _batch) = (prefix, keys, batch);
        _value = new byte[valueBytes];
        Array.Fill(_value, (byte)'x');
        _client = new(new() { Endpoints = [.. endpoints.Split(',').Select(endpoint => EtcdEndpoint.Parse(endpoint))] }, TimeProvider.System, new Random());
        _writing = Task.WhenAll(Enumerable.Range(0, Lanes).Select(lane => WriteAsync(lane, TimeSpan.FromSeconds((double)batch * Lanes / rate))));
    }

    /// <summary>Operations done.</summary>
    public long Written => Interlocked.Read(ref _written);

    /// <summary>Bytes of keys and values put, about.</summary>
    public long Bytes => Written * (_value.Length + _prefix.Length + 6);

    /// <summary>Lets the transactions on their way end, and begins no other.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _writing;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _client.DisposeAsync();
        _stop.Dispose();
    }

    private async Task WriteAsync(int lane, TimeSpan interval)
    {
        var random = new Random(lane);
        using var timer = new PeriodicTimer(interval, TimeProvider.System);
        while (!_stop.IsCancellationRequested && await timer.WaitForNextTickAsync(CancellationToken.None))
        {
            var first = random.Next(_keys);
            var operations = Enumerable.Range(first, _batch).Select(number => Operation(number % _keys, random.Next(DeleteEvery) == 0)).ToList();
            await _client.Kv.TxnAsync(new([], operations, []), CancellationToken.None);
            Interlocked.Add(ref _written, _batch);
        }
    }

    private TxnOperation Operation(int number, bool deletes)
    {
        var key = EtcdKey.FromText($"{_prefix}{number:D6}");
        return deletes ? new TxnOperation.Delete(KeyRange.Key(key)) : new TxnOperation.Put(key, _value, new());
    }
}
