using KvTui.Core.Browse;
using KvTui.Core.Clusters;
using KvTui.Core.Dialogs;
using KvTui.Core.Dialogs.Prompts;
using KvTui.Core.Editing.Drafts;
using KvTui.Core.Explorer.Dispatch;
using KvTui.Core.Keyspace.Watching;
using KvTui.Core.Leases;
using KvTui.Core.Members;
using KvTui.Core.Remembering;
using KvTui.Core.Users;
using KvTui.Testing.Architecture;

namespace KvTui.Core.Tests.Architecture;

/// <summary>The types of the explorer by their role: the hub, updates, services, and what is left: what a room holds.</summary>
internal static class ExplorerTypes
{
    private const string Core = "KvTui.Core.";

    /// <summary>
    /// What every room speaks, and what hands it to the rooms: the state is made of theirs, messages, effects and layers are closed sets over
    /// all of them, and these updates pass on what each has to do. All other types use each other in one direction.
    /// </summary>
    public static readonly IReadOnlyList<Type> Hub =
    [
        typeof(ExplorerState), typeof(Effect), typeof(UserMessage), typeof(OperationMessage), typeof(Layer),
        typeof(ExplorerUpdate), typeof(UserUpdate), typeof(OperationUpdate), typeof(IntentUpdate), typeof(LayerUpdate),
        typeof(PromptUpdate), typeof(PromptIntents), typeof(ChangeIntents),
    ];

    /// <summary>The rooms that are allowed to wait, to ask for the time and to touch files.</summary>
    public static readonly IReadOnlyList<string> ServiceRooms =
    [
        "Explorer.Hosting", "Explorer.Services", "Scans.Running", "Writes.Guarded", "External.Running", "Care.Running",
        "Journal.Keeping", "Journal.Undoing", "Past.Running", "Exports.Running", "Comparing.Running", "Bulk.Running",
        "Leases.Running", "Users.Running",
    ];

    /// <summary>The services that stand in the room of their feature.</summary>
    public static readonly IReadOnlyList<Type> Services =
    [
        typeof(FilterScanner), typeof(BrowseRunner), typeof(DraftKeeper), typeof(DraftStore), typeof(RememberedFile), typeof(KeyspaceWatcher), typeof(PastListing), typeof(RightsLearner), typeof(WatchMeter),
        typeof(EndpointMonitor), typeof(ClusterAsker), typeof(LeaseSurvey), typeof(UserSurvey), typeof(AuthSwitch),
    ];

    /// <summary>Each pair of types of the explorer of which the first uses the second.</summary>
    public static readonly IReadOnlyList<(Type User, Type Used)> Uses =
        [.. UsedTypes.In(typeof(ExplorerState).Assembly).Where(static pair => Room(pair.User).Length > 0)];

    /// <summary>Whether a type is an update: its functions return the next state. All updates may put notices and layers on one.</summary>
    public static bool IsUpdate(Type type) =>
        type is { IsAbstract: true, IsSealed: true } && type != typeof(Notices) && type != typeof(LayerStack)
        && UsedTypes.Returned(type).Intersect([typeof(ExplorerState), typeof(Transition), typeof(Transition?)]).Any();

    /// <summary>Whether a type waits, asks for the time or touches files, or stands among those that do.</summary>
    public static bool IsService(Type type) => Services.Contains(type) || ServiceRooms.Contains(Room(type));

    /// <summary>The room of a type, as "Scans.Usage"; empty for what is in none.</summary>
    public static string Room(Type type) =>
        type.Namespace is { } name && name.StartsWith(Core, StringComparison.Ordinal) ? name[Core.Length..] : "";
}
