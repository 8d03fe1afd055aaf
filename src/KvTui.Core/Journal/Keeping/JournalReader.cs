using Microsoft.Win32.SafeHandles;

namespace KvTui.Core.Journal.Keeping;

/// <summary>Reads a file of the journal, which another process may be writing to.</summary>
internal static class JournalReader
{
    /// <summary>As much as most records say, so that one read is enough for most of them.</summary>
    private const int UsualBytes = 512;

    /// <summary>The whole records of a file, in order; it ends before the first that is torn.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static List<JournalRecord> Records(string path)
    {
        using var file = Open(path);
        var records = new List<JournalRecord>();
        var length = RandomAccess.GetLength(file);
        var offset = IsOurs(file) ? (long)JournalFrame.Signature.Length : length;
        while (offset + JournalFrame.HeaderBytes <= length && Read(file, offset, length) is { } record)
        {
            records.Add(record);
            offset = record.End;
        }

        return records;
    }

    /// <summary>
    /// The length of a file that is whole, 0 if it is empty; less than nothing if it is torn or not one of the journal's: such a file is
    /// read as far as it is whole, and left as it is.
    /// </summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static long WholeLength(string path)
    {
        using var file = Open(path);
        var length = RandomAccess.GetLength(file);
        return length == 0 || (Records(path) is [.., var last] && last.End == length) ? length : -1;
    }

    /// <summary>The writes of a batch.</summary>
    /// <exception cref="IOException">They cannot be read, or are not what was written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static List<JournalWrite> Writes(JournalBatch batch)
    {
        using var file = Open(batch.Path);
        var bytes = new byte[batch.Length];
        if (ReadAll(file, bytes, batch.Offset) < bytes.Length || JournalFrame.Checksum(bytes) != batch.Checksum)
        {
            throw new IOException($"{batch.Path} is damaged where this is kept");
        }

        try
        {
            return JournalCodec.Body(bytes, batch.Count);
        }
        catch (Exception error) when (error is InvalidDataException or FormatException)
        {
            throw new IOException($"{batch.Path} has something else where this is kept", error);
        }
    }

    /// <summary>Opened so that whoever writes to it is not in the way.</summary>
    private static SafeFileHandle Open(string path) =>
        File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    private static bool IsOurs(SafeFileHandle file)
    {
        Span<byte> start = stackalloc byte[JournalFrame.Signature.Length];
        return ReadAll(file, start, 0) == start.Length && start.SequenceEqual(JournalFrame.Signature);
    }

    /// <summary>The record at an offset; null if it is torn, or not what was written.</summary>
    private static JournalRecord? Read(SafeFileHandle file, long offset, long length)
    {
        var frame = new byte[(int)Math.Min(UsualBytes, length - offset)];
        if (ReadAll(file, frame, offset) < JournalFrame.HeaderBytes)
        {
            return null;
        }

        var (head, body, checksum) = JournalFrame.Lengths(frame);
        if (head < 0 || body < 0 || JournalFrame.HeaderBytes + (long)head + body > length - offset)
        {
            return null;
        }

        if (frame.Length < JournalFrame.HeaderBytes + head)
        {
            frame = new byte[JournalFrame.HeaderBytes + head];
            if (ReadAll(file, frame, offset) < frame.Length)
            {
                return null;
            }
        }

        if (!JournalFrame.IsWhole(frame, head))
        {
            return null;
        }

        try
        {
            return JournalCodec.Head(frame[JournalFrame.HeaderBytes..(JournalFrame.HeaderBytes + head)]) is { } record
                ? record with { BodyOffset = offset + JournalFrame.HeaderBytes + head, BodyLength = body, BodyChecksum = checksum }
                : null;
        }
        catch (Exception error) when (error is IOException or FormatException or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>How many bytes were read, which are fewer only at the end of the file.</summary>
    private static int ReadAll(SafeFileHandle file, Span<byte> bytes, long offset)
    {
        var read = 0;
        while (read < bytes.Length && RandomAccess.Read(file, bytes[read..], offset + read) is var more and > 0)
        {
            read += more;
        }

        return read;
    }
}
