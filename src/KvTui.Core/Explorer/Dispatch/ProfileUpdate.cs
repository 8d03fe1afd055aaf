namespace KvTui.Core.Explorer.Dispatch;

/// <summary>Goes on with another profile: this session ends, as if quit, and the next one opens on the same terminal.</summary>
internal static class ProfileUpdate
{
    /// <summary>Why there is nothing to go on to; null if there is.</summary>
    public static string? WhyNot(ExplorerState state) =>
        state.Settings.Profiles.IsEmpty ? "There are no profiles: 'kvtui config create' writes a file to put them in." : null;

    public static Transition SwitchTo(ExplorerState state, string name)
    {
        if (name.Length == 0)
        {
            return state;
        }

        return state.Settings.Profiles.Contains(name)
            ? ScreenUpdate.Quit(state with { NextProfile = name })
            : state.Error($"There is no profile '{Printable.Text(name)}'; there is {Printable.Text(string.Join(", ", state.Settings.Profiles))}.");
    }
}
