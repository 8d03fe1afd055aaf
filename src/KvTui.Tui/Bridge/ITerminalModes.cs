namespace KvTui.Tui.Bridge;

/// <summary>What can be switched at the terminal while the explorer runs.</summary>
public interface ITerminalModes
{
    /// <summary>Gives the terminal back to the shell and stops the process until it is continued.</summary>
    void Suspend();

    void UseMouse(bool enabled);
}
