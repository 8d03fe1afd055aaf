using System.Runtime.InteropServices;

namespace KvTui.Cli.Input;

/// <summary>The controlling terminal with its echo off; on again when disposed of, and before a signal ends the process.</summary>
internal sealed partial class QuietTerminal : IDisposable
{
    private const int ReadWriteNoControl = 0x2 | 0x100 | 0x80000;
    private const int Interrupted = 4;
    private const int Flush = 2;
    private const int Now = 0;
    private const short Input = 1;

    /// <summary>How often it is looked whether the question was cancelled, in milliseconds.</summary>
    private const int Glance = 100;

    /// <summary>Larger than any struct termios; its first four words are flags, the last of them the local ones.</summary>
    private const int TermiosBytes = 256;
    private const int LocalFlags = 12;
    private const uint Echo = 0x8;
    private const uint EchoNewLine = 0x40;

    private readonly int _descriptor;
    private readonly byte[] _original;
    private readonly PosixSignalRegistration[] _signals;

    private QuietTerminal(int descriptor, byte[] original)
    {
        (_descriptor, _original) = (descriptor, original);
        _signals =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Restore()),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, _ => Restore()),
            PosixSignalRegistration.Create(PosixSignal.SIGQUIT, _ => Restore()),
            // A shell sets the terminal to its own liking while the program is stopped.
            PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => Silence(Now)),
        ];
        Silence(Flush);
    }

    /// <summary>Opens it; null if the process has none.</summary>
    public static QuietTerminal? Open()
    {
        var descriptor = OpenFile("/dev/tty", ReadWriteNoControl);
        if (descriptor < 0)
        {
            return null;
        }

        var original = new byte[TermiosBytes];
        if (GetAttributes(descriptor, original) == 0)
        {
            return new(descriptor, original);
        }

        _ = Close(descriptor);
        return null;
    }

    public void Write(string text) => _ = WriteBytes(_descriptor, Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetByteCount(text));

    /// <summary>The next byte of a line that was ended by the user; null at the end of input.</summary>
    public byte? Read(CancellationToken cancellationToken)
    {
        Span<byte> one = stackalloc byte[1];
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var entry = new Waiting(_descriptor, Input, 0);
            if (Poll(ref entry, 1, Glance) <= 0)
            {
                continue;
            }

            var count = ReadBytes(_descriptor, one, 1);
            if (count >= 0 || Marshal.GetLastPInvokeError() != Interrupted)
            {
                return count == 1 ? one[0] : null;
            }
        }
    }

    public void Dispose()
    {
        Restore();
        foreach (var signal in _signals)
        {
            signal.Dispose();
        }

        _ = Close(_descriptor);
    }

    private void Silence(int when)
    {
        Span<byte> quiet = stackalloc byte[TermiosBytes];
        _original.CopyTo(quiet);
        var local = quiet[LocalFlags..];
        var flags = MemoryMarshal.Read<uint>(local) & ~(Echo | EchoNewLine);
        MemoryMarshal.Write(local, in flags);
        _ = SetAttributes(_descriptor, when, quiet);
    }

    private void Restore() => _ = SetAttributes(_descriptor, Now, _original);

    [StructLayout(LayoutKind.Sequential)]
    private record struct Waiting(int Descriptor, short Wanted, short Found);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenFile(string path, int flags);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static partial int Poll(ref Waiting entries, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static partial nint ReadBytes(int descriptor, Span<byte> buffer, nint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint WriteBytes(int descriptor, ReadOnlySpan<byte> buffer, nint count);

    [LibraryImport("libc", EntryPoint = "tcgetattr", SetLastError = true)]
    private static partial int GetAttributes(int descriptor, Span<byte> termios);

    [LibraryImport("libc", EntryPoint = "tcsetattr", SetLastError = true)]
    private static partial int SetAttributes(int descriptor, int when, ReadOnlySpan<byte> termios);
}
