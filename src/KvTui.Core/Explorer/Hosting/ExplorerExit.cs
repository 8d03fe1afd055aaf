namespace KvTui.Core.Explorer.Hosting;

/// <summary>How the explorer ends: its exit code, why if it broke, and the terminal given back first.</summary>
public sealed class ExplorerExit(Action restoreTerminal)
{
    private const int InternalError = 70;

    public int Code { get; set; }

    /// <summary>The profile that the user wants to go on with; null if he wants to leave.</summary>
    public string? NextProfile { get; set; }

    /// <summary>What broke; null if nothing did.</summary>
    public Exception? Error { get; private set; }

    public void Break(Exception error) => (Code, Error) = (InternalError, error);

    public void RestoreTerminal() => restoreTerminal();
}
