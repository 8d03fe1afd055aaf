namespace KvTui.Cli.Files;

/// <summary>This host's files, as far as this user may look: what is missing, what is hidden, and the texts of small files.</summary>
/// <param name="root">The folder taken for the host's root; empty for the root itself.</param>
internal sealed class HostFiles(string root = "")
{
    private const int LargestText = 1024 * 1024;

    private readonly string _root = root.TrimEnd('/');

    /// <summary>The path as this process opens it.</summary>
    public string Real(string path) => _root + path;

    public PathKind Kind(string path) => PathFacts.Of(Real(path)).Kind;

    public bool IsFile(string path) => Kind(path) == PathKind.File;

    /// <summary>Whether it is a file, or may be one that is hidden from this user.</summary>
    public bool IsFileOrHidden(string path) => Kind(path) is PathKind.File or PathKind.Hidden;

    public bool IsReadable(string path) => PathFacts.IsReadable(Real(path));

    /// <summary>A file's text; null if there is none, it may not be read, or it is over 1 MiB.</summary>
    public string? Text(string path) => Bytes(path) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    /// <summary>A file's bytes, even if the system does not know its length, as below /proc; null as for <see cref="Text"/>.</summary>
    public byte[]? Bytes(string path)
    {
        if (!IsFile(path))
        {
            return null;
        }

        try
        {
            using var file = File.OpenHandle(Real(path));
            var buffer = new byte[4096];
            var length = 0;
            while (RandomAccess.Read(file, buffer.AsSpan(length), length) is > 0 and var count)
            {
                length += count;
                if (length > LargestText)
                {
                    return null;
                }

                if (length == buffer.Length)
                {
                    Array.Resize(ref buffer, 2 * length);
                }
            }

            return buffer[..length];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Whether the first 4096 bytes of a file are as wanted; a quick look at a file of /proc.</summary>
    public bool BeginsWith(string path, Func<ReadOnlySpan<byte>, bool> isWanted)
    {
        try
        {
            using var file = File.OpenHandle(Real(path), share: FileShare.ReadWrite | FileShare.Delete);
            Span<byte> buffer = stackalloc byte[4096];
            return isWanted(buffer[..RandomAccess.Read(file, buffer, 0)]);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return false;
        }
    }

    /// <summary>The names of what is in a folder; none if it may not be listed.</summary>
    public IEnumerable<string> Names(string folder) => List(folder).Select(path => path[(path.LastIndexOf('/') + 1)..]);

    /// <summary>The paths of what is in a folder, in order of their names; none if it may not be listed.</summary>
    public IReadOnlyList<string> List(string folder, string pattern = "*")
    {
        try
        {
            var paths = Directory.EnumerateFileSystemEntries(Real(folder), pattern);
            return [.. paths.Select(path => path[_root.Length..]).Order(StringComparer.Ordinal)];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
