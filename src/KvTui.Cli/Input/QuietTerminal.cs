using System.Runtime.InteropServices;
using KvTui.Tty.Session;

namespace KvTui.Cli.Input;

/// <summary>The controlling terminal with its echo off; on again when disposed of, and before a signal ends the process.</summary>
internal sealed class QuietTerminal : IDisposable
{
    private const int Flush = 2;

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
            PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => Silence(LibC.SetAttributesNow)),
        ];
        Silence(Flush);
    }

    /// <summary>Opens it; null if the process has none.</summary>
    public static QuietTerminal? Open()
    {
        var descriptor = LibC.Open("/dev/tty", LibC.ReadWrite | LibC.NoControllingTerminal | LibC.CloseOnExec);
        if (descriptor < 0)
        {
            return null;
        }

        var original = new byte[TermiosBytes];
        if (LibC.GetAttributes(descriptor, original) == 0)
        {
            return new(descriptor, original);
        }

        LibC.Close(descriptor);
        return null;
    }

    public void Write(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        LibC.Write(_descriptor, bytes, (nuint)bytes.Length);
    }

    /// <summary>The next byte of a line that was ended by the user; null at the end of input.</summary>
    public byte? Read(CancellationToken cancellationToken)
    {
        Span<byte> one = stackalloc byte[1];
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (LibC.Poll([new(_descriptor, LibC.PollIn, 0)], 1, Glance) <= 0)
            {
                continue;
            }

            var count = LibC.Read(_descriptor, one, 1);
            if (count >= 0 || LibC.LastError != LibC.Interrupted)
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

        LibC.Close(_descriptor);
    }

    private void Silence(int when)
    {
        Span<byte> quiet = stackalloc byte[TermiosBytes];
        _original.CopyTo(quiet);
        var local = quiet[LocalFlags..];
        var flags = MemoryMarshal.Read<uint>(local) & ~(Echo | EchoNewLine);
        MemoryMarshal.Write(local, in flags);
        LibC.SetAttributes(_descriptor, when, quiet);
    }

    private void Restore() => LibC.SetAttributes(_descriptor, LibC.SetAttributesNow, _original);
}
