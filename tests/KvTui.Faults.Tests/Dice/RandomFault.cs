namespace KvTui.Faults.Tests.Dice;

/// <summary>Something that goes wrong, and how it ends.</summary>
internal sealed record RandomFault(string Name, Func<CancellationToken, Task> BreakAsync, Func<CancellationToken, Task> HealAsync);
