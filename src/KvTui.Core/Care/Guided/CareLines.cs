using KvTui.Etcd.Cluster;

namespace KvTui.Core.Care.Guided;

/// <summary>A course of care as lines of text: what fills the databases, and the steps that were done, are being done and come.</summary>
public static class CareLines
{
    private const string Indent = "  ";
    private const string Present = "> ";

    /// <summary>The lines; nothing in them can steer a terminal.</summary>
    /// <param name="columns">How many columns a line may take.</param>
    public static IReadOnlyList<CareLine> Of(ExplorerState state, int columns)
    {
        var lines = new List<CareLine>();
        if (state.Care.Course is { } course)
        {
            AddFigures(lines, course, columns);
            AddOthers(lines, state, course, columns);
            lines.Add(new("", CareLineKind.Text));
            lines.Add(new("Steps", CareLineKind.Heading));
            AddSteps(lines, state, course, columns);
        }

        return lines;
    }

    private static void AddFigures(List<CareLine> lines, CareCourse course, int columns)
    {
        var report = course.Report;
        lines.Add(new(course.Kind == CareKind.Space ? "What fills it" : "The databases", CareLineKind.Heading));
        foreach (var member in report.Members)
        {
            Add(lines, CareLineKind.Text, Indent, Figures(report, member), columns);
        }

        if (course.Kind == CareKind.Space)
        {
            Add(lines, CareLineKind.Text, Indent, $"{History(course)} Keys by size: :du.", columns);
        }

        foreach (var alarm in report.Alarms)
        {
            Add(lines, CareLineKind.Trouble, Indent, $"Alarm {CareText.Name(alarm.Kind)} of {report.LabelOf(alarm.MemberId)}.", columns);
        }

        if (course.Kind == CareKind.Space && report.Members.All(static m => m.Status is not { DbSizeQuota: > 0 }))
        {
            Add(lines, CareLineKind.Text, Indent, "The quota is told from etcd 3.6 on; where none is set, it is 2 GiB.", columns);
        }
    }

    private static string Figures(ClusterReport report, MemberReport member)
    {
        if (member.Status is not { } status)
        {
            return $"{member.Label} does not answer.";
        }

        var used = status.DbSizeInUse > 0 && status.DbSize > 0
            ? $", {Quantities.Size(status.DbSizeInUse)} of it in use "
                + $"({100 * (status.DbSize - status.DbSizeInUse) / status.DbSize} % free inside)"
            : "";
        var quota = status.DbSizeQuota > 0 ? $", quota {Quantities.Size(status.DbSizeQuota)}" : "";
        return $"{member.Label}, {report.RoleOf(member)}: {Quantities.Size(status.DbSize)}{used}{quota}";
    }

    private static string History(CareCourse course) => course.Oldest == 0
        ? $"The latest revision is r{course.Latest}; which is the oldest is not known."
        : $"r{course.Oldest} to r{course.Latest} can be read: {course.Latest - course.Oldest + 1} revisions.";

    private static void AddOthers(List<CareLine> lines, ExplorerState state, CareCourse course, int columns)
    {
        if (course.TakenUp is { } left)
        {
            var told = AccountText.Left(left, course.Report, state.Now);
            Add(lines, CareLineKind.Text, Indent, $"Taken up: {told} d gives that up.", columns);
        }

        foreach (var other in state.Care.Others)
        {
            if (other.IsAlive && other.ClusterId == course.ClusterId)
            {
                Add(lines, CareLineKind.Trouble, Indent, AccountText.Alive(other, course.Report, state.Now), columns);
            }
        }
    }

    private static void AddSteps(List<CareLine> lines, ExplorerState state, CareCourse course, int columns)
    {
        var number = 0;
        foreach (var end in course.Ended)
        {
            number += end.IsDone ? 1 : 0;
            Add(
                lines, end.IsDone && end.Missing is null ? CareLineKind.Done : CareLineKind.Trouble, Indent,
                end.IsDone ? $"{number}. done: {end.Text}" : $"not done: {end.Text}", columns);
        }

        var coming = course.Progress is { } progress ? CarePlan.Of(course.Kind, course.Report, progress) : [];
        if (coming.Count == 0)
        {
            Add(lines, CareLineKind.Present, Present, Now(state, course), columns);
            return;
        }

        for (var place = 0; place < coming.Count; place++)
        {
            var order = $"{number + place + 1}. {CareText.Order(coming[place], course.Report)}";
            if (place > 0)
            {
                Add(lines, CareLineKind.Text, Indent, order, columns);
                continue;
            }

            Add(lines, CareLineKind.Present, Present, $"{order}; then: {CareText.Check(coming[0], course.Report)}", columns);
            Add(lines, CareLineKind.Present, Indent + Indent, Now(state, course), columns);
        }
    }

    /// <summary>What Enter would do, why it would do nothing, or what is being done.</summary>
    private static string Now(ExplorerState state, CareCourse course) => course switch
    {
        { Running: { Step: CareStep.Compact } run } => $"Now: {run.Progress}. Esc leaves, and it goes on; Ctrl-C no longer waits for it.",
        { Running: { } run } => $"Now: {run.Progress}. Esc leaves, and it goes on; etcd does not stop it.",
        { IsFinished: true } => course.Kind == CareKind.Space ? "All is done: writes work." : "All is done.",
        _ when CareRules.WhyNot(state, course) is { } reason => $"Not now: {reason}",
        { Progress: null } => "Enter asks how much of the history is kept.",
        { Next: null } => $"Nothing more can be done: {CareText.Joined(CarePlan.Left(course.Report, course.Progress!))} "
            + "cannot be defragmented now.",
        { Next: CareStep.Compact(var revision) } =>
            $"{CareText.Lost(course.Oldest, revision, course.Latest)}\nEnter asks, then does it; e chooses another revision.",
        { MayChoose: true } => "All of the history is kept.\nEnter asks, then does it; e chooses another revision.",
        _ => "Enter asks, then does it.",
    };

    private static void Add(List<CareLine> lines, CareLineKind kind, string before, string text, int columns)
    {
        foreach (var paragraph in text.Split('\n'))
        {
            foreach (var line in TextWrap.Lines(Printable.Text(paragraph), Math.Max(1, columns - before.Length)))
            {
                lines.Add(new(before + line, kind));
                before = new(' ', before.Length);
            }
        }
    }
}
