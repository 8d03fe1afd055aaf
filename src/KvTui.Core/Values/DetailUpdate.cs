using KvTui.Core.Editing;
using KvTui.Core.External;

namespace KvTui.Core.Values;

/// <summary>The value pane: it follows the cursor when that rests, and the key when that changes.</summary>
internal static class DetailUpdate
{
    /// <summary>Notes another row under the cursor, and asks to be told when it has rested there; what is shown stays until then.</summary>
    public static Transition Followed(ExplorerState state)
    {
        var current = state.Browse.Current?.Id;
        var detail = state.Detail;
        if (detail.Edit is not null || current is null || current == (detail.Wanted ?? detail.Subject))
        {
            return state;
        }

        var next = WithoutWaiting(detail) with { Wanted = current, Generation = detail.Generation + 1 };
        return detail.Subject is null || state.Focus == Pane.Value
            ? Load(state with { Detail = next })
            : Transition.Of(state with { Detail = next }, new Effect.Rest(next.Generation));
    }

    public static Transition Rested(ExplorerState state, long generation) =>
        generation == state.Detail.Generation && state.Detail.Wanted is not null ? Load(state) : state;

    public static Transition Loaded(ExplorerState state, OperationMessage.ValueLoaded loaded)
    {
        if (loaded.Generation != state.Detail.Generation)
        {
            return state;
        }

        if (ClusterIds.Differ(loaded.ClusterId, state.Keyspace.ClusterId))
        {
            // It is read again once it is certain which cluster is followed.
            var (other, held) = (ClusterIds.Text(loaded.ClusterId), ClusterIds.Text(state.Keyspace.ClusterId));
            var problem = new EtcdException(EtcdErrorKind.WrongCluster, $"cluster {other} answered in place of cluster {held}; try again.");
            return Failed(state, new(loaded.Key, loaded.Generation, problem));
        }

        var detail = Arrived(state.Detail with { Today = Day(state) });
        if (loaded.Found is not { } found)
        {
            state = detail.OpenEditor || detail.Copies != Intent.None
                ? state.Warning(
                    $"{Printable.Escaped(loaded.Key.Span)} no longer exists; there is nothing to {(detail.OpenEditor ? "edit" : "copy")}.")
                : state;
            return state with { Detail = WithoutWaiting(detail.Without(LoadStatus.Missing)) };
        }

        return Opened(DeleteUpdate.Learned(state with
        {
            Detail = IsBehind(state, detail, found) ? detail with { Status = LoadStatus.Loaded } : detail.Showing(found, loaded.ClusterId),
        })).Then(CopyUpdate.Awaited);
    }

    /// <summary>Whether what was read is older than what is shown: from a member that is behind, unless it is what was listed.</summary>
    private static bool IsBehind(ExplorerState state, DetailState detail, KeyValue found) =>
        detail.Value is { } value && value.Key == found.Key && value.ModRevision > found.ModRevision
        && !(state.Keyspace.Keys.TryGet(found.Key, out var listed) && listed.ModRevision == found.ModRevision);

    public static ExplorerState Failed(ExplorerState state, OperationMessage.ValueFailed failed)
    {
        if (failed.Generation != state.Detail.Generation)
        {
            return state;
        }

        var detail = Arrived(state.Detail).Without(LoadStatus.Failed) with { Error = failed.Error };
        var next = state with { Detail = WithoutWaiting(detail) };
        if (!detail.OpenEditor && detail.Copies == Intent.None)
        {
            return next;
        }

        var done = detail.OpenEditor ? "edited" : "copied";
        return next.Error($"{Printable.Escaped(failed.Key.Span)} cannot be {done}, as it could not be read: {failed.Error.Message}");
    }

    /// <summary>Follows changes of the key in the pane; the events carry the values.</summary>
    public static ExplorerState Changed(ExplorerState state, IReadOnlyList<WatchEvent> changes)
    {
        WatchEvent? latest = null;
        foreach (var change in changes)
        {
            state = UnresolvedUpdate.Seen(state, change);
            if (state.Detail.Edit is { } edit && change.KeyValue.Key == edit.Key)
            {
                state = EditUpdate.ChangedMeanwhile(state, edit, change);
            }

            if (state.Detail.Subject is { Kind: RowKind.Key } subject && subject.Path == change.KeyValue.Key)
            {
                latest = change;
            }
        }

        // Only what is seen in the end is formatted: a key may change a thousand times in one batch.
        var detail = state.Detail with { ClusterId = state.Keyspace.ClusterId, Today = Day(state) };
        return latest is null ? state : state with { Detail = Following(detail, latest) };
    }

    /// <summary>After a new listing: the value in the pane is read again if its key has changed.</summary>
    public static Transition Relisted(ExplorerState state)
    {
        state = EditUpdate.Relisted(state);
        if (state.Detail is not { Subject: { Kind: RowKind.Key } subject } detail)
        {
            return state;
        }

        var exists = state.Keyspace.Keys.TryGet(subject.Path, out var entry);
        var isShown = exists ? detail.Value is { } shown && IsSame(shown, entry) : detail.Status == LoadStatus.Missing;
        return isShown ? state : ReadAgain(state);
    }

    /// <summary>The value that could not be read is asked for again, as the cause may be gone.</summary>
    public static Transition Retried(ExplorerState state) =>
        state.Detail is { Status: LoadStatus.Failed, Wanted: null } ? ReadAgain(state) : state;

    /// <summary>The value in the pane is asked for again; one that is there is not given up for an answer that cannot come.</summary>
    public static Transition Refreshed(ExplorerState state) =>
        state.Connection.IsLive || state.Detail.Status != LoadStatus.Loaded ? ReadAgain(state) : state;

    /// <summary>Reads the value in the pane once more: after a break it may not be what is stored.</summary>
    public static Transition ReadAgain(ExplorerState state)
    {
        var detail = state.Detail;
        return (detail.Wanted ?? detail.Subject) is { Kind: RowKind.Key } key
            ? Load(state with { Detail = detail with { Generation = detail.Generation + 1, Wanted = key } })
            : state;
    }

    private static bool IsSame(KeyValue shown, KeyEntry listed) =>
        (shown.CreateRevision, shown.ModRevision, shown.Version) == (listed.CreateRevision, listed.ModRevision, listed.Version);

    /// <summary>The next view of the value, for this key.</summary>
    public static ExplorerState NextFormat(ExplorerState state)
    {
        var detail = state.Detail with { Today = Day(state) };
        var next = ViewCycle.Next(new(detail.Format, detail.Decoder), detail.Value?.Value);
        return state with { Detail = detail.In(next) };
    }

    /// <summary>Shows more of a value of which the pane has a preview.</summary>
    public static ExplorerState More(ExplorerState state) => state with { Detail = state.Detail.More() };

    /// <summary>The state with the value in the pane shown, or masked again.</summary>
    public static ExplorerState MaskToggled(ExplorerState state) =>
        state with { Detail = state.Detail with { Unmasked = MaskRules.IsMasked(state) ? state.Detail.Subject!.Value.Path : null } };

    /// <summary>Opens the editor on the key under the cursor, now or as soon as its value is there.</summary>
    /// <param name="isExternal">Whether it is the user's own.</param>
    public static Transition OpenEditor(ExplorerState state, bool isExternal = false)
    {
        var detail = state.Detail with { OpenEditor = true, OpensExternally = isExternal };
        return detail is { Wanted: null, Status: LoadStatus.Loaded, Value: not null }
            ? Opened(state with { Detail = detail })
            : Load(state with { Detail = detail with { Wanted = detail.Wanted ?? detail.Subject, Generation = detail.Generation + 1 } });
    }

    /// <summary>Reads the key under the cursor now, without waiting until that rests.</summary>
    public static Transition Read(ExplorerState state)
    {
        var detail = state.Detail;
        var next = WithoutWaiting(detail) with { Wanted = state.Browse.Current?.Id, Generation = detail.Generation + 1 };
        return Load(state with { Detail = next });
    }

    private static Transition Load(ExplorerState state)
    {
        var detail = state.Detail;
        if (detail.Wanted is not { Kind: RowKind.Key } wanted)
        {
            return state with { Detail = Arrived(detail).Without(LoadStatus.None) };
        }

        var next = detail with { Status = LoadStatus.Loading, Asked = state.Now };
        var load = new Effect.LoadValue(wanted.Path, detail.Generation) { Revision = state.Keyspace.AsOf };
        return Transition.Of(state with { Detail = next }, load);
    }

    /// <summary>The pane without what waited for the value.</summary>
    private static DetailState WithoutWaiting(DetailState detail) => detail with { OpenEditor = false, Copies = Intent.None };

    /// <summary>The pane turned to what was wanted.</summary>
    private static DetailState Arrived(DetailState detail)
    {
        var isOther = detail.Wanted is not null && detail.Wanted != detail.Subject;
        var next = (isOther ? detail.Of(detail.Wanted) : detail) with { Wanted = null, Error = null };
        return isOther
            ? (next with { Reading = next.Reading.Restarted(), Most = ValueFormatter.PreviewBytes, Unmasked = null }).Without(next.Status)
            : next;
    }

    private static DateOnly Day(ExplorerState state) => DateOnly.FromDateTime(state.Now.UtcDateTime);

    private static Transition Opened(ExplorerState state)
    {
        if (state.Detail is not { OpenEditor: true, Value: { } value })
        {
            return state;
        }

        var next = state with { Detail = state.Detail with { OpenEditor = false } };
        return state.Detail.OpensExternally ? ExternalUpdate.Open(next, value) : EditUpdate.Open(next, value);
    }

    private static DetailState Following(DetailState detail, WatchEvent change) =>
        change.Kind == WatchEventKind.Delete ? detail.Without(LoadStatus.Missing)
        : detail.Value?.ModRevision >= change.KeyValue.ModRevision ? detail
        : detail.Showing(change.KeyValue);
}
