using KvTui.Core.State.Watching;

namespace KvTui.Core.Messages;

/// <summary>A watch brought so much that it was ended.</summary>
public sealed record WatchTooBusyMessage(WatchScope Scope, WatchRate Rate) : Message;
