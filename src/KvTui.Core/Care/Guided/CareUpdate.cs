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
            { IsFinished: false } there when there.ClusterId == report.ClusterId && there.Kind == kind => there,
            _ => Begun(state, kind),
        };
        var next = Transition.Of(With(state, course).Pushed(new Layer.Care(null)), new Effect.LookAround());
        return course.Kind == kind ? next
            : next with { State = next.State.Info($"a step of :{CarePlan.Command(course.Kind)} is being done; this is its course") };
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
            Intent.Delete => GivenUp(state, course),
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
                Oldest = end is { IsDone: true, Step: CareStep.Compact(var oldest) } ? oldest : course.Oldest,
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

    /// <summary>How much of the history can be read is known.</summary>
    public static ExplorerState OldestTold(ExplorerState state, long oldest) =>
        state.Care.Course is { } course ? With(state, course with { Oldest = oldest }) : state;

    /// <summary>What others have left behind, or are at, is known: it is told once, and gone on with where nothing was begun.</summary>
    public static ExplorerState Found(ExplorerState state, IReadOnlyList<CareAccount> others)
    {
        state = state with { Care = state.Care with { Others = [.. others] } };
        if (state.Care.Course is { Running: null, Ended.IsEmpty: true, TakenUp: null } course
            && (course.Progress is null || course.Kind == CareKind.Defragmentation))
        {
            var begun = Begun(state, course.Kind);
            state = begun.TakenUp is null ? state : With(state, begun with { Oldest = course.Oldest });
        }

        return ToldOfLeft(state);
    }

    /// <summary>All members have been asked: the plan follows from how they are now, but not while a step is being done.</summary>
    public static ExplorerState Reported(ExplorerState state)
    {
        if (state is { Care.Course: { Running: null } course, Cluster.Report: { } report }
            && report.ClusterId == course.ClusterId && state.Cluster.At >= course.EndedAt)
        {
            state = With(state, course with { Report = report });
        }

        return ToldOfLeft(state);
    }

    private static ExplorerState With(ExplorerState state, CareCourse course) => state with { Care = state.Care with { Course = course } };

    /// <summary>A course that begins, or goes on where another process has left one of this kind on this cluster.</summary>
    private static CareCourse Begun(ExplorerState state, CareKind kind)
    {
        var report = state.Cluster.Report!;
        var left = state.Care.Others.LastOrDefault(other => other.Kind == kind && other.IsLeftOn(report.ClusterId));
        var progress = left?.Progress ?? (kind == CareKind.Space ? null : SpaceProgress.Begin(0));
        return new CareCourse(kind, report, progress) { TakenUp = left, Runs = state.Care.Course?.Runs ?? 0 };
    }

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

    private static Transition GivenUp(ExplorerState state, CareCourse course)
    {
        if (course.Running is not null)
        {
            return state.Warning("A step is being done; what is left can be given up once it has ended.");
        }

        var others = state.Care.Others.RemoveAll(other => other.Name == course.TakenUp?.Name);
        state = state with { Care = state.Care with { Others = others } };
        var anew = Begun(state, course.Kind) with { Oldest = course.Oldest, EndedAt = course.EndedAt };
        return Transition.Of(
            With(state, anew).Info("given up; the course begins anew"), new Effect.DropAccount(course.TakenUp?.Name ?? ""));
    }

    /// <summary>Tells what was left behind on this cluster, once its members are known, and each once.</summary>
    private static ExplorerState ToldOfLeft(ExplorerState state)
    {
        if (state.Cluster.Report is not { } report
            || state.Care.Others.LastOrDefault(other => other.IsLeftOn(report.ClusterId)) is not { } left
            || state.Care.Told.Contains(left.Name))
        {
            return state;
        }

        state = state with { Care = state.Care with { Told = state.Care.Told.Add(left.Name) } };
        return state.Care.Course is not null ? state
            : state.Warning($"{AccountText.Left(left, report, state.Now)} :{CarePlan.Command(left.Kind)} goes on from there.");
    }
}
