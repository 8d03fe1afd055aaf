using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace KvTui.Etcd.Offline.Bolt;

/// <summary>
/// A file that is read at offsets (pread) and never written, mapped or locked. .NET's own way to open a file takes flock(LOCK_SH), which
/// fails on the file of a running etcd and keeps a stopped one from starting; hence open(2) itself. Any thread may read.
/// </summary>
internal sealed partial class ReadOnlyFile : IDisposable
{
    /// <summary>O_RDONLY, O_NONBLOCK, so that a pipe does not block the opening, and O_CLOEXEC, with Linux's values.</summary>
    private const int OpenFlags = 0 | 0x800 | 0x80000;

    private readonly SafeFileHandle _handle;

    private ReadOnlyFile(string path, SafeFileHandle handle) => (Path, _handle) = (path, handle);

    /// <summary>The path as it was given.</summary>
    public string Path { get; }

    /// <summary>The length in bytes at this moment.</summary>
    /// <exception cref="DatabaseFileException">The system does not tell.</exception>
    public long Length
    {
        get
        {
            try
            {
                return RandomAccess.GetLength(_handle);
            }
            catch (Exception failure) when (IsOfSystem(failure))
            {
                throw Unreadable(Path, failure.Message);
            }
        }
    }

    /// <exception cref="DatabaseFileException">There is no such file, it may not be read, or it is a pipe.</exception>
    public static ReadOnlyFile Open(string path)
    {
        var handle = OpenHandle(path, OpenFlags);
        if (handle.IsInvalid)
        {
            var reason = Marshal.GetLastPInvokeErrorMessage();
            handle.Dispose();
            throw Unreadable(path, reason);
        }

        try
        {
            _ = RandomAccess.GetLength(handle);
            return new(path, handle);
        }
        catch (Exception failure) when (IsOfSystem(failure))
        {
            handle.Dispose();
            throw Unreadable(path, failure.Message);
        }
    }

    /// <summary>Fills the buffer with what stands at an offset.</summary>
    /// <returns>The number of bytes read, smaller than the buffer only where the file ends.</returns>
    /// <exception cref="DatabaseFileException">The system cannot read the file.</exception>
    public int Read(Span<byte> buffer, long offset)
    {
        var length = 0;
        try
        {
            while (length < buffer.Length && RandomAccess.Read(_handle, buffer[length..], offset + length) is > 0 and var count)
            {
                length += count;
            }
        }
        catch (Exception failure) when (IsOfSystem(failure))
        {
            throw Unreadable(Path, failure.Message);
        }

        return length;
    }

    public void Dispose() => _handle.Dispose();

    private static bool IsOfSystem(Exception failure) => failure is IOException or UnauthorizedAccessException or NotSupportedException;

    private static DatabaseFileException Unreadable(string path, string reason)
        => new(DatabaseFailure.Unreadable, $"{path} cannot be read: {reason.TrimEnd('.')}.");

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle OpenHandle(string path, int flags);
}
