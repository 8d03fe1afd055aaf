using KvTui.Cli.Connection;

namespace KvTui.Cli.Configuration;

/// <summary>Which cluster is spoken to: where its settings come from, and what is to be said about it.</summary>
/// <param name="Sources">The settings.</param>
/// <param name="Name">The name to show for the connection; null if it has none.</param>
/// <param name="Notes">Sentences on what was found and used where nobody asked for it; none if somebody did.</param>
internal sealed record ClusterChoice(SettingSources Sources, string? Name, IReadOnlyList<string> Notes)
{
    /// <summary>Whether somebody said which cluster is meant: by a flag, a variable or a profile. If not, it was found, or is etcd's default.</summary>
    public bool IsNamed { get; init; }
}
