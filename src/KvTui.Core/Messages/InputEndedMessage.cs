namespace KvTui.Core.Messages;

/// <summary>The terminal is gone: there is nobody to show anything to.</summary>
public sealed record InputEndedMessage : Message;
