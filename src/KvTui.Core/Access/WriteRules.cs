using KvTui.Core.Connection;
using KvTui.Etcd.Cluster;

namespace KvTui.Core.Access;

/// <summary>Whether the cluster can be written to now, and why not.</summary>
public static class WriteRules
{
    /// <summary>Why no value can be written now; null if one can.</summary>
    public static string? WhyNoPut(ExplorerState state) => WhyNoWrite(state) ?? (AlarmOf(state, AlarmKind.NoSpace) is { } member
        ? $"Puts are off: alarm NOSPACE of {member}, the database is full. Deleting works; compact, defragment, then disarm the alarm."
        : null);

    /// <summary>Why no key can be deleted now; null if one can.</summary>
    public static string? WhyNoWrite(ExplorerState state) => WhyPast(state) ?? WhyForbidden(state)
        ?? (AlarmOf(state, AlarmKind.Corrupt) is { } corrupt
            ? $"Writes are off: alarm CORRUPT of {corrupt}. Rebuild that member, then disarm the alarm."
            : null)
        ?? WhyNotNow(state)
        ?? (IsDeniedHere(state)
            ? $"Edits are off: this user may not write {Printable.Escaped(state.Writes.Denied!.Value.Span)}; r tries again."
            : null);

    /// <summary>Why nothing of the past that is shown can be put into the present now; null if it can.</summary>
    public static string? WhyNoRestore(ExplorerState state)
    {
        var keyspace = state.Keyspace;
        return WhyNoPut(state with { Keyspace = keyspace with { AsOf = 0, Wanted = keyspace.Wanted with { Revision = 0 } } });
    }

    /// <summary>
    /// Why nothing can be done for the cluster as a whole, such as a change of its members; null if it can. Alarms are no reason not to.
    /// </summary>
    public static string? WhyNoCare(ExplorerState state) =>
        WhyForbidden(state) ?? WhyNotWhole(state) ?? WhyNotNow(state);

    /// <summary>Why this user, or an explorer that is confined, has no say in what concerns the whole cluster; null if it has.</summary>
    public static string? WhyNotWhole(ExplorerState state) =>
        !state.Settings.Root.IsEmpty
            ? $"The explorer is confined to {Printable.Escaped(state.Settings.Root.Span)}, and this concerns the whole cluster; "
                + "start it without --root."
        : state.Access.Rights is { IsRestricted: true, User: { } user }
            ? $"This takes the role root, which {Printable.Text(user)} does not have; log in as a user that has it (--user)."
        : state.Connection is { Phase: ConnectionPhase.Refused, Cause: { IsDenial: true } cause }
            ? $"This takes the role root, and this explorer is not let in: {Printable.Text(cause.Message)}"
        : null;

    /// <summary>
    /// Why a write that is based on a cluster cannot be sent, with both clusters' ids; null if it can, as far as is known.
    /// </summary>
    public static string? WhyNoWriteTo(ExplorerState state, ulong clusterId)
    {
        if (ClusterIds.Differ(clusterId, state.Keyspace.ClusterId))
        {
            var place = state.Connection.Endpoint is { } endpoint ? $" at {Printable.Text(endpoint.Address)}" : "";
            var (old, now) = (ClusterIds.Text(clusterId), ClusterIds.Text(state.Keyspace.ClusterId));
            return $"it was read from cluster {old}, and cluster {now} is read now{place}";
        }

        return state.Connection.Phase == ConnectionPhase.OtherCluster ? Other(state) : null;
    }

    /// <summary>Which cluster answers where, in place of which: both are named.</summary>
    public static string Other(ExplorerState state)
    {
        var (connection, held) = (state.Connection, state.ClusterId);
        var place = connection.OtherAddress is { Length: > 0 } address ? $" at {Printable.Text(address)}" : "";
        return $"cluster {ClusterIds.Text(connection.OtherClusterId)} answers{place}"
            + (ClusterIds.Differ(held, connection.OtherClusterId) ? $" in place of cluster {ClusterIds.Text(held)}" : "");
    }

    /// <summary>
    /// The mark that the status line bears while writes are off, though the screen may be live, or on though this is production; otherwise
    /// empty.
    /// </summary>
    public static string Mark(ExplorerState state) =>
        state.Settings.ReadOnly ? "read-only"
        : state.Keyspace.IsPast ? "past: read-only"
        : state.Access.IsLocked ? "locked"
        : AlarmOf(state, AlarmKind.Corrupt) is not null ? "CORRUPT: no writes"
        : AlarmOf(state, AlarmKind.NoSpace) is not null ? "NOSPACE: no puts"
        : IsDeniedHere(state) || HasNoRightHere(state) ? "no right to write"
        : state.Settings.IsProduction ? "unlocked"
        : "";

    /// <summary>Who says that it is read-only: how it was started, or its profile.</summary>
    public static string ReadOnlyBy(ExplorerState state) =>
        state.Settings.ReadOnlyOrigin is var origin && origin.StartsWith("--", StringComparison.Ordinal)
            ? $"started with {origin}"
            : $"{Printable.Text(origin)} says so";

    /// <summary>Why it cannot be unlocked, or locked; null if it can.</summary>
    public static string? WhyNoLock(ExplorerState state, bool locks) => state switch
    {
        { Settings.IsProduction: false } => "This profile is not marked production: it has no lock.",
        { Settings.ReadOnly: true } => $"Read-only: that cannot be undone in a session ({ReadOnlyBy(state)}).",
        { Access.IsLocked: var isLocked } when isLocked == locks => isLocked ? "It is locked already." : "It is unlocked already.",
        _ => null,
    };

    private static string? WhyPast(ExplorerState state) => !state.Keyspace.IsPast ? null
        : state.Keyspace.AsOf == 0 ? "The past is about to be shown, and cannot be changed; :now leads back."
        : $"This is {Quantities.Revision(state.Keyspace.AsOf)}, and the past cannot be changed; :now leads back, :revert puts a key back.";

    private static string? WhyForbidden(ExplorerState state) =>
        state.Settings.ReadOnly ? $"Read-only: nothing can be changed ({ReadOnlyBy(state)})."
        : state.Access.IsLocked
            ? $"Locked: the profile {Printable.Text(state.Settings.Profile)} is marked production; :unlock asks for its name."
        : null;

    private static string? WhyNotNow(ExplorerState state) => state.Connection.Phase switch
    {
        ConnectionPhase.NoQuorum when state.Cluster.Report?.Proxy is not null =>
            "Edits are off: no quorum behind the proxy; reading through it only.",
        ConnectionPhase.NoQuorum => $"Edits are off: no quorum. {Silent(state)}; reading {Answering(state)} only.",
        ConnectionPhase.Leaderless => $"Edits are off: no leader. {Answering(state)} are electing one.",
        ConnectionPhase.LearnerOnly =>
            $"Edits are off: {Answering(state)} is a learner. Give a voter's endpoint (--endpoints) to write.",
        ConnectionPhase.OtherCluster => $"Edits are off: {Other(state)}; r reads it.",
        ConnectionPhase.Offline => "Edits are off: offline. No member answers.",
        ConnectionPhase.Connecting or ConnectionPhase.Loading or ConnectionPhase.Live or ConnectionPhase.Silent
            or ConnectionPhase.Reconnecting or ConnectionPhase.Refused => null,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state.Connection.Phase, "is not a known phase"),
    };

    private static bool HasNoRightHere(ExplorerState state) =>
        state is { Access.Rights.IsRestricted: true, Detail.Edit: null, Browse.Current.Kind: RowKind.Key }
        && AccessRules.WhyNoChangeHere(state) is not null;

    private static bool IsDeniedHere(ExplorerState state) =>
        state.Writes.Denied is { } denied && state.Browse.Current?.Path == denied && state.Detail.Edit is null;

    private static string? AlarmOf(ExplorerState state, AlarmKind kind)
    {
        var report = state.Cluster.Report;
        return report?.Alarms.FirstOrDefault(alarm => alarm.Kind == kind) is { } alarm
            ? Printable.Text(report.LabelOf(alarm.MemberId))
            : null;
    }

    private static string Silent(ExplorerState state)
    {
        var members = Members(state);
        var silent = members.Where(static member => !member.Answers).ToList();
        return $"{silent.Count} of {members.Count} members do not answer ({Names(silent)})";
    }

    private static string Answering(ExplorerState state) => Names(Members(state).Where(static member => member.Answers));

    private static List<MemberReport> Members(ExplorerState state) =>
        [.. (state.Cluster.Report?.Members ?? []).Where(static member => member.Id != 0)];

    private static string Names(IEnumerable<MemberReport> members) =>
        string.Join(", ", members.Select(static member => Printable.Text(member.Label)));
}
