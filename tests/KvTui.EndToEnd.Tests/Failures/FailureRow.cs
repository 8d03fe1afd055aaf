namespace KvTui.EndToEnd.Tests.Failures;

/// <summary>A way in which a connection fails, and what kvtui has to say about it.</summary>
/// <param name="Name">What is wrong, in a few words.</param>
/// <param name="Flags">The connection's flags, the same for kvtui and etcdctl.</param>
/// <param name="ExitCode">How kvtui ends.</param>
/// <param name="Words">What its sentence has in it.</param>
internal sealed record FailureRow(string Name, IReadOnlyList<string> Flags, int ExitCode, params IReadOnlyList<string> Words);
