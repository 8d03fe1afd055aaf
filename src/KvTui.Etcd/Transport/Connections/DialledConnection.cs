namespace KvTui.Etcd.Transport.Connections;

/// <summary>A connection that was made, and what was seen of it.</summary>
internal sealed record DialledConnection(Stream Stream, ConnectionTrace Trace)
{
    /// <summary>Closes it because nobody needs it.</summary>
    public ValueTask DropAsync()
    {
        Trace.IsGivenUp = true;
        return Stream.DisposeAsync();
    }
}
