namespace KvTui.Faults.Tests.Bench;

/// <summary>What was measured in one round of a fault.</summary>
/// <param name="Election">From the fault until a member left named another leader, or none; zero where the leader stays.</param>
/// <param name="Truth">From the fault until the screen was true.</param>
/// <param name="Bound">How long the truth may take.</param>
/// <param name="Live">From the first linearizable read that worked again until the screen said live; zero if it said so already.</param>
internal sealed record RoundFigures(TimeSpan Election, TimeSpan Truth, TimeSpan Bound, TimeSpan Live);
