using System.Runtime.InteropServices;

namespace KvTui.Testing;

/// <summary>Signals to processes by their id (Linux numbers, <c>signal(7)</c>).</summary>
public static partial class PosixSignal
{
    public const int Hangup = 1;
    public const int Interrupt = 2;
    public const int Kill = 9;
    public const int Terminate = 15;
    public const int Continue = 18;
    public const int Stop = 19;

    /// <summary>Ends a program with a core dump, where .NET has no handler.</summary>
    public const int BadSystemCall = 31;

    /// <summary>Sends a signal; false if there is no such process.</summary>
    public static bool Send(int processId, int signal) => NativeKill(processId, signal) == 0;

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int NativeKill(int processId, int signal);
}
