namespace KvTui.Core.Messages;

/// <summary>A background service broke; it is started again unless <paramref name="Final"/>.</summary>
public sealed record ServiceMessage(string Service, string Error, bool Final) : Message;
