namespace KvTui.Core.External.Running;

/// <summary>Whoever holds the terminal, and can hand it to another program.</summary>
public interface IForeground
{
    /// <summary>
    /// Hands the terminal to a script of the shell until that ends; nothing is drawn and no key is taken meanwhile. Called on the loop's
    /// thread, and the terminal is handed over before it returns; never throws.
    /// </summary>
    /// <param name="file">The script's $1.</param>
    /// <param name="cancellationToken">Ends the program when it is cancelled.</param>
    Task<ForegroundEnd> RunAsync(string script, string file, CancellationToken cancellationToken);
}

/// <summary>How a program in the foreground has ended.</summary>
/// <param name="ExitCode">As the shell has it: 128 and the signal's number, if a signal ended it.</param>
/// <param name="IsCutOff">Whether it was ended because the terminal is gone, or the explorer ends.</param>
/// <param name="Problem">Why it did not run at all, as a sentence; else null.</param>
public readonly record struct ForegroundEnd(int ExitCode, bool IsCutOff = false, string? Problem = null);
