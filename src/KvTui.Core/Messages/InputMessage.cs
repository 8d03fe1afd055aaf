using KvTui.Tty.Input;

namespace KvTui.Core.Messages;

/// <summary>The user did something.</summary>
public sealed record InputMessage(InputEvent Event) : Message;
