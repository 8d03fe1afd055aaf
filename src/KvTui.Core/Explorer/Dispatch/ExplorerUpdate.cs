using KvTui.Core.Browse.Order;
using KvTui.Core.Care.Guided;
using KvTui.Core.Clusters;
using KvTui.Core.Connection;
using KvTui.Core.Dialogs.Prompts;
using KvTui.Core.Editing;
using KvTui.Core.Editing.Drafts;
using KvTui.Core.Journal;
using KvTui.Core.Keyspace.Watching;
using KvTui.Core.Members;
using KvTui.Core.Remembering;
using KvTui.Core.Scans;
using KvTui.Etcd.Cluster;

namespace KvTui.Core.Explorer.Dispatch;

/// <summary>The explorer's behaviour: pure, total, and synchronous; one file a kind of message.</summary>
public static class ExplorerUpdate
{
    private const int InternalError = 70;

    /// <summary>The state after a message, and what is to be done.</summary>
    public static Transition Apply(ExplorerState state, Message message, DateTimeOffset now)
    {
        state = Notices.Expired(state with { Now = now });
        return message switch
        {
            UserMessage user => UserUpdate.Apply(state, user),
            KeyspaceMessage keyspace => Judged(KeyspaceUpdate.Apply(state, keyspace)),
            KeyspaceRefusedMessage refused => ConnectionMachine.Judged(KeyspaceUpdate.Refused(state, refused.Error)),
            ClusterMessage cluster => Reported(state, cluster),
            AccessMessage access => Judged(AccessUpdate.Learned(state, access)),
            WatchTooBusyMessage busy => ScopeUpdate.TooBusy(state, busy),
            CallsMessage calls => state with { Load = state.Load.Counted(calls.Totals, now), Calls = calls.Recent },
            ActMessage act => MetricsUpdate.Acted(state, act.Call),
            OperationMessage operation => OperationUpdate.Apply(state, operation),
            ScanMessage scan => ScanUpdate.Apply(state, scan),
            ServiceMessage { Final: true } => state with { Quitting = true, ExitCode = InternalError },
            ServiceMessage service => state.Error($"{service.Service} failed and was restarted: {service.Error}"),
            InputEndedMessage => state with { Quitting = true },
            TickMessage => BrowseUpdate.Ticked(state),
            _ => throw new ArgumentOutOfRangeException(nameof(message), message.GetType().Name, "is not a known message"),
        };
    }

    /// <summary>
    /// Brings up to date what follows from the rest of the state: rows, cursor, editor size, whose value is wanted, and what
    /// is to be kept of an edit, remembered, and looked for in the journal. To be called before a state is drawn.
    /// </summary>
    public static Transition Settle(ExplorerState state)
    {
        var filtered = FilterUpdate.Followed(StartUpdate.Followed(OrderUpdate.Recalled(state)));
        var sorted = OrderUpdate.Followed(BrowseUpdate.Settled(filtered.State)).Then(FactsUpdate.Followed).Then(MetricsUpdate.Followed);
        var (next, effects) = DetailUpdate.Followed(EditUpdate.Fitted(DraftUpdate.Offered(sorted.State)));
        var read = CommandUpdate.Settled(next);
        var scoped = ScopeUpdate.Settled(read.State);
        var last = DraftUpdate.Kept(scoped.State).Then(RememberUpdate.Noted).Then(JournalUpdate.LookedBack);
        return new(
            last.State,
            [.. filtered.Effects, .. sorted.Effects, .. effects, .. read.Effects, .. scoped.Effects, .. last.Effects]);
    }

    private static Transition Reported(ExplorerState state, ClusterMessage message)
    {
        var reported = ConnectionMachine.Judged(ClusterUpdate.Apply(state, message));
        var next = UnresolvedUpdate.Reported(state, CareUpdate.Reported(ClusterListUpdate.Reported(reported))).Then(ScopeUpdate.Reported);
        return IsBetter(state.Cluster.Report, next.State.Cluster.Report) ? next.Then(DetailUpdate.Retried) : next;
    }

    /// <summary>Whether what could not be read before may be readable now.</summary>
    private static bool IsBetter(ClusterReport? before, ClusterReport? after) =>
        after?.AnsweringCount > (before?.AnsweringCount ?? 0) || (after?.Health < before?.Health);

    private static Transition Judged(Transition transition) => transition with { State = ConnectionMachine.Judged(transition.State) };
}
