using KvTui.Etcd.Offline.Bolt;

namespace KvTui.Etcd.Offline;

/// <summary>
/// The SHA-256 hash that a snapshot ends with, of all bytes before it. A file has one if 32 bytes follow its last whole sector (etcd:
/// etcdutl/snapshot/v3_snapshot.go).
/// </summary>
internal static class SnapshotHash
{
    private const int SectorLength = 512;
    private const int BufferLength = 256 * 1024;

    public static bool IsIn(BoltFile file) => file.Length % SectorLength == SHA256.HashSizeInBytes;

    /// <summary>Reads the whole file.</summary>
    /// <exception cref="DatabaseFileException">The content has another hash, or cannot be read.</exception>
    public static void Check(BoltFile file, CancellationToken cancellationToken)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (end, buffer) = (file.Length - SHA256.HashSizeInBytes, new byte[BufferLength]);
        for (var offset = 0L; offset < end; offset += buffer.Length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var part = buffer.AsSpan(0, (int)Math.Min(buffer.Length, end - offset));
            sum.AppendData(part[..file.ReadBytes(part, offset)]);
        }

        Span<byte> stored = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> computed = stackalloc byte[SHA256.HashSizeInBytes];
        sum.GetHashAndReset(computed);
        if (file.ReadBytes(stored, end) < stored.Length || !stored.SequenceEqual(computed))
        {
            var (found, expected) = (Convert.ToHexStringLower(computed), Convert.ToHexStringLower(stored));
            throw new DatabaseFileException(
                DatabaseFailure.Damaged, $"{file.Path} is damaged: its content has the hash {found}, and {expected} is stored.");
        }
    }
}
