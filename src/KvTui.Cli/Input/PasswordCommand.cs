using System.Diagnostics;

namespace KvTui.Cli.Input;

/// <summary>Gets a password from a command's first line of output. The output is never shown.</summary>
internal static class PasswordCommand
{
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(30);

    private const int LongestOutput = 64 * 1024;
    private const int LongestComplaint = 500;

    /// <summary>Runs it with the usual patience.</summary>
    /// <exception cref="UsageException">The command failed, took too long, or printed nothing.</exception>
    public static Task<string> RunAsync(string command, string origin, TimeProvider clock, CancellationToken cancellationToken) =>
        RunAsync(command, origin, DefaultPatience, clock, cancellationToken);

    /// <summary>Runs it by the shell, in a session without this terminal's input.</summary>
    /// <exception cref="UsageException">The command failed, took too long, or printed nothing.</exception>
    public static async Task<string> RunAsync(
        string command, string origin, TimeSpan patience, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(patience, clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        using var process = new Process { StartInfo = Start(command) };
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception problem)
        {
            throw new UsageException($"{origin}: /bin/sh cannot be run: {problem.Message}.");
        }

        try
        {
            process.StandardInput.Close();
            var complaint = ReadAsync(process.StandardError, LongestComplaint, ending.Token);
            var output = await ReadAsync(process.StandardOutput, LongestOutput, ending.Token);
            await process.WaitForExitAsync(ending.Token);
            return process.ExitCode == 0 ? FirstLine(output, origin) : throw Failed(origin, process.ExitCode, await complaint);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new UsageException(
                $"{origin}: the command has not ended within {patience.TotalSeconds:0.#} s and was stopped; "
                + "run it yourself once, it may wait for an answer.");
        }
        finally
        {
            Stop(process);
        }
    }

    private static ProcessStartInfo Start(string command) => new("/bin/sh", ["-c", command])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardOutputEncoding = Encoding.UTF8,
        StandardErrorEncoding = Encoding.UTF8,
        UseShellExecute = false,
    };

    private static string FirstLine(string output, string origin)
    {
        var end = output.IndexOfAny(['\r', '\n']);
        var line = end < 0 ? output : output[..end];
        return line.Length > 0
            ? line
            : throw new UsageException($"{origin}: the command printed no password; its first line of output is taken for it.");
    }

    private static UsageException Failed(string origin, int code, string complaint)
    {
        var said = complaint.Trim();
        return new(
            $"{origin}: the command failed with exit code {code}{(said.Length > 0 ? $": {said}" : " and said nothing on standard error")}");
    }

    /// <summary>Reads to the end and keeps the beginning.</summary>
    private static async Task<string> ReadAsync(StreamReader reader, int longest, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var buffer = new char[4096];
        while (await reader.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            text.Append(buffer, 0, Math.Min(count, longest - text.Length));
        }

        return text.ToString();
    }

    private static void Stop(Process process)
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (Exception problem)
            when (problem is InvalidOperationException or System.ComponentModel.Win32Exception or NotSupportedException)
        {
            // It has just ended.
        }
    }
}
