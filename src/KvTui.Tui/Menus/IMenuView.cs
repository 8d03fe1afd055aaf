namespace KvTui.Tui.Menus;

/// <summary>A menu that stands on the screen from its making to its disposal, unless Terminal.Gui closes it before.</summary>
internal interface IMenuView : IDisposable
{
    /// <summary>Whether it still stands there.</summary>
    bool IsOpen { get; }
}
