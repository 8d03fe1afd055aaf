using System.Text;

namespace KvTui.Testing;

/// <summary>What a finished command left behind.</summary>
/// <param name="CommandLine">The command as it was run, for failure texts.</param>
/// <param name="ExitCode">The exit status; 128 + signal number when a signal ended it.</param>
/// <param name="Output">Standard output, byte for byte.</param>
/// <param name="Error">Standard error as text.</param>
public sealed record CommandResult(string CommandLine, int ExitCode, ReadOnlyMemory<byte> Output, string Error)
{
    /// <summary>Standard output decoded as UTF-8.</summary>
    public string Text => Encoding.UTF8.GetString(Output.Span);

    /// <summary>This result if the exit code is 0.</summary>
    /// <exception cref="InvalidOperationException">The command failed; the message holds all it said.</exception>
    public CommandResult EnsureSuccess() => ExitCode == 0 ? this : throw new InvalidOperationException(ToString());

    /// <summary>Command line, exit code and both outputs.</summary>
    public override string ToString() => $"`{CommandLine}` exited with {ExitCode}\n--- output\n{Text}\n--- error\n{Error}";
}
