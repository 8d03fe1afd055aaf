namespace KvTui.Etcd.Transport.Messages;

/// <summary>Reads an answer from one message, whose memory the answer may keep.</summary>
internal delegate T AnswerParser<out T>(ReadOnlyMemory<byte> message);
