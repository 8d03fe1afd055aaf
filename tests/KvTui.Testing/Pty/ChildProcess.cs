using System.Runtime.InteropServices;
using System.Text;

namespace KvTui.Testing.Pty;

/// <summary>A child started by <c>posix_spawn</c>, with nothing between it and the clock, and its figures from <c>/proc</c>.</summary>
public sealed class ChildProcess
{
    // larger than glibc's posix_spawn_file_actions_t (80) and posix_spawnattr_t (336)
    private const int OpaqueSize = 1024;

    private int? _exitCode;

    private ChildProcess(int id) => Id = id;

    public int Id { get; }

    /// <summary>Resident memory now, in bytes; 0 once it has ended.</summary>
    public long Resident => ProcessFigures.Resident(Id);

    /// <summary>The most memory that was ever resident, in bytes; 0 once it has ended.</summary>
    public long PeakResident => ProcessFigures.PeakResident(Id);

    /// <summary>Processor time of all its threads that live.</summary>
    public TimeSpan ProcessorTime => ProcessFigures.ProcessorTime(Id);

    /// <summary>Starts a program with its three standard files on one path.</summary>
    /// <param name="arguments">The program, looked up on the PATH, and its arguments.</param>
    /// <param name="environment">All of its environment.</param>
    /// <param name="standardFiles">A terminal, which then controls the child, <c>/dev/null</c>, or one under <c>/proc</c>.</param>
    public static unsafe ChildProcess Start(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, string standardFiles)
    {
        var actions = stackalloc byte[OpaqueSize];
        var attributes = stackalloc byte[OpaqueSize];
        var argumentPointers = Pointers(arguments);
        var environmentPointers = Pointers([.. environment.Select(v => $"{v.Key}={v.Value}")]);
        int id, error;
        fixed (byte* path = Terminated(standardFiles), file = Terminated(arguments[0]))
        fixed (nint* argv = argumentPointers, envp = environmentPointers)
        {
            _ = NativeMethods.InitActions(actions);
            _ = NativeMethods.InitAttributes(attributes);
            // a session leader that opens a terminal gets it as its controlling one
            _ = NativeMethods.SetFlags(attributes, NativeMethods.SpawnNewSession);
            for (var descriptor = 0; descriptor <= 2; descriptor++)
            {
                _ = NativeMethods.AddOpen(actions, descriptor, path, NativeMethods.ReadWrite, 0);
            }

            error = NativeMethods.Spawn(&id, file, actions, attributes, (byte**)argv, (byte**)envp);
            _ = NativeMethods.DestroyActions(actions);
            _ = NativeMethods.DestroyAttributes(attributes);
        }

        foreach (var pointer in argumentPointers.Concat(environmentPointers))
        {
            Marshal.FreeCoTaskMem(pointer);
        }

        return error == 0 ? new ChildProcess(id) : throw new InvalidOperationException($"cannot start {arguments[0]}: error {error}");
    }

    /// <summary>Waits for its end and returns its exit code, 128 + signal if a signal ended it.</summary>
    public unsafe int Wait()
    {
        if (_exitCode is null)
        {
            int status;
            _ = NativeMethods.Wait(Id, &status, 0);
            _exitCode = (status & 0x7F) == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F);
        }

        return _exitCode.Value;
    }

    /// <summary>Ends it at once when the time is over, unless what is returned is disposed before.</summary>
    public IDisposable KillAfter(TimeSpan time)
    {
        var limit = new CancellationTokenSource(time, TimeProvider.System);
        limit.Token.Register(() => PosixSignal.Send(Id, PosixSignal.Kill));
        return limit;
    }

    /// <summary>Ends it at once if it still runs.</summary>
    public void Kill()
    {
        if (_exitCode is null)
        {
            PosixSignal.Send(Id, PosixSignal.Kill);
            Wait();
        }
    }

    private static byte[] Terminated(string text) => [.. Encoding.UTF8.GetBytes(text), 0];

    private static nint[] Pointers(IReadOnlyList<string> texts) => [.. texts.Select(Marshal.StringToCoTaskMemUTF8), 0];
}
