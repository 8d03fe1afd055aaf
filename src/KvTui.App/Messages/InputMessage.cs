using KvTui.Tty.Input;

namespace KvTui.App.Messages;

/// <summary>The user did something.</summary>
public sealed record InputMessage(InputEvent Event) : Message;
