using KvTui.Cli.Connection;

namespace KvTui.Cli.Commands.Setup;

/// <summary>A cluster that could be meant without flags.</summary>
/// <param name="Origin">What it is known by.</param>
/// <param name="Endpoints">Where, as far as it is known.</param>
/// <param name="Sources">What it would be asked with; null if it can not be.</param>
/// <param name="Obstacle">What is missing; null if nothing is.</param>
internal sealed record Candidate(string Origin, string Endpoints, SettingSources? Sources, string? Obstacle)
{
    /// <summary>The client certificate; null if there is none.</summary>
    public string? Certificate { get; init; }

    /// <summary>Whether it is the one that is used.</summary>
    public bool IsUsed { get; init; }

    /// <summary>What came of asking it: the version and who leads, or why it does not answer; null if it was not asked.</summary>
    public string? Answer { get; init; }

    /// <summary>Whether it answered.</summary>
    public bool DoesAnswer { get; init; }
}
