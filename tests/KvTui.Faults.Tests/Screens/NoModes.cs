using KvTui.Tui.Bridge;

namespace KvTui.Faults.Tests.Screens;

/// <summary>The modes of a terminal that has none.</summary>
internal sealed class NoModes : ITerminalModes
{
    public void Suspend()
    {
    }

    public void UseMouse(bool enabled)
    {
    }
}
