using System.Collections.Concurrent;
using KvTui.Core.Care.Running;
using KvTui.Core.Clusters;
using KvTui.Core.Editing.Drafts;
using KvTui.Core.Explorer.Services;
using KvTui.Core.External.Running;
using KvTui.Core.Journal.Keeping;
using KvTui.Core.Journal.Undoing;
using KvTui.Core.Past.Running;
using KvTui.Core.Remembering;
using KvTui.Core.Scans.Running;
using KvTui.Core.Writes.Guarded;
using KvTui.Etcd;
using KvTui.Etcd.Kv;

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
    private readonly GuardedWriter _writer;
    private readonly WriteJournal _journal;
    private readonly WriteEffects _writes;
    private readonly BrowseRunner _browse;
    private readonly ScanRunner _scans;
    private readonly ClusterEffects _cluster;
    private readonly PastRunner _past;
    private readonly DraftKeeper? _drafts;
    private readonly MemoryRunner _memory;
    private readonly ExternalRunner? _external;
    private readonly CommandRunner _commands;
    private readonly ClusterAsker? _clusters;
    private readonly ConcurrentDictionary<Task, Task> _running = [];
    private CancellationTokenSource _load = new();
    private CancellationTokenSource _rest = new();

    /// <param name="drafts">Where edits are kept for the case of a crash; null keeps none. It is disposed with the runner.</param>
    /// <param name="remembered">Where is kept what the next start is to know; null keeps nothing.</param>
    /// <param name="foreground">Hands the terminal to the user's editor and pager; null never does.</param>
    /// <param name="clusters">Asks other clusters how they fare; null never does.</param>
    /// <param name="accounts">Where is kept how far courses of care have come; null keeps nothing.</param>
    /// <param name="journal">Where writes are taken down; null takes down none. It is disposed with the runner.</param>
    public EffectRunner(
        IEtcdClient client, Mailbox mailbox, TimeProvider clock, ITerminalEffects terminal, IServiceControl services,
        DraftStore? drafts = null, RememberedFile? remembered = null, IForeground? foreground = null,
        ClusterAsker? clusters = null, AccountStore? accounts = null, WriteJournal? journal = null)
    {
        (_client, _mailbox, _clock, _terminal, _services) = (client, mailbox, clock, terminal, services);
        _writer = new(client, clock);
        _journal = journal ?? WriteJournal.Nowhere(clock);
        var undoer = new Undoer(client, _writer, _journal);
        _writes = new(client, _writer, _journal, undoer, mailbox, clock, _stopping.Token);
        _browse = new(client, mailbox, clock, _stopping.Token);
        _scans = new(client, mailbox, clock, undoer, clusters?.Connect);
        _cluster = new(client, mailbox, clock, accounts ?? new(null, clock), _journal, _stopping.Token);
        _past = new(client, mailbox, clock, _journal, _stopping.Token);
        _commands = new(mailbox, clock);
        _drafts = drafts is null ? null : new(drafts, clock, client.Options.ReadOnly ? null : Offer, Refuse);
        _clusters = clusters;
        _memory = new(remembered ?? new(null), mailbox);
        _external = foreground is null
            ? null
            : new(foreground, mailbox, clock, Environment.GetEnvironmentVariable, draft => _drafts?.Keep(draft));
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
                _past.Stop();
                _writes.Stop();
                break;
            case Effect.FindPast or Effect.ReadRevisions or Effect.CountLost or Effect.Undelete:
                Run(_past.RunAsync(effect));
                break;
            case Effect.RunCommand command:
                _commands.Start(command.Run);
                break;
            case Effect.StartScan or Effect.CancelScan or Effect.SaveEvents:
                Scan(effect);
                break;
            case Effect.Write or Effect.FindOut or Effect.PlanUndo or Effect.Undo or Effect.OpenJournaled or Effect.FindBroken
                or Effect.MeasureRange or Effect.MeasureBulk or Effect.ExportKeys:
                Run(_writes.RunAsync(effect));
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
            case Effect.Repaint or Effect.Suspend or Effect.SetMouse or Effect.Copy or Effect.Signal:
                _terminal.Start(effect);
                break;
            default:
                throw Unknown(effect);
        }
    }

    /// <summary>Cancels what runs, finishes what is to be kept, and waits for both; harmless the second time.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_writes.TryComplete())
        {
            await _stopping.CancelAsync();
            await _scans.DisposeAsync();
            await _commands.DisposeAsync();
            await (_external?.DisposeAsync() ?? default);
        }

        await Task.WhenAll(_running.Keys);
        await _writes.DisposeAsync();
        await _cluster.DisposeAsync();
        if (_drafts is not null)
        {
            await _drafts.DisposeAsync();
        }

        _journal.Dispose();
        _load.Dispose();
        _rest.Dispose();
        _browse.Dispose();
        _stopping.Dispose();
    }

    /// <summary>Starts a long read, ends it, or saves what one has seen.</summary>
    private void Scan(Effect effect)
    {
        switch (effect)
        {
            case Effect.StartScan scan:
                _scans.Start(scan.Request, scan.Generation);
                break;
            case Effect.CancelScan:
                _scans.Cancel();
                break;
            case Effect.SaveEvents save:
                Run(EventSaver.RunAsync(save, _mailbox, _stopping.Token));
                break;
            default:
                throw Unknown(effect);
        }
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
            // A member that is behind may not have a past revision yet that another one has told of.
            var options = new RangeOptions { Revision = load.Revision, Serializable = load.Revision == 0 };
            var page = await _client.Kv.RangeAsync(KeyRange.Key(load.Key), options, cancellationToken);
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
}
