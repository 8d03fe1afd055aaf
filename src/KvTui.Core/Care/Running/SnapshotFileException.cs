namespace KvTui.Core.Care.Running;

/// <summary>The file of a snapshot cannot be used; the message is a sentence that says why.</summary>
/// <param name="wasBegun">Whether reading had begun.</param>
public sealed class SnapshotFileException(string message, bool wasBegun) : IOException(message)
{
    /// <summary>Whether reading had begun; if not, another file can be named.</summary>
    public bool WasBegun => wasBegun;
}
