using KvTui.Core.Copying;
using KvTui.Etcd.Cluster;

namespace KvTui.Core.Care.Membership;

/// <summary>How a member that is gone for good is replaced: lines for a shell, in their order; none is run from here.</summary>
public static class ReplacementPlan
{
    /// <summary>The file that gets what the new member is to be started with.</summary>
    public const string StartFile = "new-member.env";

    /// <summary>
    /// First the old one goes, as etcd adds no member while a voter is not connected. What is no command begins with “#”; it is all
    /// there is where the member cannot be replaced.
    /// </summary>
    /// <param name="gone">The member that is replaced.</param>
    /// <param name="name">The name of the new one, which may be that of the old one.</param>
    /// <param name="peerUrls">Where the others are to reach the new one, which may be where they reached the old one.</param>
    /// <param name="words">How kvtui is told which cluster is meant.</param>
    public static IEnumerable<string> Lines(
        ClusterReport report, Member gone, string name, IReadOnlyList<string> peerUrls, ConnectionWords words)
    {
        var removal = new MembershipChange(MembershipAct.Remove, gone);
        var label = Printable.Text(MembershipPlan.Label(gone));
        if (MembershipPlan.WhyNot(report, removal) is { } why)
        {
            return [$"# {label} cannot be replaced now: {Printable.Text(why)}"];
        }

        var (before, without) = (Tolerance.Of(report), MembershipPlan.After(report, removal));
        var after = new Tolerance(before.Voters, without.Answering + 1);
        var urls = string.Join(',', peerUrls);
        string[] last = gone.IsLearner ? ["# It is a learner then, as the old one was."] :
        [
            $"# 4. Promote it; etcd refuses that until it has caught up: repeat it then. After: {after.Text}.",
            $"{Verb("promote")}{ShellWord.Of(name)}",
        ];
        return
        [
            $"# {label} is replaced by {Printable.Text(name)} at {Printable.Text(urls)}: for when its data or its host is gone for good.",
            .. Beware(report, removal),
            $"# 1. Remove the old one. Before: {before.Text}; after: {without.Text}.",
            $"{Verb("remove")}{gone.Id.ToString("x", CultureInfo.InvariantCulture)}",
            "# 2. Add the new one as a learner, and keep what it is to be started with. etcd refuses it until all others have been "
                + "connected for 5 s: repeat it then.",
            $"{Verb("add")}{ShellWord.Of(name)} --peer-urls {ShellWord.Of(urls)} --learner > {StartFile}",
            $"# 3. On its host, with an empty data directory, start etcd with what {StartFile} says, and otherwise as before.",
            .. last,
        ];

        string Verb(string verb) => $"kvtui member {verb} {words.Kvtui}";
    }

    /// <summary>That the old one still serves, and what its removal does then.</summary>
    private static IEnumerable<string> Beware(ClusterReport report, MembershipChange removal) =>
        report.Members.Any(m => m.Id == removal.Subject!.Id && m.Answers)
            ? MembershipPlan.Warnings(report, removal).Prepend("It still answers.").Select(static line => $"# {Printable.Text(line)}")
            : [];
}
