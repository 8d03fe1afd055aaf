using KvTui.Core.Values.Formats;

namespace KvTui.Core.Values;

/// <summary>Runs the user's commands on the value in the pane, and cancels them when it leaves.</summary>
internal static class CommandUpdate
{
    /// <summary>Starts the command that the value in the pane is to be read by; ends one whose value is not there any more.</summary>
    public static Transition Settled(ExplorerState state)
    {
        var (detail, wanted) = (state.Detail, Wanted(state));
        var isSettled = wanted is null ? detail.Run is null : detail.Run is { } run && run.Command == wanted && run.IsOf(detail.Value!);
        if (isSettled)
        {
            return state;
        }

        var next = wanted is null ? null : new CommandRun(wanted, detail.Value!);
        return Transition.Of(state with { Detail = detail.With(next) }, new Effect.RunCommand(next));
    }

    /// <summary>Shows what came of a command, if its value is still in the pane.</summary>
    public static ExplorerState Ended(ExplorerState state, CommandRun started, CommandRun ended) =>
        ReferenceEquals(state.Detail.Run, started) ? state with { Detail = state.Detail.With(ended) } : state;

    /// <summary>The command with the longest prefix that the key has; never one for a masked key, even where it is unmasked.</summary>
    private static ValueCommand? Wanted(ExplorerState state) =>
        state.Detail is { Value: { } value, Format: ValueFormat.Auto, Decoder: null } && !state.Settings.Mask.Matches(value.Key)
            ? state.Settings.Commands.Where(command => value.Key.StartsWith(command.Prefix)).MaxBy(static command => command.Prefix.Length)
            : null;
}
