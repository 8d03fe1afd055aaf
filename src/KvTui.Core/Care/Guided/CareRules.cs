namespace KvTui.Core.Care.Guided;

/// <summary>Says why a course of care cannot go on now.</summary>
public static class CareRules
{
    /// <summary>Why the next step cannot be done now, as a sentence; null if it can, or if there is none.</summary>
    public static string? WhyNot(ExplorerState state, CareCourse course) =>
        WriteRules.WhyNoCare(state)
        ?? (course.Missing is { } missing ? $"{missing}; look at that member first, the course goes on once it is well."
            : course.Next is CareStep.Defragment or CareStep.MoveLeader ? DefragmentationPlan.WhyNot(course.Report, withoutSpare: false)
            : StepRules.Obscure(course.Report));

    /// <summary>The oldest of the last revisions that are to be kept; 0 if there are not so many, or all of them are.</summary>
    /// <param name="latest">The latest revision.</param>
    /// <param name="kept">How many are to be kept, the latest one among them; 0 for all of them.</param>
    public static long OldestKept(long latest, long kept) => kept == 0 || kept > latest ? 0 : latest - kept + 1;

    /// <summary>What is wrong with an answer to how many revisions are to be kept; null if nothing.</summary>
    public static string? MistakeInKept(string text) =>
        Kept(text) is null ? "a number of revisions, or all" : null;

    /// <summary>How many revisions an answer wants to keep; 0 for all of them, null if it does not say.</summary>
    public static long? Kept(string text) =>
        text.Trim() is var word && word.Equals("all", StringComparison.OrdinalIgnoreCase) ? 0
        : long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? count
        : null;
}
