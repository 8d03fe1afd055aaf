namespace KvTui.Etcd.Cluster;

/// <summary>A cluster as seen at one moment: its members, and what <see cref="ClusterAssessment"/> concludes from their answers.</summary>
public sealed record ClusterReport
{
    /// <summary>The cluster's id; 0 if no member answered.</summary>
    public ulong ClusterId { get; init; }

    /// <summary>The proxies, the members ordered by name, then the given endpoints that belong to no member.</summary>
    public required IReadOnlyList<MemberReport> Members { get; init; }

    /// <summary>The leader's member id, as claimed with the highest term; 0 if no member knows one.</summary>
    public ulong Leader { get; init; }

    /// <summary>The term in which <see cref="Leader"/> is claimed; 0 if no member knows a leader.</summary>
    public ulong LeaderTerm { get; init; }

    /// <summary>The highest raft term seen; 0 if no member answered.</summary>
    public ulong Term { get; init; }

    public required ClusterHealth Health { get; init; }

    /// <summary>What is wrong, in words, most serious first; empty if nothing is.</summary>
    public string Reason { get; init; } = "";

    /// <summary>How many more voters, of those that answer and follow the leader, may fail with a quorum left; 0 or more.</summary>
    public int FailuresTolerated { get; init; }

    /// <summary>Why a linearizable read failed or is unanswered; null if it succeeded or was not permitted.</summary>
    public EtcdException? ReadError { get; init; }

    /// <summary>Whether the linearizable read was denied, for its login, token or rights.</summary>
    public bool IsReadDenied => ReadError?.IsDenial == true;

    /// <summary>How this user was denied; null unless the health is <see cref="ClusterHealth.Denied"/>.</summary>
    public EtcdException? Denial =>
        Health != ClusterHealth.Denied ? null : IsReadDenied ? ReadError : Members.FirstOrDefault(m => m.IsDenied)?.Error;

    /// <summary>The alarms that any member reports, each once.</summary>
    public IReadOnlyList<Alarm> Alarms { get; init; } = [];

    /// <summary>The leader's row; null if there is no leader, or none in the list.</summary>
    public MemberReport? LeaderMember => Leader == 0 ? null : Members.FirstOrDefault(m => m.Id == Leader);

    /// <summary>
    /// The first address shared by several members; null if there is none. Behind it, neither the number of members nor how many may fail
    /// is known.
    /// </summary>
    public MemberReport? Proxy => Members.FirstOrDefault(static m => m.IsProxy);

    /// <summary>Whether any member reported leader and term; if none did, 0 means that they are not known.</summary>
    public bool IsTold => Members.Any(static m => m.Status is not null);

    /// <summary>The number of rows that are members and not mere endpoints.</summary>
    public int MemberCount => Members.Count(m => m.Id != 0);

    /// <summary>The number of voting members; the others are learners.</summary>
    public int VoterCount => Members.Count(m => m.IsVoter);

    /// <summary>The number of voters that must agree.</summary>
    public int Quorum => (VoterCount / 2) + 1;

    /// <summary>Whether enough voters answer to elect a leader.</summary>
    public bool HasMajority => Members.Count(m => m.IsVoter && m.Answers) >= Quorum;

    /// <summary>The number of members that answer.</summary>
    public int AnsweringCount => Members.Count(m => m.Id != 0 && m.Answers);

    /// <summary>
    /// How many raft entries a member is behind the most advanced one; null without a status, or for a proxy. One or two are normal, as
    /// members are not asked at the same instant.
    /// </summary>
    public ulong? LagOf(MemberReport member) =>
        member is { IsProxy: false, Status: { } status } ? Members.Max(m => m.Status?.RaftIndex ?? 0) - status.RaftIndex : null;

    /// <summary>How many revisions a member is behind the most advanced one; null without a status, or for a proxy.</summary>
    public long? RevisionLagOf(MemberReport member) =>
        member is { IsProxy: false, Status: { } status } ? Members.Max(m => m.Status?.Header.Revision ?? 0) - status.Header.Revision : null;

    /// <summary>The alarms that a row's member raised; for a proxy, those of members without a row.</summary>
    public IEnumerable<Alarm> AlarmsOf(MemberReport member) =>
        Alarms.Where(alarm => member.IsProxy ? !Members.Any(other => other.Id == alarm.MemberId) : alarm.MemberId == member.Id);

    /// <summary>
    /// “leader”, “follower”, “learner”; “leader?” for a member that only believes it leads, “voter” for one that knows or reports no
    /// leader, “proxy” for an address shared by several members.
    /// </summary>
    public string RoleOf(MemberReport member) => member switch
    {
        { IsProxy: true } => "proxy",
        { IsLearner: true } => "learner",
        { Id: not 0 } when member.Id == Leader => "leader",
        { Id: not 0 } when member.Id == member.Status?.Leader => "leader?",
        { Status: null or { Leader: 0 } } => "voter",
        _ => "follower",
    };

    /// <summary>The name of the member with this id, else the id in hexadecimal.</summary>
    public string LabelOf(ulong id) => NameOf(id) ?? new Backend(id, "").Label;

    /// <summary>The label of the member with this id, even behind a proxy; null if the report has none.</summary>
    public string? NameOf(ulong id) =>
        Members.FirstOrDefault(m => m.Id == id)?.Label
        ?? Members.SelectMany(static m => m.Backends).Where(b => b.Id == id).Select(static b => b.Label).FirstOrDefault();
}

/// <summary>The health of a cluster as seen from this client.</summary>
public enum ClusterHealth
{
    /// <summary>Every member answers, all agree on one leader, a linearizable read succeeds, and no alarm is raised.</summary>
    Healthy,

    /// <summary>There is a quorum, but something is wrong: a member that does not answer, an alarm, a disagreement.</summary>
    Degraded,

    /// <summary>Members answer, but none knows a leader, or too few answer and a linearizable read does not succeed.</summary>
    NoQuorum,

    Unreachable,

    /// <summary>Members answer, but deny this user the login, the read, or their status. Nothing known of them is worse.</summary>
    Denied,

    /// <summary>Only learners answer, which serve no linearizable read and cannot tell whether there is a quorum.</summary>
    LearnerOnly,
}
