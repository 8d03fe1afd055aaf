using KvTui.Tty.Session;

namespace KvTui.Tui.Bridge;

/// <summary>The modes of the session that holds the terminal.</summary>
internal sealed class TerminalModes(TerminalSession session) : ITerminalModes
{
    public void Suspend() => session.Suspend();

    public void UseMouse(bool enabled) => session.UseMouse(enabled);
}
