using KvTui.Tty.Session;

namespace KvTui.Tui.Bridge;

/// <summary>What can be switched at the terminal while the explorer runs.</summary>
internal interface ITerminalModes
{
    /// <summary>Gives the terminal back to the shell and stops the process until it is continued.</summary>
    void Suspend();

    void UseMouse(bool enabled);

    /// <summary>Gives the terminal to a script of the shell, whose $1 is a file, until that ends.</summary>
    Task<GuestEnd> LendToAsync(string script, string file, CancellationToken cancellationToken);
}

/// <summary>The modes of the session that holds the terminal.</summary>
internal sealed class TerminalModes(TerminalSession session) : ITerminalModes
{
    public void Suspend() => session.Suspend();

    public void UseMouse(bool enabled) => session.UseMouse(enabled);

    public Task<GuestEnd> LendToAsync(string script, string file, CancellationToken cancellationToken) =>
        session.LendToAsync(script, file, cancellationToken);
}
