using KvTui.Core.Dialogs;

namespace KvTui.Core.Care.Snapshots;

/// <summary>Snapshots: into which file, how far, and what came of it. One is read at a time, beside everything else.</summary>
internal static class SnapshotUpdate
{
    /// <summary>Asks for the file; while a snapshot is being read, whether to stop it.</summary>
    public static ExplorerState Asked(ExplorerState state) =>
        state.Snapshot.IsRunning ? AskedToStop(state)
        : ActionRules.WhyNot(state, Intent.Snapshot) is { } reason ? state.Warning(reason)
        : state.Pushed(new Layer.Prompt(PromptKind.SnapshotFile, SnapshotName.Of(state.Settings.Profile, state.Now), null)
        {
            IsOffered = true,
        });

    /// <summary>Begins to read: from the member under the cursor of their list, where that is open, else from the best one.</summary>
    public static Transition Begun(ExplorerState state, string path)
    {
        if (state.Snapshot.IsRunning)
        {
            return AskedToStop(state);
        }

        if (ActionRules.WhyNot(state, Intent.Snapshot) is { } reason)
        {
            return state.Warning(reason);
        }

        path = path.Trim();
        if (path.Length == 0)
        {
            return state;
        }

        var member = state.TopLayer is Layer.Roster ? state.Scans.Roster?.Member?.Id ?? 0 : 0;
        var begun = state.Snapshot with { IsRunning = true, Path = path, Member = "", Read = 0, Total = 0 };
        return Transition.Of(
            (state with { Snapshot = begun }).Info($"snapshot into {path}; Esc in the key pane stops it"),
            new Effect.SaveSnapshot(path, member, state.ClusterId));
    }

    public static ExplorerState Progressed(ExplorerState state, OperationMessage.SnapshotRead read) => state.Snapshot.IsRunning
        ? state with { Snapshot = state.Snapshot with { Member = read.Member, Read = read.Read, Total = read.Total } }
        : state;

    /// <summary>It has ended: says how; with its file, how it is restored, unless something else is done just now.</summary>
    public static Transition Ended(ExplorerState state, OperationMessage.SnapshotEnded ended)
    {
        var snapshot = state.Snapshot with { IsRunning = false, Saved = ended.Path ?? state.Snapshot.Saved };
        var layers = state.Layers.RemoveAll(static layer =>
            layer is Layer.Question { Purpose: DialogPurpose.StopSnapshot or DialogPurpose.QuitDuringSnapshot });
        state = state with { Snapshot = snapshot, Layers = layers };
        if (ended.Path is not { } path)
        {
            return ended.WasStopped ? state.Info(ended.Text) : state.Error(ended.Text);
        }

        state = state.Saved(ended.Text);
        return state.TopLayer is null && state.Detail.Edit is null ? RestoreAsked(state, path, [$"# {ended.Text}"]) : state;
    }

    /// <summary>Opens the page with the lines that restore the last snapshot, or one that is still to be named.</summary>
    public static Transition RestoreAsked(ExplorerState state) =>
        RestoreAsked(state, state.Snapshot.Saved.Length == 0 ? "SNAPSHOT.db" : state.Snapshot.Saved, []);

    /// <summary>Asks whether to stop the snapshot that is being read.</summary>
    public static ExplorerState AskedToStop(ExplorerState state) => state.Pushed(Questions.Open(
        "Stop the snapshot",
        $"{Progress(state)} If it is stopped, nothing of it is kept.",
        "Stop it",
        "Go on",
        new DialogPurpose.StopSnapshot()));

    /// <summary>Asks whether to quit though a snapshot is being read.</summary>
    public static ExplorerState AskedToQuit(ExplorerState state) => state.Pushed(Questions.Open(
        "Quit",
        $"{Progress(state)} Quitting stops it, and nothing of it is kept.",
        "Quit and stop it",
        "Stay",
        new DialogPurpose.QuitDuringSnapshot()));

    /// <summary>Stops it; that it has ended is told by whoever reads it.</summary>
    public static Transition Stopped(ExplorerState state) =>
        state.Snapshot.IsRunning ? Transition.Of(state, new Effect.StopSnapshot()) : state;

    private static Transition RestoreAsked(ExplorerState state, string path, ImmutableArray<string> saved) =>
        Transition.Of(state.Pushed(new Layer.Page(MemberLines.RestoreTitle, [])), new Effect.PlanRestore(path, saved));

    private static string Progress(ExplorerState state)
    {
        var (path, from) = (Printable.Text(state.Snapshot.Path), Printable.Text(state.Snapshot.Member));
        return state.Snapshot.Total == 0
            ? $"A snapshot into {path} is being read."
            : $"Of a snapshot of {from} into {path}, {Quantities.Size(state.Snapshot.Read)} of "
                + $"{Quantities.Size(state.Snapshot.Total)} are read.";
    }
}
