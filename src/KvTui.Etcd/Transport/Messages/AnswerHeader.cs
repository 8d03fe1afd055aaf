using KvTui.Etcd.Kv.Wire;

namespace KvTui.Etcd.Transport.Messages;

/// <summary>The header that begins every answer of etcd (rpc.proto: field 1 of each response).</summary>
internal static class AnswerHeader
{
    /// <summary>The cluster that an answer names; 0 if it names none.</summary>
    public static ulong ClusterId(ReadOnlySpan<byte> message)
    {
        var reader = new WireReader(message);
        return reader.Next() && reader.Field == 1 ? KvResponses.Header(reader.Bytes()).ClusterId : 0;
    }
}
