using KvTui.App.Messages;
using KvTui.App.State;
using KvTui.App.State.Rows;
using KvTui.App.Update.Details;
using KvTui.Etcd;
using KvTui.Terminal.Text;

namespace KvTui.App.Update;

/// <summary>The outcomes of effects. Reads that are out of date are dropped by their generation; the outcome of a write never is.</summary>
internal static class OperationUpdate
{
    public static Transition Apply(ExplorerState state, OperationMessage message) => message switch
    {
        OperationMessage.Rested rested => DetailUpdate.Rested(state, rested.Generation),
        OperationMessage.ValueLoaded loaded => DetailUpdate.Loaded(state, loaded),
        OperationMessage.ValueFailed failed => DetailUpdate.Failed(state, failed),
        OperationMessage.WriteEnded ended => Ended(state, ended.Request, ended.Outcome),
        OperationMessage.Told told => state.Done(told.Text),
        _ => state,
    };

    private static Transition Ended(ExplorerState state, WriteRequest request, WriteOutcome outcome)
    {
        var subject = Subject(request);
        var isEdit = request is WriteRequest.Save or WriteRequest.Create;
        if (isEdit && state.Detail.Edit is { Saving: true } edit && edit.Key == KeyOf(request))
        {
            if (outcome is WriteOutcome.Conflict conflict)
            {
                return EditUpdate.Conflicted(state, edit, conflict.Found);
            }

            state = outcome is WriteOutcome.Applied applied ? Saved(state, applied) : state with { Detail = state.Detail with { Edit = edit with { Saving = false } } };
        }

        return outcome switch
        {
            WriteOutcome.Applied applied => state.Done(Sentence(request, subject, applied)),
            WriteOutcome.Conflict => state.Error($"Nothing was deleted: {subject} has changed since it was shown. Look at it again."),
            WriteOutcome.Failed failed => state.Error($"{subject} was not changed: {failed.Error.Message}"),
            WriteOutcome.Unknown unknown => state.Error($"It is unknown whether {subject} was changed; look at it again. {unknown.Error.Message}"),
            _ => state,
        };
    }

    private static ExplorerState Saved(ExplorerState state, WriteOutcome.Applied applied)
    {
        state = EditUpdate.Closed(state);
        if (applied.Found is not { } found)
        {
            return state;
        }

        var subject = new RowId(found.Key, RowKind.Key);
        state = state with { Browse = state.Browse with { Cursor = subject } };
        state = BrowseUpdate.GoTo(state, found.Key) with { Focus = Pane.Value };
        return state with { Detail = (state.Detail with { Subject = subject, Wanted = null, Generation = state.Detail.Generation + 1 }).Showing(found) };
    }

    private static string Sentence(WriteRequest request, string subject, WriteOutcome.Applied applied) => request switch
    {
        WriteRequest.DeletePrefix => $"{applied.Keys} keys below {subject} deleted at r{applied.Revision}",
        WriteRequest.Delete => $"{subject} deleted at r{applied.Revision}",
        WriteRequest.Create => $"{subject} created at r{applied.Found?.ModRevision ?? applied.Revision}",
        _ => $"{subject} saved at r{applied.Found?.ModRevision ?? applied.Revision}",
    };

    private static string Subject(WriteRequest request) => Printable.Escaped(KeyOf(request).Span);

    private static EtcdKey KeyOf(WriteRequest request) => request switch
    {
        WriteRequest.Save save => save.Base.Key,
        WriteRequest.Create create => create.Key,
        WriteRequest.Delete delete => delete.Key,
        WriteRequest.DeletePrefix prefix => prefix.Prefix,
        _ => EtcdKey.Empty,
    };
}
