using System.Runtime.InteropServices;

namespace KvTui.Tty.Session;

/// <summary>Stops this process where a guest of the terminal has stopped, so that the shell that started it has the terminal.</summary>
internal static class GuestStops
{
    /// <summary>Waits for stops of a child until that has ended; it stays to be waited for by others.</summary>
    /// <param name="goOn">Lets the child go on, where no shell could.</param>
    public static void Follow(int child, Action goOn)
    {
        Span<byte> information = stackalloc byte[LibC.SignalInformationSize];
        while (true)
        {
            if (LibC.WaitFor(LibC.ByProcess, child, information, LibC.HasStopped | LibC.HasExited | LibC.StaysWaitable) != 0)
            {
                if (LibC.LastError == LibC.Interrupted)
                {
                    continue;
                }

                return;
            }

            if (MemoryMarshal.Cast<byte, int>(information)[LibC.SignalCodeField] != LibC.ChildStopped)
            {
                return;
            }

            LibC.WaitFor(LibC.ByProcess, child, information, LibC.HasStopped | LibC.WithoutWaiting);
            if (!TerminalSession.StopGroup())
            {
                goOn();
            }
        }
    }
}
