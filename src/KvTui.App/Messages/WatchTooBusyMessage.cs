using KvTui.App.State.Watching;

namespace KvTui.App.Messages;

/// <summary>A watch brought so much that it was ended.</summary>
public sealed record WatchTooBusyMessage(WatchScope Scope, WatchRate Rate) : Message;
