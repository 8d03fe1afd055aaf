using System.Runtime.InteropServices;

namespace KvTui.Cli;

/// <summary>The memory of this process, which holds passwords, tokens and values.</summary>
internal static partial class ProcessMemory
{
    private const int SetDumpable = 4; // PR_SET_DUMPABLE, prctl(2)

    /// <summary>Keeps it, and the process's variables, out of core dumps and from other processes of the user, where possible.</summary>
    public static void Hide() => _ = Prctl(SetDumpable, 0, 0, 0, 0);

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int Prctl(int option, nuint value, nuint unused3, nuint unused4, nuint unused5);
}
