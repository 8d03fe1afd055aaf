using System.Security.Cryptography;

namespace KvTui.Core.Care.Running;

/// <summary>
/// A snapshot on its way into a file: written beside it, for the owner only, and given its name once it is whole; until then its name ends
/// in “.part”. Disposing removes what is not whole.
/// </summary>
public sealed class SnapshotFile : IDisposable
{
    /// <summary>etcd appends the SHA-256 of the pages, whose sizes are multiples of 512 (etcd: v3rpc/maintenance.go).</summary>
    private const int HashSize = 32;

    private const int PageUnit = 512;

    private readonly string _path;
    private readonly string _part;
    private readonly FileStream _file;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>The last bytes so far, which may be the hash, and so are not hashed yet.</summary>
    private readonly byte[] _tail = new byte[HashSize];

    private int _tailLength;
    private bool _isWhole;

    /// <summary>Makes the file beside the one that is wanted.</summary>
    /// <exception cref="SnapshotFileException">The path names no file, the file is there already, or it cannot be made.</exception>
    public SnapshotFile(string path)
    {
        _path = path;
        _part = $"{path}.{Environment.ProcessId}.part";
        RequireFree();
        try
        {
            _file = new(_part, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                BufferSize = 0,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new SnapshotFileException($"{path} cannot be written: {problem.Message}", wasBegun: false);
        }
    }

    /// <summary>How many bytes are written, the hash included.</summary>
    public long Length { get; private set; }

    /// <summary>The hash that etcd appended, in hexadecimal; set by <see cref="Finish"/>.</summary>
    public string Hash => Convert.ToHexStringLower(_tail);

    /// <summary>Writes the next bytes.</summary>
    /// <exception cref="SnapshotFileException">It cannot be written, as on a full disk.</exception>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _file.Write(bytes);
        }
        catch (IOException problem)
        {
            throw Unwritable(problem.Message);
        }
        catch (ArgumentOutOfRangeException)
        {
            // That is what .NET makes of EFBIG.
            throw Unwritable("it may not become larger (ulimit -f, or the file system).");
        }

        Length += bytes.Length;
        var hashed = Math.Max(0, _tailLength + bytes.Length - HashSize);
        var ofTail = Math.Min(hashed, _tailLength);
        _hash.AppendData(_tail, 0, ofTail);
        _tail.AsSpan(ofTail, _tailLength - ofTail).CopyTo(_tail);
        _tailLength -= ofTail;
        _hash.AppendData(bytes[..(hashed - ofTail)]);
        bytes[(hashed - ofTail)..].CopyTo(_tail.AsSpan(_tailLength));
        _tailLength += bytes.Length - (hashed - ofTail);
    }

    /// <summary>Gives the file its name, if it is whole.</summary>
    /// <returns>Why it is not, as a clause; null if it is.</returns>
    /// <exception cref="SnapshotFileException">It cannot be written to the disk, or renamed.</exception>
    public string? Finish()
    {
        if (Length % PageUnit != HashSize)
        {
            return "it ends without the hash that etcd appends";
        }

        if (!_hash.GetHashAndReset().AsSpan().SequenceEqual(_tail))
        {
            return "its hash is not the one that etcd appended";
        }

        try
        {
            _file.Flush(flushToDisk: true);
            _file.Dispose();
            File.Move(_part, _path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(problem.Message);
        }

        _isWhole = true;
        return null;
    }

    /// <summary>Closes the file, and removes it if it is not whole; where that is not possible, its name still says so.</summary>
    public void Dispose()
    {
        _hash.Dispose();
        _file.Dispose();
        try
        {
            if (!_isWhole)
            {
                File.Delete(_part);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Why it is not whole is told, and matters more.
        }
    }

    private SnapshotFileException Unwritable(string why) => new($"{_path} cannot be written: {why} Nothing was kept.", wasBegun: true);

    private void RequireFree()
    {
        if (Path.GetFileName(_path).Length == 0)
        {
            throw new SnapshotFileException($"'{_path}' names no file; name one, as in backup.db.", wasBegun: false);
        }

        if (Path.Exists(_path))
        {
            throw new SnapshotFileException(
                $"{_path} is already there and was not touched; choose another name, or move it away first.", wasBegun: false);
        }
    }
}
