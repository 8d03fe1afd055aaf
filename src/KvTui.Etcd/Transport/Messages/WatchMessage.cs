namespace KvTui.Etcd.Transport.Messages;

/// <summary>One message of a watch stream, read straight into records (etcd: rpc.proto, WatchResponse).</summary>
internal sealed record WatchMessage
{
    public ResponseHeader Header { get; private set; }

    /// <summary>The watcher's id; -1 for a failed creation, or for progress of all watchers on the stream.</summary>
    public long WatchId { get; private set; }

    public bool Created { get; private set; }

    public bool Canceled { get; private set; }

    public long CompactRevision { get; private set; }

    public string CancelReason { get; private set; } = "";

    public bool Fragment { get; private set; }

    public List<WatchEvent> Events { get; } = [];

    /// <summary>The message's length in bytes.</summary>
    public int Bytes { get; private init; }

    public static WatchMessage Read(ReadOnlyMemory<byte> message)
    {
        var response = new WatchMessage { Bytes = message.Length };
        var reader = new WireReader(message.Span);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    response.Header = WireRecords.Header(reader.Bytes());
                    break;
                case 2:
                    response.WatchId = reader.Int64();
                    break;
                case 3:
                    response.Created = reader.Bool();
                    break;
                case 4:
                    response.Canceled = reader.Bool();
                    break;
                case 5:
                    response.CompactRevision = reader.Int64();
                    break;
                case 6:
                    response.CancelReason = Encoding.UTF8.GetString(reader.Bytes());
                    break;
                case 7:
                    response.Fragment = reader.Bool();
                    break;
                case 11:
                    response.Events.Add(ReadEvent(reader.Bytes(), message));
                    break;
            }
        }

        return response;
    }

    private static WatchEvent ReadEvent(ReadOnlySpan<byte> part, ReadOnlyMemory<byte> message)
    {
        var kind = WatchEventKind.Put;
        KeyValue? pair = null;
        KeyValue? previous = null;
        var reader = new WireReader(part);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    kind = reader.Int64() == 0 ? WatchEventKind.Put : WatchEventKind.Delete;
                    break;
                case 2:
                    pair = WireRecords.KeyValue(reader.Bytes(), message);
                    break;
                case 3:
                    previous = WireRecords.KeyValue(reader.Bytes(), message);
                    break;
            }
        }

        return pair is null ? throw new InvalidDataException("An event has no key.") : new(kind, pair, previous);
    }
}
