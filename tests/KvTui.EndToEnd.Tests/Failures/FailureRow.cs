namespace KvTui.EndToEnd.Tests.Failures;

/// <summary>A way in which a connection fails, and what kvtui has to say about it.</summary>
/// <param name="Name">What is wrong, in a few words.</param>
/// <param name="Flags">The connection's flags, the same for kvtui and etcdctl.</param>
/// <param name="ExitCode">How kvtui ends.</param>
/// <param name="Words">What its sentence has in it.</param>
internal sealed record FailureRow(string Name, IReadOnlyList<string> Flags, int ExitCode, params IReadOnlyList<string> Words)
{
    private const int Unreachable = 3;

    /// <summary>Whether the member is there and says nothing: then each place says for how long.</summary>
    public bool IsSilence { get; init; }

    /// <summary>Whether it is tried again, or waited for, until the time is over.</summary>
    public bool TakesAllTime { get; init; }

    /// <summary>Whether no member is reached, so that status, the cluster pane and watch say of the member what get says.</summary>
    public bool IsSaidOfMembers => ExitCode == Unreachable;
}
