using Terminal.Gui.Input;

namespace KvTui.Tty.Settings;

/// <summary>The keys that Terminal.Gui's own commands have, set in code so that no configuration file can change them.</summary>
internal static class LibraryKeys
{
    /// <summary>
    /// The keys that applications know: Esc, which closes menus. Applications themselves do not obey it, since <see cref="TtyApplication"/>
    /// takes their bindings away.
    /// </summary>
    internal static Dictionary<Command, PlatformKeyBinding> OfApplications { get; } = new() { [Command.Quit] = Bind.All(Key.Esc) };

    /// <summary>The keys of all views: moving, selecting and editing.</summary>
    internal static Dictionary<Command, PlatformKeyBinding> OfViews { get; } = new()
    {
        [Command.Left] = Bind.All(Key.CursorLeft),
        [Command.Right] = Bind.All(Key.CursorRight),
        [Command.Up] = Bind.All(Key.CursorUp),
        [Command.Down] = Bind.All(Key.CursorDown),
        [Command.PageUp] = Bind.All(Key.PageUp),
        [Command.PageDown] = Bind.All(Key.PageDown),
        [Command.LeftStart] = Bind.All(Key.Home),
        [Command.RightEnd] = Bind.All(Key.End),
        [Command.Start] = Bind.All(Key.Home.WithCtrl),
        [Command.End] = Bind.All(Key.End.WithCtrl),
        [Command.LeftExtend] = Bind.All(Key.CursorLeft.WithShift),
        [Command.RightExtend] = Bind.All(Key.CursorRight.WithShift),
        [Command.UpExtend] = Bind.All(Key.CursorUp.WithShift),
        [Command.DownExtend] = Bind.All(Key.CursorDown.WithShift),
        [Command.PageUpExtend] = Bind.All(Key.PageUp.WithShift),
        [Command.PageDownExtend] = Bind.All(Key.PageDown.WithShift),
        [Command.LeftStartExtend] = Bind.All(Key.Home.WithShift),
        [Command.RightEndExtend] = Bind.All(Key.End.WithShift),
        [Command.StartExtend] = Bind.All(Key.Home.WithCtrl.WithShift),
        [Command.EndExtend] = Bind.All(Key.End.WithCtrl.WithShift),
        [Command.Copy] = Bind.All(Key.C.WithCtrl),
        [Command.Cut] = Bind.All(Key.X.WithCtrl),
        [Command.Paste] = Bind.All(Key.V.WithCtrl),
        [Command.Undo] = Bind.All(Key.Z.WithCtrl, new Key('_').WithCtrl),
        [Command.Redo] = Bind.All(Key.Y.WithCtrl),
        [Command.SelectAll] = Bind.All(Key.A.WithCtrl),
        [Command.DeleteCharLeft] = Bind.All(Key.Backspace),
        [Command.DeleteCharRight] = Bind.All(Key.Delete, Key.D.WithCtrl),
    };
}
