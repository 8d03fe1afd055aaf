using KvTui.Core.Messages;

namespace KvTui.Core.Runtime;

/// <summary>A slot that holds the latest message of its kind; one that was not taken yet is replaced.</summary>
public sealed class LatestValue
{
    private Message? _message;

    public void Set(Message message) => Interlocked.Exchange(ref _message, message);

    public Message? Take() => Interlocked.Exchange(ref _message, null);
}
