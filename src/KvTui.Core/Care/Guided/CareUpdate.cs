using KvTui.Core.Dialogs;

namespace KvTui.Core.Care.Guided;

/// <summary>A course of care on the screen: it is shown, asked about step by step, left and taken up again.</summary>
internal static class CareUpdate
{
    private const string KeptAtFirst = "1000";

    /// <summary>Shows the course that is wanted: the one that goes on, what was left behind, or a new one.</summary>
    public static Transition Opened(ExplorerState state, Intent intent)
    {
        if (state.Cluster.Report is not { } report)
        {
            return state;
        }

        var kind = intent == Intent.Space ? CareKind.Space : CareKind.Defragmentation;
        var course = state.Care.Course switch
        {
            { Running: not null } there => there,
            { IsFinished: false } there when there.ClusterId == report.ClusterId && (there.Kind == kind || there.IsBegun) => there,
            _ => LeftCareUpdate.Begun(state, kind),
        };
        var next = Transition.Of(With(state, course).Pushed(new Layer.Care(null)), new Effect.LookAround());
        return course.Kind == kind ? next
            : next with { State = next.State.Info(InsteadOf(course)) };
    }

    /// <summary>Does what a key asks for while the course is shown.</summary>
    public static Transition Apply(ExplorerState state, Layer.Care layer, Intent intent)
    {
        if (state.Care.Course is not { } course)
        {
            return state.Popped();
        }

        return intent switch
        {
            Intent.Accept => Proceeded(state, course),
            Intent.Edit => course.MayChoose ? AskedWhatToKeep(state)
                : state.Warning("The history is chosen before the first step, and only by :space."),
            Intent.Delete => LeftCareUpdate.GivenUp(state, course),
            Intent.Refresh => Transition.Of(state, new Effect.Refresh(), new Effect.LookAround()),
            Intent.Help => state.Pushed(new Layer.Help(0)),
            Intent.Cancel when course.Running is { Step: CareStep.Compact } => Transition.Of(state, new Effect.StopWaiting()),
            Intent.Cancel when course.Running is not null =>
                state.Warning("etcd does not stop what it has begun. Esc leaves, and the step goes on; what comes of it is told."),
            _ => PagerUpdate.Apply(state, layer, intent),
        };
    }

    /// <summary>It was chosen how many revisions are kept.</summary>
    public static ExplorerState Chosen(ExplorerState state, string text)
    {
        if (state.Care.Course is not { MayChoose: true } course || CareRules.Kept(text) is not { } count)
        {
            return state;
        }

        var revision = CareRules.OldestKept(course.Latest, count);
        var isForgotten = revision <= Math.Max(1, course.Oldest);
        var progress = (course.Progress ?? SpaceProgress.Begin(0)) with { Revision = isForgotten ? 0 : revision };
        state = With(state, course with { Progress = progress });
        return count > 0 && isForgotten ? state.Info("no more revisions than these are there: nothing is to be forgotten") : state;
    }

    /// <summary>It was agreed to do a step on a cluster: does it if it still is the next one.</summary>
    public static Transition Confirmed(ExplorerState state, DialogPurpose.DoStep asked)
    {
        if (state.Care.Course is not { } course || course.Next != asked.Step || course.Progress is not { } progress)
        {
            return state.Warning("Nothing was done: the cluster has changed since, and another step comes next. Look again.");
        }

        if ((WriteRules.WhyNoWriteTo(state, asked.ClusterId) ?? CareRules.WhyNot(state, course)) is { } reason)
        {
            return state.Error($"Nothing was done: {reason}");
        }

        var run = new StepRun(course.Runs + 1, asked.Step, CareText.Brief(asked.Step, course.Report));
        var account = new CareAccount(course.Kind, asked.ClusterId, progress, asked.Step, state.Now) { Name = course.TakenUp?.Name ?? "" };
        return Transition.Of(
            With(state, course with { Running = run, Runs = run.Number, Awaited = null }),
            new Effect.DoStep(run.Number, account, course.Report));
    }

    /// <summary>A step is so far.</summary>
    public static ExplorerState Progressed(ExplorerState state, OperationMessage.StepProgressed message) =>
        state.Care.Course is { Running: { } run } course && run.Number == message.Run
            ? With(state, course with { Running = run with { Progress = message.Text } })
            : state;

    /// <summary>A step has ended: it is told where the course is not shown.</summary>
    public static ExplorerState Ended(ExplorerState state, OperationMessage.StepEnded message)
    {
        var end = message.End;
        var command = "";
        if (state.Care.Course is { Running: { } run } course && run.Number == message.Run)
        {
            var progress = end.IsDone ? course.Progress!.After(end.Step) : course.Progress;
            course = course with
            {
                Running = null,
                Report = end.After ?? course.Report,
                Progress = progress,
                Ended = course.Ended.Add(end),
                EndedAt = state.Now,
                Oldest = end is { IsDone: true, Step: CareStep.Compact(var oldest) } ? Math.Max(oldest, course.Oldest) : course.Oldest,
                Awaited = end.Missing is null ? null : end.Step,
                TakenUp = end.IsDone ? null : course.TakenUp,
            };
            state = With(state, course);
            command = course.IsFinished ? " All is done." : $" :{CarePlan.Command(course.Kind)} goes on.";
        }

        return state.Layers.Exists(static layer => layer is Layer.Care) ? state
            : !end.IsDone ? state.Error($"{end.Text}{command}")
            : end.Missing is { } missing ? state.Warning($"{end.Text}, but {missing}.{command}")
            : state.Done($"{end.Text}.{command}");
    }

    /// <summary>How much of the history can be read is known; an answer from before a compaction tells nothing new.</summary>
    public static ExplorerState OldestTold(ExplorerState state, long oldest) =>
        state.Care.Course is { } course ? With(state, course with { Oldest = Math.Max(course.Oldest, oldest) }) : state;

    /// <summary>All members have been asked: the plan follows from how they are now, but not while a step is being done.</summary>
    public static ExplorerState Reported(ExplorerState state)
    {
        if (state is { Care.Course: { Running: null } course, Cluster.Report: { } report }
            && report.ClusterId == course.ClusterId && state.Cluster.At >= course.EndedAt)
        {
            state = With(state, course with { Report = report });
        }

        return LeftCareUpdate.Told(state);
    }

    private static string InsteadOf(CareCourse course) => course.Running is not null
        ? $"a step of :{CarePlan.Command(course.Kind)} is being done; this is its course"
        : $":{CarePlan.Command(course.Kind)} is not finished; this is its course, d gives it up";

    private static ExplorerState With(ExplorerState state, CareCourse course) => state with { Care = state.Care with { Course = course } };

    private static Transition Proceeded(ExplorerState state, CareCourse course)
    {
        if (course.Running is { } run)
        {
            return state.Info($"being done: {run.Progress}");
        }

        if (state is { Access.IsLocked: true, Settings.ReadOnly: false })
        {
            return LockUpdate.Ask(state);
        }

        return CareRules.WhyNot(state, course) is { } reason ? state.Warning($"Not now: {reason}")
            : course.Progress is null ? AskedWhatToKeep(state)
            : course.Next is { } step ? Asked(state, course, step)
            : state.Info(course.IsFinished ? "all is done" : "nothing more can be done now");
    }

    private static ExplorerState Asked(ExplorerState state, CareCourse course, CareStep step)
    {
        var asked = CareQuestion.Of(course, step, Questions.Where(state));
        var purpose = new DialogPurpose.DoStep(step, course.ClusterId);
        return state.Pushed(Questions.Open(asked.Title, asked.Text, asked.Action, "Not now", purpose, Questions.Typed(state)));
    }

    private static ExplorerState AskedWhatToKeep(ExplorerState state) =>
        state.Pushed(new Layer.Prompt(PromptKind.Kept, KeptAtFirst, null) { IsOffered = true, Hint = "or all: nothing is forgotten" });
}
