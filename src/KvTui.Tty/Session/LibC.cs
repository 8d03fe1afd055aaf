using System.Runtime.InteropServices;

namespace KvTui.Tty.Session;

/// <summary>struct pollfd of poll(2).</summary>
[StructLayout(LayoutKind.Sequential)]
internal record struct PollEntry(int Descriptor, short Wanted, short Reported);

/// <summary>The system calls needed for a terminal, with Linux's constants.</summary>
internal static partial class LibC
{
    internal const int ReadWrite = 0x2;
    internal const int NoControllingTerminal = 0x100;
    internal const int NonBlocking = 0x800;
    internal const int CloseOnExec = 0x80000;

    internal const int Interrupted = 4;
    internal const int TryAgain = 11;

    internal const short PollIn = 0x1;
    internal const short PollOut = 0x4;

    internal const int HangUp = 1;
    internal const int InterruptKey = 2;
    internal const int QuitKey = 3;
    internal const int Continue = 18;
    internal const int Stop = 19;
    internal const int TerminalOutput = 22;
    internal const byte Ignore = 1;

    internal const int ByProcess = 1;
    internal const int WithoutWaiting = 1;
    internal const int HasStopped = 2;
    internal const int HasExited = 4;
    internal const int StaysWaitable = 0x1000000;
    internal const int SignalCodeField = 2;
    internal const int ChildStopped = 5;
    internal const int SignalInformationSize = 128;

    internal const int SetAttributesNow = 0;
    internal const nuint GetWindowSize = 0x5413;

    internal static int LastError => Marshal.GetLastPInvokeError();

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    internal static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "isatty", SetLastError = true)]
    internal static partial int IsTerminal(int descriptor);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    internal static partial nint Read(int descriptor, Span<byte> buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    internal static partial nint Write(int descriptor, ReadOnlySpan<byte> buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    internal static partial int Poll(Span<PollEntry> entries, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "eventfd", SetLastError = true)]
    internal static partial int EventDescriptor(uint initial, int flags);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    internal static partial int WindowSize(int descriptor, nuint request, Span<ushort> rowsColumnsAndPixels);

    [LibraryImport("libc", EntryPoint = "tcgetattr", SetLastError = true)]
    internal static partial int GetAttributes(int descriptor, Span<byte> termios);

    [LibraryImport("libc", EntryPoint = "tcsetattr", SetLastError = true)]
    internal static partial int SetAttributes(int descriptor, int when, ReadOnlySpan<byte> termios);

    [LibraryImport("libc", EntryPoint = "cfmakeraw")]
    internal static partial void MakeRaw(Span<byte> termios);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    internal static partial int Kill(int process, int signal);

    [LibraryImport("libc", EntryPoint = "sigaction", SetLastError = true)]
    internal static partial int SignalAction(int signal, ReadOnlySpan<byte> action, Span<byte> before);

    [LibraryImport("libc", EntryPoint = "waitid", SetLastError = true)]
    internal static partial int WaitFor(int kind, int process, Span<byte> information, int options);

    [LibraryImport("libc", EntryPoint = "tcsetpgrp", SetLastError = true)]
    internal static partial int SetForeground(int descriptor, int processGroup);

    [LibraryImport("libc", EntryPoint = "getpgid", SetLastError = true)]
    internal static partial int ProcessGroup(int process);

    [LibraryImport("libc", EntryPoint = "getsid", SetLastError = true)]
    internal static partial int Session(int process);
}
