namespace KvTui.Etcd.Transport.Messages;

/// <summary>Reads an answer from one message, whose memory is its own from then on.</summary>
internal delegate T AnswerParser<out T>(ReadOnlyMemory<byte> message);
