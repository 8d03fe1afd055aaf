namespace KvTui.Core.Care.Guided;

/// <summary>What is known of courses of care: the one of this explorer, and those that others have begun.</summary>
/// <param name="Course">The last course of this explorer, which goes on whether it is shown or not; null if there was none.</param>
/// <param name="Others">What others have left behind or are at, oldest first.</param>
/// <param name="Told">The names of those of the others that were told of.</param>
public sealed record CareState(CareCourse? Course, ImmutableArray<CareAccount> Others, ImmutableHashSet<string> Told)
{
    public static CareState None { get; } = new(null, [], []);
}
