using System.Globalization;
using KvTui.Testing;

namespace KvTui.EndToEnd.Tests.Failures;

/// <summary>How a program ended: its exit code, after how long, and its last words.</summary>
internal sealed record ProgramEnd(int ExitCode, TimeSpan After, string Words)
{
    private const int Widest = 300;

    /// <summary>Runs a program to its end.</summary>
    public static async Task<ProgramEnd> OfAsync(Command command, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        var result = await command.RunAsync(cancellationToken);
        return new(result.ExitCode, TimeProvider.System.GetElapsedTime(started), Pick(result));
    }

    private static string Pick(CommandResult result)
    {
        const string Hint = "See 'kvtui --help'.";
        var error = result.Error.Trim();
        error = error.EndsWith(Hint, StringComparison.Ordinal) ? error[..^Hint.Length].Trim() : error;
        return error.Length > 0 ? error : result.Text.Trim();
    }

    /// <summary>The words on one line, as etcdctl's logging would fill the page.</summary>
    public override string ToString()
    {
        var lines = Words.Split('\n');
        var text = lines.LastOrDefault(static each => each.StartsWith("Error:", StringComparison.Ordinal)) ?? lines[0];
        return string.Create(CultureInfo.InvariantCulture, $"[{ExitCode}, {After.TotalSeconds:0.0} s] {(text.Length > Widest ? text[..Widest] + "…" : text)}");
    }
}
