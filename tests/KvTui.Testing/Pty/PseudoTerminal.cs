using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace KvTui.Testing.Pty;

/// <summary>The near end of a pseudo-terminal: what the program writes is read here, what is written here are its keys.</summary>
public sealed unsafe class PseudoTerminal : IDisposable
{
    private readonly int _descriptor;
    private readonly byte[] _buffer = new byte[64 * 1024];

    public PseudoTerminal(int columns, int rows)
    {
        _descriptor = NativeMethods.OpenTerminal(NativeMethods.ReadWrite | NativeMethods.NoControllingTerminal | NativeMethods.CloseOnExec);
        var size = stackalloc ushort[4] { (ushort)rows, (ushort)columns, 0, 0 };
        var name = stackalloc byte[128];
        if (_descriptor < 0
            || NativeMethods.Grant(_descriptor) != 0
            || NativeMethods.Unlock(_descriptor) != 0
            || NativeMethods.SlaveName(_descriptor, name, 128) != 0
            || NativeMethods.Control(_descriptor, NativeMethods.SetWindowSize, size) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }

        Path = Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(name));
    }

    /// <summary>The far end, for the program.</summary>
    public string Path { get; }

    /// <summary>Waits for output; empty when the time is over, null when the program has closed the terminal.</summary>
    public ReadOnlyMemory<byte>? Read(TimeSpan patience)
    {
        if (!IsReady(NativeMethods.PollIn, patience))
        {
            return ReadOnlyMemory<byte>.Empty;
        }

        fixed (byte* buffer = _buffer)
        {
            var count = NativeMethods.Read(_descriptor, buffer, (nuint)_buffer.Length);
            // without the type, null would become an empty memory
            return count > 0 ? _buffer.AsMemory(0, (int)count) : (ReadOnlyMemory<byte>?)null;
        }
    }

    /// <summary>Writes what the program's input queue takes now, and returns the rest.</summary>
    public ReadOnlyMemory<byte> Write(ReadOnlyMemory<byte> keys)
    {
        // the kernel's queue holds 4 KiB; smaller pieces never block once it says that there is room
        while (!keys.IsEmpty && IsReady(NativeMethods.PollOut, TimeSpan.Zero))
        {
            fixed (byte* bytes = keys.Span)
            {
                var count = NativeMethods.Write(_descriptor, bytes, (nuint)Math.Min(keys.Length, 512));
                keys = keys[(int)Math.Max(count, 0)..];
            }
        }

        return keys;
    }

    /// <summary>How many bytes of what was written the program has not read.</summary>
    public int CountUnread()
    {
        // Opened for the moment only: else the near end would not be told that the program is gone.
        var far = NativeMethods.Open(Path, NativeMethods.ReadWrite | NativeMethods.NoControllingTerminal | NativeMethods.CloseOnExec);
        var count = 0;
        var isKnown = far >= 0 && NativeMethods.Control(far, NativeMethods.CountUnread, &count) == 0;
        _ = NativeMethods.Close(far);
        return isKnown ? count : throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    public void Dispose() => _ = NativeMethods.Close(_descriptor);

    private bool IsReady(short what, TimeSpan patience)
    {
        var entry = new NativeMethods.PollEntry { Descriptor = _descriptor, Events = what };
        return NativeMethods.Poll(&entry, 1, (int)Math.Ceiling(patience.TotalMilliseconds)) > 0;
    }
}
