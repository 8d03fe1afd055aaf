using System.Diagnostics;
using System.Globalization;

namespace KvTui.Testing;

/// <summary>
/// Cleans up after a test process that dies without a chance to do so itself (SIGKILL, a crash, a time-out of the runner).
/// </summary>
/// <remarks>
/// A child shell in a session of its own waits for the end of its standard input, which the kernel closes when the test
/// process dies, and then runs what is still registered. PR_SET_PDEATHSIG is no use here: it follows the thread that
/// started the child, and .NET retires its threads.
/// </remarks>
public static class Watchdog
{
    // the entries run in reverse order of registration: processes end before the folders they use are removed
    private const string Script = """
        trap '' INT TERM HUP QUIT
        read -r _
        for entry in $(ls -r "$0"); do sh "$0/$entry"; done
        rm -rf "$0"
        """;

    private static readonly Lock Gate = new();
    private static readonly string Folder = Directory.CreateTempSubdirectory("kvtui-watchdog-").FullName;
    private static Process? Shell;
    private static int Count;

    /// <summary>Registers a shell command to be run if this process ends before the entry is disposed.</summary>
    /// <param name="command">One line of POSIX shell; it must be harmless when its subject is gone already.</param>
    public static Entry OnDeath(string command)
    {
        lock (Gate)
        {
            Shell ??= Start();
            var file = Path.Combine(Folder, (++Count).ToString("D8", CultureInfo.InvariantCulture));
            File.WriteAllText(file, command);
            return new Entry(file);
        }
    }

    /// <summary>A command that kills a process if it is still the one whose command line holds the given text.</summary>
    public static Entry KillOnDeath(int processId, string commandLinePart) =>
        OnDeath($"grep -qsF -- '{commandLinePart}' /proc/{processId}/cmdline && kill -KILL {processId}");

    private static Process Start() => Process.Start(new ProcessStartInfo("setsid", ["sh", "-c", Script, Folder])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    /// <summary>One registered clean-up; disposing it says that it is no longer needed.</summary>
    public sealed class Entry : IDisposable
    {
        private readonly string _file;

        internal Entry(string file) => _file = file;

        /// <summary>Takes the command back; disposing twice is harmless.</summary>
        public void Dispose() => File.Delete(_file);
    }
}
