using KvTui.App.Intents;
using KvTui.App.State;
using KvTui.App.State.Details;
using KvTui.App.State.Keyspace;
using KvTui.App.State.Rows;

namespace KvTui.App.Update;

/// <summary>Which actions are possible now, and why not.</summary>
internal static class ActionRules
{
    /// <summary>Why an action is not possible; null if it is.</summary>
    public static string? WhyNot(ExplorerState state, Intent intent)
    {
        var banned = intent switch
        {
            Intent.Edit or Intent.NewKey => WriteRules.WhyNoPut(state),
            Intent.Delete or Intent.DeletePrefix => WriteRules.WhyNoWrite(state),
            _ => null,
        };
        return banned ?? intent switch
        {
            Intent.Edit => state.Browse.Current is { Kind: RowKind.Key } || IsOnKey(state) ? null : "There is no key under the cursor to edit.",
            Intent.Delete or Intent.DeletePrefix or Intent.CopyKey => state.Browse.Current is null ? "There is no key under the cursor." : null,
            Intent.CopyValue => state.Detail.Status == LoadStatus.Loaded ? null : "There is no value in the pane to copy.",
            Intent.MoreValue when !state.Detail.HasMore => state.Detail.Value is null ? "There is no value in the pane." : "All of the value is shown.",
            Intent.CopyCluster => state.Cluster.Report is null ? "Nothing is known of the cluster yet." : null,
            Intent.HoldListing => state.Keyspace is { Followed: { Status: RegionStatus.Loading, Scope.IsWhole: true } } or { Paused: true } ? null : "All keys are listed.",
            Intent.ToggleTree => state.Browse.Filter is null ? null : "A filter shows a flat list; Esc ends it.",
            _ => null,
        };
    }

    private static bool IsOnKey(ExplorerState state) => state is { Focus: Pane.Value, Detail.Status: LoadStatus.Loaded };
}
