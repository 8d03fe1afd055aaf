using System.Globalization;
using KvTui.Etcd;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;

namespace KvTui.Faults.Tests.Bench;

/// <summary>Puts numbered keys all the while, and deletes some; what fails is left, and the next number follows.</summary>
internal sealed class NumberWriter : IAsyncDisposable
{
    private const int Keys = 200;
    private const int DeleteEvery = 11;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    private readonly EtcdClient _client;
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Task _writing;
    private int _number;

    public NumberWriter(string endpoints)
    {
        var options = new EtcdClientOptions
        {
            Endpoints = [.. endpoints.Split(',').Select(endpoint => EtcdEndpoint.Parse(endpoint))],
            CommandTimeout = TimeSpan.FromSeconds(1),
        };
        _client = new EtcdClient(options, TimeProvider.System, new Random());
        _writing = WriteAsync(_stop.Token);
    }

    /// <summary>How many writes succeeded.</summary>
    public int Succeeded { get; private set; }

    /// <summary>Waits for the write on its way, and makes no other one until <see cref="Resume"/>.</summary>
    public Task PauseAsync(CancellationToken cancellationToken) => _turn.WaitAsync(cancellationToken);

    public void Resume() => _turn.Release();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _client.DisposeAsync();
        _turn.Dispose();
        _stop.Dispose();
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            await _turn.WaitAsync(cancellationToken);
            try
            {
                await WriteOneAsync(cancellationToken);
            }
            finally
            {
                _turn.Release();
            }
        }
    }

    private async Task WriteOneAsync(CancellationToken cancellationToken)
    {
        var number = _number++;
        var key = EtcdKey.FromText($"/numbers/{(number * 7) % Keys:D4}");
        try
        {
            if (number % DeleteEvery == 0)
            {
                await _client.Kv.DeleteAsync(KeyRange.Key(key), 0, cancellationToken);
            }
            else
            {
                await _client.Kv.PutAsync(key, EtcdKey.FromText(number.ToString(CultureInfo.InvariantCulture)).Memory, new PutOptions(), cancellationToken);
            }

            Succeeded++;
        }
        catch (EtcdException)
        {
            // refused, or of unknown fate: the listing at the end tells
        }
    }
}
