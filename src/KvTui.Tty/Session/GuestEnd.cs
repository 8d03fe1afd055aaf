namespace KvTui.Tty.Session;

/// <summary>How a guest of the terminal has ended.</summary>
/// <param name="ExitCode">As the shell has it: 128 and the signal's number, if a signal ended it.</param>
/// <param name="IsCutOff">Whether it was ended by a hang-up, or because it was cancelled.</param>
/// <param name="Problem">Why it did not run at all, as a sentence; else null.</param>
public readonly record struct GuestEnd(int ExitCode, bool IsCutOff, string? Problem);
