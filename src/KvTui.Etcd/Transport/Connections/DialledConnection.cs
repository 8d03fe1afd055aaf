namespace KvTui.Etcd.Transport.Connections;

/// <summary>A connection that was made, and its trace.</summary>
internal sealed record DialledConnection(Stream Stream, ConnectionTrace Trace)
{
    /// <summary>Closes the connection because nobody needs it.</summary>
    public ValueTask DropAsync()
    {
        Trace.IsGivenUp = true;
        return Stream.DisposeAsync();
    }
}
