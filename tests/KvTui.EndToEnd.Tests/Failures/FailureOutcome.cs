using System.Globalization;

namespace KvTui.EndToEnd.Tests.Failures;

/// <summary>What came of one failure: how kvtui put it, and how etcdctl did.</summary>
internal sealed record FailureOutcome(string Name, ProgramEnd Ours, ProgramEnd Theirs)
{
    /// <summary>What is not as it has to be; empty if all is.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>The lines of the table.</summary>
    public string Text => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name}\n   kvtui    {Ours}\n   etcdctl  {Theirs}{string.Concat(Faults.Select(static fault => $"\n   WRONG    {fault}"))}");
}
