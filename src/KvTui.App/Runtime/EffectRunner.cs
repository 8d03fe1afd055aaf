using System.Threading.Channels;
using KvTui.App.Messages;
using KvTui.Etcd;
using KvTui.Etcd.Kv;

namespace KvTui.App.Runtime;

/// <summary>Runs effects: reads cancel the one before, writes run one after the other, and what concerns the terminal goes to it.</summary>
public sealed class EffectRunner : IEffectRunner, IAsyncDisposable
{
    private static readonly TimeSpan RestTime = TimeSpan.FromMilliseconds(100);

    private readonly IEtcdClient _client;
    private readonly Mailbox _mailbox;
    private readonly TimeProvider _clock;
    private readonly ITerminalEffects _terminal;
    private readonly IServiceControl _services;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Channel<WriteRequest> _writes = Channel.CreateUnbounded<WriteRequest>(new() { SingleReader = true });
    private readonly Task _writing;
    private CancellationTokenSource _load = new();
    private CancellationTokenSource _rest = new();

    public EffectRunner(IEtcdClient client, Mailbox mailbox, TimeProvider clock, ITerminalEffects terminal, IServiceControl services)
    {
        (_client, _mailbox, _clock, _terminal, _services) = (client, mailbox, clock, terminal, services);
        _writing = Task.Run(WriteAllAsync);
    }

    public void Start(Effect effect)
    {
        switch (effect)
        {
            case Effect.Rest rest:
                _ = RestAsync(rest, Renew(ref _rest));
                break;
            case Effect.LoadValue load:
                _ = LoadAsync(load, Renew(ref _load));
                break;
            case Effect.CancelLoad:
                Renew(ref _load);
                break;
            case Effect.Write write:
                _writes.Writer.TryWrite(write.Request);
                break;
            case Effect.Refresh:
                _services.Refresh();
                break;
            case Effect.FollowCalls follow:
                _services.FollowCalls(follow.On);
                break;
            default:
                _terminal.Start(effect);
                break;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _writes.Writer.TryComplete();
        await _stopping.CancelAsync();
        await _writing;
        _stopping.Dispose();
        _load.Dispose();
        _rest.Dispose();
    }

    /// <summary>Cancels what ran under a source and gives the token of a new one.</summary>
    private CancellationToken Renew(ref CancellationTokenSource source)
    {
        source.Cancel();
        source.Dispose();
        source = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        return source.Token;
    }

    private async Task RestAsync(Effect.Rest rest, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(RestTime, _clock, cancellationToken);
            _mailbox.PostOutcome(new OperationMessage.Rested(rest.Generation));
        }
        catch (OperationCanceledException)
        {
            // The cursor moved on: another rest has begun.
        }
    }

    private async Task LoadAsync(Effect.LoadValue load, CancellationToken cancellationToken)
    {
        try
        {
            var page = await _client.Kv.RangeAsync(KeyRange.Key(load.Key), new() { Serializable = true }, cancellationToken);
            _mailbox.PostOutcome(new OperationMessage.ValueLoaded(load.Key, load.Generation, page.KeyValues is [var found, ..] ? found : null));
        }
        catch (EtcdException error)
        {
            _mailbox.PostOutcome(new OperationMessage.ValueFailed(load.Key, load.Generation, error));
        }
        catch (OperationCanceledException)
        {
            // Another value is wanted by now.
        }
    }

    private async Task WriteAllAsync()
    {
        var writer = new GuardedWriter(_client.Kv);
        await foreach (var request in _writes.Reader.ReadAllAsync())
        {
            try
            {
                var outcome = await writer.WriteAsync(request, _stopping.Token);
                _mailbox.PostOutcome(new OperationMessage.WriteEnded(request, outcome));
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
