using KvTui.Tty.Session;
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

    public Task<GuestEnd> LendToAsync(string script, string file, CancellationToken cancellationToken) =>
        Task.FromResult(new GuestEnd(0, false, "There is no terminal."));
}
