using System.Collections.Concurrent;
using System.Threading.Channels;
using KvTui.Core.Care.Running;
using KvTui.Core.Clusters;
using KvTui.Core.Editing.Drafts;
using KvTui.Core.Explorer.Services;
using KvTui.Core.External.Running;
using KvTui.Core.Remembering;
using KvTui.Core.Scans.Running;
using KvTui.Core.Writes.Guarded;
using KvTui.Etcd;

namespace KvTui.Core.Explorer.Hosting;

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
    private readonly GuardedWriter _writer;
    private readonly BrowseRunner _browse;
    private readonly ScanRunner _scans;
    private readonly ClusterEffects _cluster;
    private readonly DraftKeeper? _drafts;
    private readonly MemoryRunner _memory;
    private readonly ExternalRunner? _external;
    private readonly CommandRunner _commands;
    private readonly ClusterAsker? _clusters;
    private readonly Task _writing;
    private readonly ConcurrentDictionary<Task, Task> _running = [];
    private CancellationTokenSource _load = new();
    private CancellationTokenSource _rest = new();

    /// <param name="drafts">Where edits are kept for the case of a crash; null keeps none. It is disposed with the runner.</param>
    /// <param name="remembered">Where is kept what the next start is to know; null keeps nothing.</param>
    /// <param name="foreground">Hands the terminal to the user's editor and pager; null never does.</param>
    /// <param name="clusters">Asks other clusters how they fare; null never does.</param>
    /// <param name="accounts">Where is kept how far courses of care have come; null keeps nothing.</param>
    public EffectRunner(
        IEtcdClient client, Mailbox mailbox, TimeProvider clock, ITerminalEffects terminal, IServiceControl services,
        DraftStore? drafts = null, RememberedFile? remembered = null, IForeground? foreground = null,
        ClusterAsker? clusters = null, AccountStore? accounts = null)
    {
        (_client, _mailbox, _clock, _terminal, _services) = (client, mailbox, clock, terminal, services);
        _writer = new(client, clock);
        _browse = new(client, mailbox, clock, _stopping.Token);
        _scans = new(client, mailbox, clock);
        _cluster = new(client, mailbox, clock, accounts ?? new(null, clock), _stopping.Token);
        _commands = new(mailbox, clock);
        _drafts = drafts is null ? null : new(drafts, clock, client.Options.ReadOnly ? null : Offer, Refuse);
        _clusters = clusters;
        _memory = new(remembered ?? new(null), mailbox);
        _external = foreground is null
            ? null
            : new(foreground, mailbox, clock, Environment.GetEnvironmentVariable, draft => _drafts?.Keep(draft));
        _writing = Task.Run(WriteAllAsync);
        if (accounts is not null)
        {
            Run(_cluster.FindLeftAsync());
        }
    }

    public void Start(Effect effect)
    {
        if ((_browse.RunAsync(effect) ?? _cluster.RunAsync(effect)) is { } running)
        {
            Run(running);
            return;
        }

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
            case Effect.RunCommand command:
                _commands.Start(command.Run);
                break;
            case Effect.StartScan scan:
                _scans.Start(scan.Request, scan.Generation);
                break;
            case Effect.CancelScan:
                _scans.Cancel();
                break;
            case Effect.Write write:
                _writes.Writer.TryWrite(write.Request);
                break;
            case Effect.FindOut lost:
                Run(FindOutAsync(lost));
                break;
            case Effect.KeepDraft or Effect.DropDraft or Effect.SettleDraft:
                _drafts?.Run(effect);
                break;
            case Effect.Remember or Effect.Recall:
                Run(_memory.RunAsync(effect));
                break;
            case Effect.Refresh or Effect.MoveTo or Effect.Follow or Effect.HoldListing
                or Effect.SetLock or Effect.Attend or Effect.FollowCalls or Effect.AskClusters:
                Tell(effect);
                break;
            case Effect.EditExternally edit:
                _external?.Start(edit);
                break;
            case Effect.PageExternally page:
                _external?.Start(page);
                break;
            case Effect.Repaint or Effect.Suspend or Effect.SetMouse or Effect.Copy:
                _terminal.Start(effect);
                break;
            default:
                throw Unknown(effect);
        }
    }

    /// <summary>Cancels what runs, finishes what is to be kept, and waits for both; harmless the second time.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_writes.Writer.TryComplete())
        {
            await _stopping.CancelAsync();
            await _scans.DisposeAsync();
            await _commands.DisposeAsync();
            await (_external?.DisposeAsync() ?? default);
        }

        await _writing;
        await Task.WhenAll(_running.Keys);
        await _cluster.DisposeAsync();
        if (_drafts is not null)
        {
            await _drafts.DisposeAsync();
        }

        _load.Dispose();
        _rest.Dispose();
        _browse.Dispose();
        _stopping.Dispose();
    }

    /// <summary>Tells the services, who asks other clusters, or the client as a whole.</summary>
    private void Tell(Effect effect)
    {
        switch (effect)
        {
            case Effect.Refresh:
                _services.Refresh();
                break;
            case Effect.MoveTo move:
                _client.MoveTo(move.ClusterId);
                _services.Refresh();
                break;
            case Effect.Follow follow:
                _services.Follow(follow.Scope);
                break;
            case Effect.HoldListing hold:
                _services.HoldListing(hold.On);
                break;
            case Effect.SetLock locking:
                SetLock(locking.On);
                break;
            case Effect.Attend attend:
                _client.IsAttended = attend.On;
                _services.Attend(attend.On);
                break;
            case Effect.FollowCalls calls:
                _services.FollowCalls(calls.On);
                break;
            case Effect.AskClusters ask:
                _clusters?.Start(ask.Profiles);
                break;
            default:
                throw Unknown(effect);
        }
    }

    private void SetLock(bool on)
    {
        if (on)
        {
            _client.Options.Lock?.Lock();
        }
        else
        {
            _client.Options.Lock?.Unlock();
        }
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
            _writer.Note(page.Header);
            var found = page.KeyValues is [var first, ..] ? first : null;
            _mailbox.PostOutcome(new OperationMessage.ValueLoaded(load.Key, load.Generation, found) { ClusterId = page.Header.ClusterId });
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
        await foreach (var request in _writes.Reader.ReadAllAsync())
        {
            try
            {
                var outcome = await _writer.WriteAsync(
                    request, _ => _mailbox.PostOutcome(new OperationMessage.WriteDoubted(request)), _stopping.Token);
                _mailbox.PostOutcome(new OperationMessage.WriteEnded(request, outcome));
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                _mailbox.PostOutcome(new OperationMessage.WriteEnded(request, new WriteOutcome.Unknown(Broken(error), null)));
            }
        }
    }

    private async Task FindOutAsync(Effect.FindOut lost)
    {
        try
        {
            var outcome = await _writer.FindOutAsync(lost.Request, lost.Error, _stopping.Token);
            _mailbox.PostOutcome(new OperationMessage.FoundOut(lost.Request, outcome));
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The explorer ends.
        }
        catch (Exception error)
        {
            _mailbox.PostOutcome(new OperationMessage.FoundOut(lost.Request, new WriteOutcome.Unknown(Broken(error), null)));
        }
    }

    /// <summary>Lets a task run until it ends by itself or the runner is disposed.</summary>
    private void Run(Task task)
    {
        _running[task] = task;
        _ = task.ContinueWith(ended => _running.TryRemove(ended, out _), TaskScheduler.Default);
    }

    private void Offer(IReadOnlyList<LeftDraft> drafts) => _mailbox.PostOutcome(new OperationMessage.DraftsFound(drafts));

    private void Refuse(string reason) => _mailbox.PostOutcome(new OperationMessage.DraftNotKept(reason));

    private static ArgumentOutOfRangeException Unknown(Effect effect) =>
        new(nameof(effect), effect.GetType().Name, "is not a known effect");

    private static EtcdException Broken(Exception error) => new(
        EtcdErrorKind.Unknown,
        $"kvtui itself failed while waiting for the answer: {error.Message}",
        mayHaveBeenApplied: true,
        inner: error);
}

/// <summary>Runs what an update asked for and posts the outcome.</summary>
public interface IEffectRunner
{
    /// <summary>Starts an effect; returns at once and never throws.</summary>
    void Start(Effect effect);
}

/// <summary>Runs the effects that concern the terminal.</summary>
public interface ITerminalEffects
{
    /// <summary>Starts a repaint, a suspension, a switch of the mouse or a copy; returns at once.</summary>
    void Start(Effect effect);
}

/// <summary>The background services as effects see them.</summary>
public interface IServiceControl
{
    /// <summary>Reconnect, and ask all members, without waiting.</summary>
    void Refresh();

    /// <summary>List and watch other keys than so far.</summary>
    void Follow(WatchScope scope);

    /// <summary>Hold the listing of keys, or let it go on.</summary>
    void HoldListing(bool held);

    /// <summary>Say whether somebody looks at the screen.</summary>
    void Attend(bool attended);

    /// <summary>Start or stop posting each call to etcd as it ends.</summary>
    void FollowCalls(bool following);
}
