using System.Collections.Immutable;
using KvTui.Core.State.Layers;

namespace KvTui.Core.Intents;

/// <summary>The names of the palette; help and keys come from the key table.</summary>
public static class ExplorerCommands
{
    public static ImmutableArray<ExplorerCommand> All { get; } =
    [
        Of("goto", Intent.GoTo, PromptKind.GoTo),
        Of("filter", Intent.Filter, PromptKind.Filter),
        new("find", Intent.Find, PromptKind.Find, "search all keys, or values: text, glob:, re:, hex:", ""),
        new("du", Intent.Usage, PromptKind.Usage, "what the keys with a prefix take, in bytes", ""),
        new("top", Intent.Top, PromptKind.Top, "who is written most below a prefix, now", ""),
        Of("edit", Intent.Edit),
        Of("new", Intent.NewKey, PromptKind.NewKey),
        Of("delete", Intent.Delete),
        Of("delete-prefix", Intent.DeletePrefix),
        Of("view", Intent.NextFormat),
        Of("more", Intent.MoreValue),
        Of("unmask", Intent.Unmask),
        new("unlock", Intent.Unlock, null, "unlock a production profile for this session; asks for its name", ""),
        new("lock", Intent.Lock, null, "lock a production profile again", ""),
        new("profile", Intent.SwitchProfile, PromptKind.Profile, "end this session and go on with another profile", ""),
        Of("tree", Intent.ToggleTree),
        Of("hold", Intent.HoldListing),
        Of("copy-key", Intent.CopyKey),
        Of("copy-value", Intent.CopyValue),
        Of("copy-cluster", Intent.CopyCluster),
        Of("keys", Intent.KeysPane),
        Of("value", Intent.ValuePane),
        Of("cluster", Intent.ClusterPane),
        Of("fullscreen", Intent.FullScreen),
        Of("log", Intent.CommandLog),
        Of("refresh", Intent.Refresh),
        Of("redraw", Intent.Redraw),
        Of("mouse", Intent.ToggleMouse),
        Of("suspend", Intent.Suspend),
        Of("help", Intent.Help),
        Of("quit", Intent.Quit),
    ];

    public static ExplorerCommand? Find(string name) => All.FirstOrDefault(command => command.Name == name);

    private static ExplorerCommand Of(string name, Intent intent, PromptKind? prompt = null)
    {
        var binding = ExplorerKeymap.Keys.Bindings.Concat(ExplorerKeymap.Value.Bindings).Concat(ExplorerKeymap.Cluster.Bindings).First(candidate => candidate.Intent == intent);
        return new(name, intent, prompt, binding.Help, KeyLabel.Of(binding.Keys[0]));
    }
}
