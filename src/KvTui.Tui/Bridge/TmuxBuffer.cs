using System.Diagnostics;

namespace KvTui.Tui.Bridge;

/// <summary>The paste buffer of the tmux this runs in, which (from 3.2 on) hands it to its terminal, but by default drops OSC 52.</summary>
internal sealed class TmuxBuffer(string program, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>That of the tmux around this process; null if there is none.</summary>
    public static TmuxBuffer? Here() =>
        Environment.GetEnvironmentVariable("TMUX") is { Length: > 0 } ? new("tmux", TimeProvider.System) : null;

    /// <summary>Loads a text into the buffer; false if tmux does not answer, or cannot do it.</summary>
    public async Task<bool> LoadAsync(ReadOnlyMemory<byte> text)
    {
        using var deadline = new CancellationTokenSource(Patience, clock);
        using var process = new Process { StartInfo = Start() };
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }

        try
        {
            await process.StandardInput.BaseStream.WriteAsync(text, deadline.Token);
            process.StandardInput.Close();
            await process.WaitForExitAsync(deadline.Token);
            return process.ExitCode == 0;
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            process.Kill();
            return false;
        }
    }

    private ProcessStartInfo Start() => new(program, ["load-buffer", "-w", "-"])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
    };
}
