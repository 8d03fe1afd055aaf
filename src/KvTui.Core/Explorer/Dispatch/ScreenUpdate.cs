using KvTui.Core.Browse.Marks;
using KvTui.Core.Care.Snapshots;
using KvTui.Core.Commands;
using KvTui.Core.Dialogs;
using KvTui.Core.Values.Reading;

namespace KvTui.Core.Explorer.Dispatch;

/// <summary>Focus, full screen, stepping back and quitting.</summary>
internal static class ScreenUpdate
{
    private static readonly TimeSpan TwiceWithin = TimeSpan.FromSeconds(2);

    public static Transition Apply(ExplorerState state, Intent intent) => intent switch
    {
        Intent.NextPane => state with { Focus = After(state.Focus) },
        Intent.PreviousPane => state with { Focus = Before(state.Focus) },
        Intent.KeysPane => state with { Focus = Pane.Keys },
        Intent.ValuePane => state with { Focus = Pane.Value },
        Intent.ClusterPane => state with { Focus = Pane.Cluster },
        Intent.Wider or Intent.Narrower => SplitUpdate.Stepped(state, intent),
        Intent.Menu or Intent.ContextMenu or Intent.SortMenu or Intent.ColumnMenu or Intent.CopyMenu => MenuUpdate.Opened(state, intent),
        Intent.FullScreen => state with { FullScreen = !state.FullScreen },
        Intent.ToggleMouse => Transition.Of(
            (state with { MouseOn = !state.MouseOn })
                .Info(state.MouseOn ? "mouse off" : "mouse on: the terminal's own selection needs Shift now"),
            new Effect.SetMouse(!state.MouseOn)),
        Intent.Back => Back(state),
        Intent.Cancel => Cancel(state),
        Intent.Quit => Quit(state with { NextProfile = null }),
        _ => throw new ArgumentOutOfRangeException(nameof(intent), intent, "is not about the screen"),
    };

    /// <summary>Quits, or asks first if an edit or a snapshot would be lost, or the outcome of a write would not be seen.</summary>
    public static ExplorerState Quit(ExplorerState state)
    {
        if (state.Writes.UnderWay is [var request, ..])
        {
            var text = WriteSentences.QuitNow(state, request);
            return state.Pushed(Questions.Open("Quit", text, "Quit without knowing", "Stay", new DialogPurpose.QuitDuringWrite()));
        }

        if (state.Snapshot.IsRunning)
        {
            return SnapshotUpdate.AskedToQuit(state);
        }

        if (state.Care.Course is { Running: { } run })
        {
            var text = $"Being done: {Printable.Text(run.Progress)}. Quitting does not stop it; the next start tells how far it was.";
            return state.Pushed(Questions.Open("Quit", text, "Quit without knowing", "Stay", new DialogPurpose.QuitDuringWrite()));
        }

        return state.Detail.Edit is { WouldLose: true }
            ? state.Pushed(Questions.Open(
                "Quit",
                "The value being edited has not been saved. Quitting discards the changes.",
                "Quit and discard them",
                "Stay",
                new DialogPurpose.Quit()))
            : state with { Quitting = true };
    }

    /// <summary>Cancels the read that runs; the second time in a row it quits.</summary>
    public static Transition Cancel(ExplorerState state)
    {
        if (state.Now - state.CancelledAt < TwiceWithin)
        {
            return Quit(state with { CancelledAt = default, NextProfile = null });
        }

        var detail = state.Detail.Status == LoadStatus.Loading
            ? state.Detail with { Status = LoadStatus.None, Generation = state.Detail.Generation + 1 }
            : state.Detail;
        return Transition.Of((state with { CancelledAt = state.Now, Detail = detail }).Info("Ctrl-C again quits"), new Effect.CancelLoad());
    }

    private static Pane After(Pane pane) => pane switch
    {
        Pane.Keys => Pane.Value,
        Pane.Value => Pane.Cluster,
        Pane.Cluster => Pane.Keys,
        _ => throw new ArgumentOutOfRangeException(nameof(pane), pane, "is not a known pane"),
    };

    private static Pane Before(Pane pane) => pane switch
    {
        Pane.Keys => Pane.Cluster,
        Pane.Value => Pane.Keys,
        Pane.Cluster => Pane.Value,
        _ => throw new ArgumentOutOfRangeException(nameof(pane), pane, "is not a known pane"),
    };

    /// <summary>
    /// One step back: hits in the value, then filter, then marks, then the layer a row was opened from, then full screen, then a
    /// snapshot that is being read, which is asked about, then nothing; it never quits.
    /// </summary>
    private static ExplorerState Back(ExplorerState state)
    {
        state = state with { Notice = null };
        if (state.Focus == Pane.Value && state.Detail.Reading.Find is not null)
        {
            return FindUpdate.Ended(state);
        }

        if (state.Browse.FilterText.Length > 0)
        {
            return FilterTyping.Ended(state);
        }

        if (!state.Browse.Marks.IsEmpty)
        {
            return MarkUpdate.Cleared(state);
        }

        return state.Opened switch
        {
            { FullScreen: false } when state.FullScreen => state with { FullScreen = false },
            { } opened => PlaceUpdate.Reopened(state, opened),
            null when state.FullScreen => state with { FullScreen = false },
            null => state is { Focus: Pane.Keys, Snapshot.IsRunning: true }
                ? SnapshotUpdate.AskedToStop(state)
                : state with { Focus = Pane.Keys },
        };
    }
}
