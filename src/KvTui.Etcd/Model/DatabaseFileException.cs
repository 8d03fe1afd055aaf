namespace KvTui.Etcd.Model;

/// <summary>A database file cannot be read: why, and a sentence that names the file and, if it is damaged, the place.</summary>
public sealed class DatabaseFileException(DatabaseFailure kind, string message) : Exception(message)
{
    public DatabaseFailure Kind { get; } = kind;
}

/// <summary>Why a database file cannot be read; callers switch on it and never on a text.</summary>
public enum DatabaseFailure
{
    /// <summary>There is no such file, it may not be read, it is no regular file, or the disk fails.</summary>
    Unreadable,

    /// <summary>The file was never a bbolt database, or has the byte order of another kind of machine.</summary>
    NotADatabase,

    /// <summary>The file is cut short, or bytes of it contradict each other or its hash.</summary>
    Damaged,

    /// <summary>The server has changed the file during each attempt to read it.</summary>
    Busy,

    /// <summary>The revision, or the one record that was asked for, is no longer in the file.</summary>
    Compacted,

    /// <summary>The revision is above the newest one in the file.</summary>
    FutureRevision,

    /// <summary>A page or the keys together are larger than this reader takes into memory.</summary>
    TooLarge,
}
