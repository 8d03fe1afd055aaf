using KvTui.Core.Messages;

namespace KvTui.Core.State.Writes;

/// <summary>A write whose fate could not be found out.</summary>
/// <param name="Error">How it ended.</param>
/// <param name="Asking">Whether it is being found out again.</param>
public sealed record UnresolvedWrite(WriteRequest Request, EtcdException Error, bool Asking);
