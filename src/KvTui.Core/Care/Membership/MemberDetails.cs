using KvTui.Core.Copying;
using KvTui.Core.Members.Shown;
using KvTui.Etcd.Cluster;

namespace KvTui.Core.Care.Membership;

/// <summary>All that is known of a member, a line each.</summary>
public static class MemberDetails
{
    private const int LabelColumns = 13;

    /// <summary>
    /// What the members' list and its own answer tell; of one that has not started, also what it is to be started with, and of one that
    /// does not answer, how it is replaced.
    /// </summary>
    /// <param name="members">All members of the cluster.</param>
    /// <param name="words">How kvtui is told which cluster is meant.</param>
    public static ImmutableArray<string> Lines(Member member, IReadOnlyList<Member> members, ClusterReport report, ConnectionWords words)
    {
        var seen = report.Members.FirstOrDefault(m => m.Id == member.Id);
        var lines = ImmutableArray.CreateBuilder<string>();
        Add("id", member.Id.ToString("x", CultureInfo.InvariantCulture));
        Add("name", member.Name.Length == 0 ? "none yet: it has not started" : member.Name);
        Add("role", seen is null ? member.IsLearner ? "learner" : "voter" : report.RoleOf(seen));
        foreach (var url in member.PeerUrls)
        {
            Add("peer URL", url);
        }

        foreach (var url in member.ClientUrls)
        {
            Add("client URL", url);
        }

        if (seen is { Status: { } status })
        {
            foreach (var figure in MemberFigures.All)
            {
                Add(figure.Label, figure.Read(new(report, seen, status)).Text);
            }
        }
        else if (seen is not null && ClusterReason.OfMember(report, seen) is { } reason)
        {
            Add("answers", $"no: {reason}");
        }

        if (member.Name.Length == 0)
        {
            lines.Add("");
            lines.Add("# To start it, with its name in place of NAME:");
            lines.AddRange(MemberLines.OfNew(new(member, new(default, members)), "NAME"));
        }
        else if (seen is { Answers: false })
        {
            lines.Add("");
            lines.AddRange(ReplacementPlan.Lines(report, member, member.Name, member.PeerUrls, words));
        }

        return lines.ToImmutable();

        void Add(string label, string text) => lines.Add($"{label.PadRight(LabelColumns)}{Printable.Text(text)}");
    }
}
