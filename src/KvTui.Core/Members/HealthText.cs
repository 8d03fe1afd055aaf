using KvTui.Etcd.Cluster;

namespace KvTui.Core.Members;

/// <summary>The words for what is known of members.</summary>
internal static class HealthText
{
    private static readonly TimeSpan UnreachableAfter = TimeSpan.FromSeconds(10);

    public static string Word(ClusterReport report) => report.Health switch
    {
        ClusterHealth.Healthy => "healthy",
        ClusterHealth.Degraded => "degraded",
        ClusterHealth.NoQuorum when report.HasMajority => "no leader",
        ClusterHealth.NoQuorum => "no quorum",
        ClusterHealth.Denied => "denied",
        ClusterHealth.LearnerOnly => "learner only",
        ClusterHealth.Unreachable => "not reachable from here",
        _ => throw new ArgumentOutOfRangeException(nameof(report), report.Health, "is not a known health"),
    };

    /// <summary>What can still be done, and how much more may go wrong; a sentence.</summary>
    public static string StillWorks(ClusterReport report) => report.Health switch
    {
        ClusterHealth.NoQuorum when report is { Proxy: not null, IsTold: true } =>
            "Keys and values can be read through the proxy, as last known behind it; nothing can be written until enough voters agree.",
        ClusterHealth.NoQuorum when report.Members.Any(member => member.Status is not null) =>
            $"{Readable(report)}; nothing can be written until {report.Quorum} of {report.VoterCount} voters agree.",
        ClusterHealth.Degraded when report.ReadError is not null => $"{Readable(report)}; whether writes work is not known.",
        ClusterHealth.NoQuorum or ClusterHealth.Unreachable =>
            "Nothing can be read or written from here; what is shown is what was last seen.",
        ClusterHealth.Denied when report.IsReadDenied =>
            "Nothing can be read or written with this login; it is tried again at every poll. "
            + "Give another one (--user) if it is the wrong one.",
        ClusterHealth.Denied => "Reads and writes work as far as this user's rights go; some members do not tell this user how they are.",
        ClusterHealth.LearnerOnly => $"{Readable(report)}; nothing can be written.",
        ClusterHealth.Healthy or ClusterHealth.Degraded => $"{Working(report)}; {Spare(report)}.",
        _ => throw new ArgumentOutOfRangeException(nameof(report), report.Health, "is not a known health"),
    };

    /// <summary>How many more voters may fail: “1 more may fail”, “none may fail”.</summary>
    public static string Spare(ClusterReport report) =>
        report.Proxy is not null ? "how many may fail is not known behind a proxy"
        : report.FailuresTolerated == 0 ? "none may fail"
        : string.Create(CultureInfo.InvariantCulture, $"{report.FailuresTolerated} more may fail");

    /// <summary>How many of the members answer; empty where they are not known, as a learner does not list them.</summary>
    public static string Members(ClusterReport report) => report is { Health: ClusterHealth.LearnerOnly, VoterCount: 0 }
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $" · {report.AnsweringCount}/{report.MemberCount} members");

    /// <summary>What is wrong, on one line; empty if nothing is known to be.</summary>
    public static string Reason(ClusterReport? report) => report switch
    {
        null or { Reason: "" } => "",
        { Health: ClusterHealth.Degraded } => Printable.Text($"{report.Reason}; {Spare(report)}"),
        _ => Printable.Text(report.Reason),
    };

    /// <summary>How long a slow member took: “slow 3.0 s”.</summary>
    public static string Slow(MemberReport member) => $"slow {Seconds(member)}";

    /// <summary>How long a slow member took: “3.0 s”.</summary>
    public static string Seconds(MemberReport member) =>
        string.Create(CultureInfo.InvariantCulture, $"{member.RoundTrip!.Value.TotalSeconds:0.0} s");

    /// <summary>Why a member has no figures: refused at once, or silent for so long.</summary>
    public static string Silence(MemberRow row, DateTimeOffset now)
    {
        var time = now - (row.SilentSince ?? now);
        return row.Member.Error switch
        {
            _ when row.Member.ForeignCluster is not 0 and var foreign =>
                string.Create(CultureInfo.InvariantCulture, $"belongs to another cluster: {foreign:x}"),
            _ when row.Member.Misdirection is { } misdirection => Printable.Text(misdirection.Text),
            _ when row.Member.Pending is not null => $"no answer for {Quantities.Silence(time)}",
            null => row.Member.Id == 0 ? "belongs to no member" : "has not started, or has no address",
            { Kind: EtcdErrorKind.PermissionDenied } => "denied: this user may not ask for the status",
            { IsDenial: true } denial => $"denied: {Cause(denial)}",
            { Kind: EtcdErrorKind.DeadlineExceeded } when time < UnreachableAfter => $"no answer for {Quantities.Silence(time)}",
            { } error => $"unreachable for {Quantities.Age(time)}: {Cause(error)}",
        };
    }

    /// <summary>The same without the cause: “no answer for 4 s”, “unreachable 12 s”; empty for a member that was never asked.</summary>
    public static string ShortSilence(MemberRow row, DateTimeOffset now)
    {
        var time = now - (row.SilentSince ?? now);
        return row.Member switch
        {
            { IsDenied: true } => "denied",
            { Error: null, Pending: null } => "",
            { Pending: not null } or { Error.Kind: EtcdErrorKind.DeadlineExceeded } when time < UnreachableAfter =>
                $"no answer for {Quantities.Silence(time)}",
            _ => $"unreachable {Quantities.Age(time)}",
        };
    }

    /// <summary>What a silent member's request ended with, in few words; empty if it is still awaited.</summary>
    public static string CauseOf(MemberReport member) => member is { Error: { } error, Pending: null } ? Cause(error) : "";

    private static string Working(ClusterReport report) =>
        Has(report, AlarmKind.Corrupt) ? "Reads work; writes are refused while the alarm CORRUPT is raised"
        : Has(report, AlarmKind.NoSpace) ? "Reads and deletes work; puts are refused until space is freed and the alarm disarmed"
        : report.LeaderMember is not { Answers: false } leader ? "Reads and writes work"
        : $"The leader, {Printable.Text(leader.Label)}, does not answer from here: until another is elected, "
            + "writes work only if the others still reach it";

    private static string Readable(ClusterReport report)
    {
        var names = report.Members.Where(member => member.Status is not null).Select(member => Printable.Text(member.Label));
        return $"Keys and values can be read from {string.Join(", ", names)}, as last known there";
    }

    private static bool Has(ClusterReport report, AlarmKind kind) => report.Alarms.Any(alarm => alarm.Kind == kind);

    /// <summary>Why something failed, in few words; the endpoint stands beside it, and how long an answer has been awaited too.</summary>
    public static string Cause(EtcdException error) =>
        error.Kind == EtcdErrorKind.DeadlineExceeded ? "no answer" : Printable.Text(error.Reason);
}
