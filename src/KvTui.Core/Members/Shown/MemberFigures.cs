using KvTui.Etcd.Cluster;

namespace KvTui.Core.Members.Shown;

/// <summary>
/// The figures that a member tells of itself, each once: the explorer's table and matrix, copied text, and the table and the JSON of the
/// status verb are made from them.
/// </summary>
public static class MemberFigures
{
    private const string Sizes = "DB/IN USE";

    /// <summary>As many entries as a server may have left to apply before it refuses requests (maxGapBetweenApplyAndCommitIndex).</summary>
    private const ulong MaxLag = 5000;

    /// <summary>All of them, in the order in which they are shown.</summary>
    public static ImmutableArray<MemberFigure> All { get; } =
    [
        new("version", "version", "VERSION", static answer => FigureValue.OfText(answer.Status.Version))
        {
            Opinion = Disagreement.Version, Pane = new(1, 7, 4, IsRight: false),
        },
        new("term", "raft_term", "TERM", static answer => FigureValue.OfNumber(answer.Status.RaftTerm))
        { Opinion = Disagreement.Term, Table = TableUse.WhenDisputed },
        new("leader", "leader_id", "LEADER", static answer =>
            FigureValue.OfMember(answer.Status.Leader, answer.Report.LabelOf(answer.Status.Leader)))
        { Opinion = Disagreement.Leader, Table = TableUse.WhenDisputed },
        new("revision", "revision", "REVISION", static answer =>
            FigureValue.OfNumber((ulong)answer.Status.Header.Revision, Quantities.Revision(answer.Status.Header.Revision)))
        { Table = TableUse.Never },
        new("index", "raft_index", "INDEX", static answer => FigureValue.OfNumber(answer.Status.RaftIndex))
        { Pane = new(3, 5, 1), Table = TableUse.Never },
        new("applied", "raft_applied_index", "APPLIED", static answer =>
            answer.Status.RaftAppliedIndex == 0 ? FigureValue.Unknown : FigureValue.OfNumber(answer.Status.RaftAppliedIndex))
        { Table = TableUse.Never },
        new("lag", "lag", "LAG", static answer =>
            answer.Report.LagOf(answer.Member) is { } lag ? FigureValue.OfNumber(lag) : FigureValue.Unknown)
        { Pane = new(4, 3, 6), Table = TableUse.WhenNotZero, BadFrom = MaxLag },
        new("db size", "db_size", Sizes, static answer => FigureValue.OfSize(answer.Status.DbSize))
        { Pane = new(2, 9, 3), Trend = TrendFigure.Size },
        new("in use", "db_size_in_use", Sizes, static answer =>
            answer.Status.DbSizeInUse == 0 ? FigureValue.Unknown : FigureValue.OfSize(answer.Status.DbSizeInUse)) { Pane = new(2, 9, 3) },
    ];
}
