using KvTui.Etcd.Cluster;
using KvTui.Etcd.Cluster.Diagnosis;
using KvTui.Etcd.Cluster.Maintenance;
using static KvTui.Core.Diagnosis.FindingKind;
using static KvTui.Core.Diagnosis.Severity;

namespace KvTui.Core.Diagnosis;

/// <summary>Findings about the data: alarms, agreement, size and history.</summary>
internal static class DataFindings
{
    /// <summary>The share of its quota, in percent, from which on a database is nearly full, as in etcd's own alert rules.</summary>
    private const int NearlyFull = 95;

    private const int Filling = 80;

    /// <summary>What has to be gained, in bytes, to be worth a defragmentation (as in etcd: contrib/mixin).</summary>
    private const long WorthDefragmenting = 100 * 1024 * 1024;

    /// <summary>As large, in bytes, as a database is to become at most (etcd: docs/dev-guide/limit).</summary>
    private const long Largest = 8L << 30;

    private const long LongHistory = 1_000_000;

    private const string Compact =
        "Let :space in kvtui lead through it, or compact the history (kvtui compaction --keep 1000) and defragment the members, one at a "
        + "time, the leader last (kvtui defrag)";

    private const string Replace =
        "(kvtui snapshot save FILE --member NAME), and replace the other: remove it (kvtui member remove), wipe its data folder, add it "
        + "anew (kvtui member add --learner)";

    public static IReadOnlyList<FindingKind> All { get; } =
    [
        new(
            "alarm-corrupt", Critical, static facts => Alarms(facts, AlarmKind.Corrupt),
            "Nothing is written until the alarm is disarmed.",
            $"Take a snapshot of a member whose data is right {Replace}. Only then disarm the alarm (kvtui alarm disarm CORRUPT)."),
        OfCluster(
            "data-differs", Critical, Differing,
            "What is read depends on the member that answers, and each further change may make it worse.",
            "Ask again after the next compaction, which in old versions may account for it. If it stays, take a snapshot of a member whose "
            + $"data is right {Replace}."),
        new(
            "alarm-nospace", Critical, static facts => Alarms(facts, AlarmKind.NoSpace),
            "No key can be put in the whole cluster; reading and deleting work.",
            $"{Compact}, then disarm the alarm (kvtui alarm disarm)."),
        OfMembers(
            "quota-nearly-used", Critical, static (facts, member) => Used(facts, member) is >= NearlyFull ? Usage(facts, member) : null,
            "At its quota it raises the alarm NOSPACE, and no key can be put in the whole cluster.",
            $"{Compact}. If the keys themselves need it (kvtui du), raise --quota-backend-bytes, to 8 GiB at most."),
        OfMembers(
            "quota-filling", Warning, static (facts, member) =>
                Used(facts, member) is >= Filling and < NearlyFull ? Usage(facts, member) : null,
            "At its quota it raises the alarm NOSPACE, and no key can be put in the whole cluster.",
            $"{Compact}. See what fills it (kvtui du), and that history is compacted automatically (--auto-compaction-retention)."),
        OfMembers(
            "database-large", Warning, static (_, member) => member.Status is { DbSize: > Largest } status
                ? $"the database of {member.Label} has {Quantities.Size(status.DbSize)}"
                : null,
            "etcd is made for 8 GiB at most: starts, snapshots and the catching up of members take long, and memory is needed for it.",
            "See what fills it (kvtui du), and give large or short-lived data another place."),
        OfMembers(
            "fragmented", Warning, static (_, member) => member.Status is { DbSizeInUse: > 0 } status
                && status.DbSize - status.DbSizeInUse > WorthDefragmenting && status.DbSizeInUse < status.DbSize / 2
                    ? $"{member.Label} uses {Quantities.Size(status.DbSizeInUse)} of the {Quantities.Size(status.DbSize)} of its database"
                    : null,
            "The rest counts against the quota all the same, and is in each snapshot.",
            "Defragment one member at a time, the leader last (kvtui defrag): each answers nothing meanwhile."),
        OfCluster(
            "history-long", Note, static facts => facts.Report.Members.Max(member => facts.KeptBy(member)) is > LongHistory and var kept
                ? $"the last {Quantities.Count(kept)} revisions are kept"
                : null,
            "Each former value takes room in the database.",
            "If nobody needs them, let etcd compact (--auto-compaction-retention), or do it once (kvtui compaction --keep 1000)."),
        OfCluster(
            "data-not-compared", Note, NotCompared,
            "Whether all members have the same data was not checked.",
            "Where they are too large it has to be asked for (kvtui doctor --deep): each member then reads its whole database once, and "
            + "is slower meanwhile. Else ask again, and as a user with the role root where it was denied."),
    ];

    private static IEnumerable<string> Alarms(ClusterFacts facts, AlarmKind kind) => facts.Report.Alarms
        .Where(alarm => alarm.Kind == kind)
        .Select(alarm => alarm.MemberId == 0 ? "the cluster" : facts.Report.LabelOf(alarm.MemberId))
        .Select(who => $"{who} has raised {kind.ToString().ToUpperInvariant()}");

    private static string? Differing(ClusterFacts facts)
    {
        if (facts.Hashes is not { Outcome: HashOutcome.Differ, Hashes: [var first, ..] } found)
        {
            return null;
        }

        var odd = found.Odd(facts.Report.VoterCount);
        var compacted = first.CompactRevision > 0 ? $"compacted at {Quantities.Revision(first.CompactRevision)}" : "never compacted";
        var where = $"at {Quantities.Revision(first.Revision)}, {compacted}";
        if (odd.Count == 0)
        {
            var groups = found.Hashes.GroupBy(static hash => hash.Hash)
                .Select(group => $"{string.Join(", ", group.Select(hash => facts.Report.LabelOf(hash.MemberId)))} ({group.Key})");
            return $"the data differs {where}, and none is that of most voters: {string.Join("; ", groups)}";
        }

        return $"{Joined(found.Hashes.Where(hash => odd.Contains(hash.MemberId)))} not the data that "
            + $"{Joined(found.Hashes.Where(hash => !odd.Contains(hash.MemberId)))}, {where}";

        string Joined(IEnumerable<DataHash> hashes)
        {
            var names = hashes.Select(hash => $"{facts.Report.LabelOf(hash.MemberId)} ({hash.Hash})").ToList();
            return $"{string.Join(", ", names)} {(names.Count == 1 ? "has" : "have")}";
        }
    }

    private static string? NotCompared(ClusterFacts facts) => facts.Hashes switch
    {
        { Outcome: HashOutcome.TooLarge, Bytes: var bytes } => $"the databases have {Quantities.Size(bytes)} together",
        { Outcome: HashOutcome.NotCompared, Why: { Length: > 0 } why } => why,
        _ => null,
    };

    /// <summary>How much of its quota a database takes, in whole percent; null if the quota is not known.</summary>
    private static long? Used(ClusterFacts facts, MemberReport member) =>
        facts.QuotaOf(member) is { } quota ? member.Status!.DbSize * 100 / quota : null;

    private static string Usage(ClusterFacts facts, MemberReport member) =>
        $"the database of {member.Label} takes {Quantities.Size(member.Status!.DbSize)} of its quota of "
        + $"{Quantities.Size(facts.QuotaOf(member)!.Value)} ({Used(facts, member)} %)";
}
