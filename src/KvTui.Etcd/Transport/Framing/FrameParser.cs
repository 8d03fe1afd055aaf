namespace KvTui.Etcd.Transport.Framing;

/// <summary>Reads an answer from the bytes of one message, which are only valid during the call.</summary>
internal delegate T FrameParser<out T>(ReadOnlySpan<byte> message);
