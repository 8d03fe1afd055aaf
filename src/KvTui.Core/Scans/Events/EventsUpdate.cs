using KvTui.Core.Editing;

namespace KvTui.Core.Scans.Events;

/// <summary>What is done with the changes that are shown.</summary>
internal static class EventsUpdate
{
    /// <summary>
    /// Shows what a change has changed, asks by what they are filtered or into which file they are saved, or says how one calls the person.
    /// </summary>
    public static Transition Apply(ExplorerState state, EventsState log, Intent intent) => intent switch
    {
        Intent.Diff => Compared(state, log),
        Intent.Filter => state.Pushed(new Layer.Prompt(PromptKind.EventFilter, log.Filter, null) { IsOffered = log.Filter.Length > 0 }),
        Intent.SaveEvents => log.Count == 0
            ? state.Info("There are no changes to save.")
            : state.Pushed(new Layer.Prompt(PromptKind.EventFile, "watch.ndjson", null) { IsOffered = true }),
        Intent.SignalEvents => Signalled(state, log with { Signal = log.Signal.Next }),
        _ => throw new ArgumentOutOfRangeException(nameof(intent), intent, "is not done with changes"),
    };

    /// <summary>A filter or a file was typed.</summary>
    public static Transition Entered(ExplorerState state, PromptKind kind, string text) => (kind, state.Scans.Events) switch
    {
        (_, null) => state,
        (PromptKind.EventFilter, { } log) => ScanUpdate.Settled(state, log with { Filter = text, Number = null }),
        (PromptKind.EventFile, { } log) => Saved(state, log, text.Trim()),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "is not typed for changes"),
    };

    private static ExplorerState Signalled(ExplorerState state, EventsState log) => ScanUpdate.Settled(state, log).Info(log.Signal switch
    {
        { Notifies: true } => "A change that is shown rings the bell and notifies (OSC 9), once a second at most.",
        { Rings: true } => "A change that is shown rings the bell, once a second at most; again notifies as well.",
        _ => "No change rings the bell any more.",
    });

    /// <summary>Saves what is shown, oldest first.</summary>
    private static Transition Saved(ExplorerState state, EventsState log, string path)
    {
        if (path.Length == 0)
        {
            return state;
        }

        ImmutableArray<LoggedEvent> rows = [.. log.Rows.Reverse()];
        return Transition.Of(state, new Effect.SaveEvents(path, EventJson.Lines(rows, state.Settings.Mask), rows.Length));
    }

    private static ExplorerState Compared(ExplorerState state, EventsState log)
    {
        if (log.Selected is not { } change)
        {
            return state;
        }

        var name = Printable.Escaped(change.Key.Span);
        if (state.Settings.Mask.Matches(change.Key))
        {
            return state.Warning($"{name} is masked; go to it and press u to see its value.");
        }

        return DiffLines.Compare(change.Before, change.After) is { } lines
            ? state.Pushed(new Layer.Diff($"{name} at {Quantities.Revision(change.Revision)}: - before, + after", lines, 0))
            : state.Info($"The values of {name} are not text: {Size(change.Before)} before, {Size(change.After)} after.");
    }

    private static string Size(ReadOnlyMemory<byte>? value) => value is { } bytes ? Quantities.Size(bytes.Length) : "none";
}
