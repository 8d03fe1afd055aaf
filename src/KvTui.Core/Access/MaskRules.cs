namespace KvTui.Core.Access;

/// <summary>Which values are masked: secrets, until they are asked for.</summary>
public static class MaskRules
{
    /// <summary>Whether the value in the pane is masked.</summary>
    public static bool IsMasked(ExplorerState state) =>
        state.Detail.Subject is { Kind: RowKind.Key } subject && IsMasked(state, subject.Path);

    /// <summary>Whether the value of a key would be masked in the pane.</summary>
    public static bool IsMasked(ExplorerState state, EtcdKey key) => state.Settings.Mask.Matches(key) && state.Detail.Unmasked != key;

    /// <summary>Why the value under the cursor cannot be edited yet; null if it is not masked.</summary>
    public static string? WhyNoEdit(ExplorerState state) =>
        (state.Focus == Pane.Value ? state.Detail.Subject : state.Browse.Current?.Id) is { Kind: RowKind.Key } row
        && IsMasked(state, row.Path)
            ? "The value is masked: u shows it, then it can be edited."
            : null;

    /// <summary>Why masking cannot be taken off or put on again; null if it can.</summary>
    public static string? WhyNoUnmask(ExplorerState state) =>
        state.Detail is { Subject: { Kind: RowKind.Key } subject, Value: not null } && state.Settings.Mask.Matches(subject.Path)
            ? null
            : "There is no masked value in the pane.";
}
