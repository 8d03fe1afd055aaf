using KvTui.Etcd.Cluster;

namespace KvTui.Core.Care.Guided;

/// <summary>The words for what is known of a course of care that another process has begun; never more than that.</summary>
public static class AccountText
{
    /// <summary>What was under way when a process ended, what is done, and what is left, as sentences.</summary>
    /// <param name="report">Tells the members' names.</param>
    public static string Left(CareAccount account, ClusterReport report, DateTimeOffset now)
    {
        var end = account.UnderWay is { } step
            ? $"kvtui ended (process {account.Process}) when it was to {CareText.Brief(step, report)}, from {Time(account, now)} on: "
                + "whether that was done is not known; what etcd has begun it goes on with by itself."
            : $"kvtui ended (process {account.Process}) between two steps, the last one ended at {Time(account, now)}.";
        return $"{end}{Members(account, report)}";
    }

    /// <summary>What a process that is still there is at, as a sentence.</summary>
    /// <param name="report">Tells the members' names.</param>
    public static string Alive(CareAccount account, ClusterReport report, DateTimeOffset now) =>
        $"Another kvtui (process {account.Process}) cares for this cluster too: " + (account.UnderWay is { } step
            ? $"from {Time(account, now)} on it was to {CareText.Brief(step, report)}."
            : $"its last step ended at {Time(account, now)}.");

    private static string Members(CareAccount account, ClusterReport report)
    {
        var done = report.Members.Where(m => account.Progress.Defragmented.Contains(m.Id)).Select(static m => m.Label).ToList();
        var left = CarePlan.Left(report, account.Progress);
        var forgets = account is { Progress.Revision: > 0 and var revision, UnderWay: not CareStep.Compact }
            ? $" What was changed before {Quantities.Revision(revision)} is still to be forgotten."
            : "";
        return forgets + (done.Count == 0 ? " No member is known to be defragmented" : $" {CareText.Joined(done)} {Are(done)} defragmented")
            + (left.Count == 0 ? "." : $", {CareText.Joined(left)} {(left.Count == 1 ? "remains" : "remain")}.");
    }

    private static string Are(List<string> names) => names.Count == 1 ? "is" : "are";

    private static string Time(CareAccount account, DateTimeOffset now)
    {
        var time = account.At.ToLocalTime();
        return time.ToString(time.Date == now.ToLocalTime().Date ? "HH:mm" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }
}
