namespace KvTui.Terminal.Views;

/// <summary>On which side of its room a text stands.</summary>
public enum Alignment : byte
{
    Left,
    Right,
    Center,
}
