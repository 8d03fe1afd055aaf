namespace KvTui.Core.Care.Guided;

/// <summary>What other processes have left behind of courses of care: it is told, gone on with, or given up.</summary>
internal static class LeftCareUpdate
{
    /// <summary>A course that begins, or goes on where another process has left one of this kind on this cluster.</summary>
    public static CareCourse Begun(ExplorerState state, CareKind kind)
    {
        var report = state.Cluster.Report!;
        var left = state.Care.Others.LastOrDefault(other => other.Kind == kind && other.IsLeftOn(report.ClusterId));
        var progress = left?.Progress ?? (kind == CareKind.Space ? null : SpaceProgress.Begin(0));
        return new CareCourse(kind, report, progress) { TakenUp = left, Runs = state.Care.Course?.Runs ?? 0 };
    }

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

        return Told(state);
    }

    /// <summary>What was left behind is gone on with no longer, and the course begins anew.</summary>
    public static Transition GivenUp(ExplorerState state, CareCourse course)
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
    public static ExplorerState Told(ExplorerState state)
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

    private static ExplorerState With(ExplorerState state, CareCourse course) => state with { Care = state.Care with { Course = course } };
}
