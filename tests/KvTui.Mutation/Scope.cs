using System.Text.RegularExpressions;

namespace KvTui.Mutation;

/// <summary>The files that hold updates and client rules. They are chosen by name, so that a file may move to another folder.</summary>
internal static partial class Scope
{
    /// <summary>The projects with mutated files, those that others use first.</summary>
    public static IReadOnlyList<string> Projects { get; } = ["KvTui.Etcd", "KvTui.Core"];

    /// <summary>Whether a file of a project under <c>src</c> is mutated.</summary>
    public static bool Holds(string project, string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return !Words().IsMatch(name) && (project == "KvTui.Core" ? Updates() : ClientRules()).IsMatch(name);
    }

    /// <summary>Core: what turns a state and a message into the next state, and the rules that such updates ask.</summary>
    [GeneratedRegex("(Update|Rules|Machine|Changes|Move|Scroll|Scrolling|Typing|Stack|Questions|History|Notices|Transition|Barrier|Guard|Evidence|Inquiry|Judge)$")]
    private static partial Regex Updates();

    /// <summary>Etcd: which call may be sent where and again, what a failure means, where a watch resumes, what a cluster's answers amount to.</summary>
    [GeneratedRegex("^(RetryRule|EndpointPool|AttemptLog|CallAttempts|WriteTarget|ClusterIdentity|ConnectionIdentity|EndpointChannel|MemberVersions|"
        + "RangeSet|CallGuard|AccessGate|AccessRights|TokenSource|CallPipeline|AnswerTimes|TokenBucket|ReadCounts|LoadGovernor|"
        + "WatchPosition|WatchSession|HistoryEvidence|ClusterAssessment|ClusterReport|ClusterReason|MemberReport|MemberRows|Answerers|StoreActivity|"
        + "OpeningSearch|OpeningWindow|KeyspaceSize|RecentKeys|KnownKeys|KeyPage|WindowPlan|PageCursor|PageFacts|PageSize|PageSequence|LeaseKnowledge|"
        + "StatusMapping|GrpcAnswerCheck|ClientStatus|EtcdErrorKind|KeyRange|EtcdKey|DialPacing)$")]
    private static partial Regex ClientRules();

    /// <summary>Files of sentences, which the golden texts and screens cover.</summary>
    [GeneratedRegex("(Text|Words|Sentences)$")]
    private static partial Regex Words();
}
