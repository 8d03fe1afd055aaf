namespace KvTui.Core.Explorer.Dispatch;

/// <summary>Goes on with another profile: this session ends, as if quit, and the next one opens on the same terminal.</summary>
internal static class ProfileUpdate
{
    public static Transition SwitchTo(ExplorerState state, string name)
    {
        if (name.Length == 0)
        {
            return state;
        }

        var profiles = state.Settings.Profiles;
        return profiles.Contains(name)
            ? ScreenUpdate.Quit(state with { NextProfile = name })
            : state.Error($"There is no profile '{Printable.Text(name)}'; there is {Printable.Text(string.Join(", ", profiles))}.");
    }
}
