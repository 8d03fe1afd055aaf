using KvTui.Etcd.Model;

namespace KvTui.Etcd.Cluster;

/// <summary>A cluster as it was seen at one moment: its members, and what follows from their answers. Made by <see cref="ClusterAssessment"/>.</summary>
public sealed record ClusterReport
{
    /// <summary>The cluster's id; 0 if nobody answered.</summary>
    public ulong ClusterId { get; init; }

    /// <summary>The members in the order of their names, then the given endpoints that belong to none of them.</summary>
    public required IReadOnlyList<MemberReport> Members { get; init; }

    /// <summary>The leader's member id, as claimed with the highest term; 0 if nobody knows one.</summary>
    public ulong Leader { get; init; }

    /// <summary>The term in which <see cref="Leader"/> is claimed; 0 if nobody knows a leader.</summary>
    public ulong LeaderTerm { get; init; }

    /// <summary>The highest raft term seen; 0 if nobody answered.</summary>
    public ulong Term { get; init; }

    public required ClusterHealth Health { get; init; }

    /// <summary>What is wrong, in words, most serious first; empty if nothing is.</summary>
    public string Reason { get; init; } = "";

    /// <summary>How many more voters may fail before there is no quorum, taking those as failed that do not answer here or do not follow the leader; 0 or more.</summary>
    public int FailuresTolerated { get; init; }

    /// <summary>Why a linearizable read failed or has not been answered; null if it worked.</summary>
    public EtcdException? ReadError { get; init; }

    /// <summary>Whether the user may not even read: the login, the token or all rights were refused.</summary>
    public bool IsReadDenied => ReadError?.IsDenial == true;

    /// <summary>How this user was refused; null if that is not what is wrong.</summary>
    public EtcdException? Denial => Health != ClusterHealth.Denied ? null : IsReadDenied ? ReadError : Members.FirstOrDefault(m => m.IsDenied)?.Error;

    /// <summary>The alarms that any member reports, each once.</summary>
    public IReadOnlyList<Alarm> Alarms { get; init; } = [];

    /// <summary>The leader's row; null if there is no leader or it is not in the list.</summary>
    public MemberReport? LeaderMember => Leader == 0 ? null : Members.FirstOrDefault(m => m.Id == Leader);

    /// <summary>
    /// The first address that stands for several members; null if there is none. How many members there are, and how many may fail, is not
    /// known through it.
    /// </summary>
    public MemberReport? Proxy => Members.FirstOrDefault(static m => m.IsProxy);

    /// <summary>Whether any member has told of leader and term: if none has, 0 means that they are not known.</summary>
    public bool IsTold => Members.Any(static m => m.Status is not null);

    /// <summary>How many rows are members and not mere endpoints.</summary>
    public int MemberCount => Members.Count(m => m.Id != 0);

    /// <summary>How many of the members vote; the others are learners.</summary>
    public int VoterCount => Members.Count(m => m.IsVoter);

    /// <summary>How many voters must agree.</summary>
    public int Quorum => (VoterCount / 2) + 1;

    /// <summary>Whether enough voters answer here to elect a leader.</summary>
    public bool HasMajority => Members.Count(m => m.IsVoter && m.Answers) >= Quorum;

    /// <summary>How many members answer.</summary>
    public int AnsweringCount => Members.Count(m => m.Id != 0 && m.Answers);

    /// <summary>
    /// How many raft entries a member is behind the foremost one; null if it did not answer, or is a proxy. One or two are normal, as
    /// members are not asked in the same instant.
    /// </summary>
    public ulong? LagOf(MemberReport member) =>
        member is { IsProxy: false, Status: { } status } ? Members.Max(m => m.Status?.RaftIndex ?? 0) - status.RaftIndex : null;

    /// <summary>How many revisions a member is behind the foremost one; null if it did not answer, or is a proxy.</summary>
    public long? RevisionLagOf(MemberReport member) =>
        member is { IsProxy: false, Status: { } status } ? Members.Max(m => m.Status?.Header.Revision ?? 0) - status.Header.Revision : null;

    /// <summary>The alarms that a row's member has raised; of a proxy, those that no other row's has.</summary>
    public IEnumerable<Alarm> AlarmsOf(MemberReport member) =>
        Alarms.Where(alarm => member.IsProxy ? !Members.Any(other => other.Id == alarm.MemberId) : alarm.MemberId == member.Id);

    /// <summary>
    /// “leader”, “follower”, “learner”; “leader?” for one that only believes it leads, “voter” for one that knows no leader or does not
    /// say, “proxy” for an address that stands for several members.
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

    /// <summary>What to call a member by its id: its name, else the id in hexadecimal.</summary>
    public string LabelOf(ulong id) => NameOf(id) ?? new Backend(id, "").Label;

    /// <summary>What a member of the report is called, be it one behind a proxy; null if there is none of this id.</summary>
    public string? NameOf(ulong id) =>
        Members.FirstOrDefault(m => m.Id == id)?.Label
        ?? Members.SelectMany(static m => m.Backends).Where(b => b.Id == id).Select(static b => b.Label).FirstOrDefault();
}
