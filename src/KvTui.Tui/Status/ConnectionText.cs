using KvTui.Core;
using KvTui.Core.Connection;
using KvTui.Core.Keyspace;
using KvTui.Core.Members;
using KvTui.Core.Offline;
using KvTui.Etcd.Model;
using KvTui.Tty.Cells;

namespace KvTui.Tui.Status;

/// <summary>The words for how the explorer stands with the cluster.</summary>
internal static class ConnectionText
{
    private static readonly TimeSpan WorthCounting = TimeSpan.FromSeconds(1);

    /// <summary>The status line's part: what is known, from whom, how old, and what is tried.</summary>
    public static string Line(ExplorerState state)
    {
        var connection = state.Connection;
        if (state.File is { } file && connection.Phase != ConnectionPhase.Refused)
        {
            return FileText.Line(file, state.IsFileRead);
        }

        return connection.Phase switch
        {
            ConnectionPhase.Connecting => $"connecting for {Age(state, connection.Since)}",
            ConnectionPhase.Loading => state.Keyspace.Paused ? "loading paused; p resumes" : "loading",
            ConnectionPhase.Live => Live(state.Keyspace.Followed),
            ConnectionPhase.Silent => $"no answer from {Via(state)} for {Quantities.Silence(state.Now - SilentSince(state))}{Held(state)}",
            ConnectionPhase.Reconnecting => $"reconnecting{Countdown(state)}{Cause(state)}{Stale(state)}",
            ConnectionPhase.Leaderless => $"no leader: reading {Readable(state)}{Held(state)}",
            ConnectionPhase.NoQuorum => $"no quorum: reading {Readable(state)} only{Held(state)}{OldAge(state)}",
            ConnectionPhase.LearnerOnly => $"learner only: {Readable(state)} as last known there{Held(state)}",
            ConnectionPhase.OtherCluster => $"another cluster answers at {Other(connection)}: r reads it{Stale(state)}",
            ConnectionPhase.Offline => $"offline {Age(state, connection.Since)}{Countdown(state)}{Cause(state)}{Held(state)}",
            ConnectionPhase.Refused => $"{Word(state)}{RefusedAge(state)}: {Printable.Text(Refusal(state)?.Message ?? "")}",
            var phase => throw new ArgumentOutOfRangeException(nameof(state), phase, null),
        };
    }

    /// <summary>The same where a notice needs the room.</summary>
    public static string Word(ExplorerState state) => state.Connection.Phase switch
    {
        ConnectionPhase.Silent => "no answer",
        ConnectionPhase.Reconnecting => "reconnecting",
        ConnectionPhase.Leaderless => "no leader",
        ConnectionPhase.NoQuorum => "no quorum",
        ConnectionPhase.Offline => "offline",
        ConnectionPhase.LearnerOnly => "learner only",
        ConnectionPhase.OtherCluster => "another cluster",
        ConnectionPhase.Refused => Refusal(state) is { IsDenial: true } ? "denied" : "refused",
        ConnectionPhase.Live when state.Keyspace.Followed is { Status: RegionStatus.Stale } old =>
            $"as of {Quantities.Revision(old.Revision)}",
        ConnectionPhase.Connecting or ConnectionPhase.Loading or ConnectionPhase.Live => Line(state),
        var phase => throw new ArgumentOutOfRangeException(nameof(state), phase, null),
    };

    public static Style Style(ConnectionPhase phase, ViewTheme theme) => phase switch
    {
        ConnectionPhase.Live => theme.Good,
        ConnectionPhase.Loading => theme.StatusBar,
        ConnectionPhase.NoQuorum or ConnectionPhase.Offline or ConnectionPhase.OtherCluster or ConnectionPhase.Refused => theme.Error,
        ConnectionPhase.Connecting or ConnectionPhase.Silent or ConnectionPhase.Reconnecting or ConnectionPhase.Leaderless
            or ConnectionPhase.LearnerOnly => theme.Warning,
        _ => throw new ArgumentOutOfRangeException(nameof(phase), phase, null),
    };

    /// <summary>Who carries the watch: its name, or its endpoint while that is not known; empty while nobody does.</summary>
    public static string Via(ExplorerState state) =>
        state is { File: null, Connection: { Endpoint: { } at, Stream: StreamPhase.Following or StreamPhase.Listing } }
            ? state.Cluster.NameAt(at)
            : "";

    /// <summary>While the connection is good: all keys are live, or those in view, or those change too fast for that.</summary>
    private static string Live(FollowedKeys followed) => followed switch
    {
        { Scope.Revision: > 0 } => $"as of {Quantities.Revision(followed.Revision)}, not now",
        { Scope.IsWhole: true } => $"live {Quantities.Revision(followed.Revision)}",
        { Status: RegionStatus.Stale } => $"as of {Quantities.Revision(followed.Revision)}, too busy to watch",
        _ => $"live {Quantities.Revision(followed.Revision)} in view",
    };

    private static DateTimeOffset SilentSince(ExplorerState state)
    {
        var endpoint = state.Connection.Endpoint;
        var row = state.Cluster.Rows.FirstOrDefault(row => row.Member.Misdirection is null && row.Member.Endpoint == endpoint);
        return row?.SilentSince ?? state.Connection.Since;
    }

    private static string Readable(ExplorerState state)
    {
        var members = (state.Cluster.Report?.Members ?? []).Where(static member => member.Status is not null);
        return string.Join(", ", members.Select(static member => Printable.Text(member.Label)));
    }

    private static string Countdown(ExplorerState state) =>
        state.Connection.RetryAt - state.Now is { } wait && wait >= WorthCounting ? $" in {Quantities.Age(wait)}" : "";

    private static string Cause(ExplorerState state) => state.Connection.Cause is { } cause ? $": {HealthText.Cause(cause)}" : "";

    /// <summary>What the cluster refused: to this user all that is read, or to be listed.</summary>
    private static EtcdException? Refusal(ExplorerState state) =>
        state.Connection.Stream == StreamPhase.Refused ? state.Connection.Cause : state.Cluster.Report?.Denial ?? state.Connection.Cause;

    private static string Held(ExplorerState state) =>
        state.Keyspace.Followed.Revision > 0 ? $", {Quantities.Revision(state.Keyspace.Followed.Revision)}" : "";

    private static string Stale(ExplorerState state) => state.Connection.StaleSince is { } since ? $", stale {Age(state, since)}" : "";

    private static string Other(ConnectionState connection) => Printable.Text(connection.OtherAddress);

    private static string RefusedAge(ExplorerState state) => state.Connection.Stream == StreamPhase.Following ? "" : OldAge(state);

    private static string OldAge(ExplorerState state) =>
        state.Keyspace.Followed.Revision > 0 ? $", {Age(state, state.Connection.StaleSince ?? state.Connection.Since)} old" : "";

    private static string Age(ExplorerState state, DateTimeOffset since) => Quantities.Age(state.Now - since);
}
