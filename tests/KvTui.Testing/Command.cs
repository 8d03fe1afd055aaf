using System.ComponentModel;
using System.Diagnostics;

namespace KvTui.Testing;

/// <summary>A program to be run to its end, with its output captured.</summary>
/// <param name="File">A path, or a name looked up on the PATH.</param>
/// <param name="Arguments">The arguments, passed as they are, without a shell.</param>
public sealed record Command(string File, params IReadOnlyList<string> Arguments)
{
    /// <summary>Variables added to the inherited environment; a null value removes the variable.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>What the program reads on standard input; empty by default.</summary>
    public ReadOnlyMemory<byte> Input { get; init; }

    /// <summary>The folder it runs in; the current one by default.</summary>
    public string WorkingFolder { get; init; } = "";

    /// <summary>How long it may take before it and its children are killed; 60 s by default.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Runs it and waits for its end.</summary>
    /// <exception cref="TimeoutException">It did not end within <see cref="Deadline"/>.</exception>
    /// <exception cref="FileNotFoundException">There is no such program.</exception>
    public async Task<CommandResult> RunAsync(CancellationToken cancellationToken = default)
    {
        using var process = Start();
        using var deadline = new CancellationTokenSource(Deadline, TimeProvider.System);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        using var output = new MemoryStream();
        try
        {
            var reading = process.StandardOutput.BaseStream.CopyToAsync(output, ended.Token);
            var errors = process.StandardError.ReadToEndAsync(ended.Token);
            await FeedAsync(process, ended.Token);
            await reading;
            var error = await errors;
            await process.WaitForExitAsync(ended.Token);
            return new CommandResult(ToString(), process.ExitCode, output.ToArray(), error);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"`{this}` did not end within {Deadline.TotalSeconds} s; its output so far:\n{System.Text.Encoding.UTF8.GetString(output.ToArray())}");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    /// <summary>The command line, for failure texts.</summary>
    public override string ToString() => string.Join(' ', [File, .. Arguments]);

    private Process Start()
    {
        var start = new ProcessStartInfo(File, Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = WorkingFolder,
        };
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new FileNotFoundException($"Cannot run `{File}`: {e.Message}", File, e);
        }
    }

    private async Task FeedAsync(Process process, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(Input, cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // the program ended, or closed its input, before it had read everything: its exit code tells
        }
    }
}
