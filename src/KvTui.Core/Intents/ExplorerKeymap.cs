using KvTui.Core.State;
using KvTui.Core.State.Layers;

namespace KvTui.Core.Intents;

/// <summary>The one table of the explorer's keys: bindings, hints, help, palette and the README's list come from it.</summary>
public static class ExplorerKeymap
{
    private const string Moving = "Moving";
    private const string Reading = "Reading";
    private const string Changing = "Changing";
    private const string Screen = "Screen";
    private const string Typing = "Typing";

    private static readonly KeyBinding<Intent>[] Moves =
    [
        new("up k", Intent.Up, "one row up", Moving),
        new("down j", Intent.Down, "one row down", Moving),
        new("pgup ctrl+u", Intent.PageUp, "a page up", Moving),
        new("pgdn ctrl+d", Intent.PageDown, "a page down", Moving),
        new("g home", Intent.Home, "to the first row", Moving),
        new("G end", Intent.End, "to the last row", Moving),
    ];

    private static readonly KeyBinding<Intent>[] Everywhere =
    [
        new(":", Intent.Palette, "command palette", Screen) { Hint = "command" },
        new("o", Intent.GoTo, "go to a key or a prefix; Tab completes", Moving),
        new("e", Intent.Edit, "edit the value", Changing) { Hint = "edit" },
        new("n", Intent.NewKey, "new key", Changing),
        new("d del f8", Intent.Delete, "delete the key; on a folder as D", Changing),
        new("D", Intent.DeletePrefix, "delete the folder, or the one named as the key", Changing),
        new("t", Intent.NextFormat, "next view of the value: auto, text, json, k8s, hex", Reading),
        new("u", Intent.Unmask, "show a masked value, or mask it again", Reading),
        new("T", Intent.ToggleTree, "tree or flat list", Reading),
        new("p", Intent.HoldListing, "hold the listing of keys, or let it go on", Reading),
        new("y", Intent.CopyKey, "copy the key (OSC 52)", Reading),
        new("Y", Intent.CopyValue, "copy the whole value as shown (OSC 52)", Reading),
        new("@", Intent.CommandLog, "command log: each call made to etcd", Screen),
        new("f10", Intent.Menu, "menu", Screen),
        new("shift+f10", Intent.ContextMenu, "menu of what can be done here", Screen),
        new("tab f6", Intent.NextPane, "next pane", Screen),
        new("shift+tab shift+f6", Intent.PreviousPane, "previous pane", Screen),
        new("1", Intent.KeysPane, "the key pane", Screen),
        new("2", Intent.ValuePane, "the value pane", Screen),
        new("3", Intent.ClusterPane, "the cluster pane", Screen),
        new("f", Intent.FullScreen, "the pane fills the screen, or no longer", Screen),
        new(">", Intent.Wider, "the key pane, or the cluster pane, grows", Screen),
        new("<", Intent.Narrower, "the key pane, or the cluster pane, shrinks", Screen),
        new("r f5", Intent.Refresh, "ask the cluster again, reconnect now", Screen),
        new("ctrl+l", Intent.Redraw, "redraw the screen", Screen),
        new("f2", Intent.ToggleMouse, "mouse on or off", Screen),
        new("ctrl+z", Intent.Suspend, "suspend to the shell", Screen),
        new("esc", Intent.Back, "one step back", Screen),
        new("ctrl+c", Intent.Cancel, "cancel a running call; twice: quit", Screen),
        new("? f1", Intent.Help, "help for where you are", Screen) { Hint = "help" },
        new("q", Intent.Quit, "quit", Screen) { Hint = "quit" },
    ];

    private static readonly KeyBinding<Intent>[] ScanLayer =
    [
        new("ctrl+c", Intent.Cancel, "stop reading and keep what there is; else close", Screen) { Hint = "stop" },
        new("esc q", Intent.Back, "close", Screen) { Hint = "close" },
        new("? f1", Intent.Help, "help for where you are", Screen) { Hint = "help" },
        new("ctrl+l", Intent.Redraw, "redraw the screen", Screen),
    ];

    /// <summary>The key pane.</summary>
    public static Keymap<Intent> Keys { get; } = new(
    [
        .. Moves,
        new("right l enter", Intent.Open, "open, expand", Moving),
        new("left h backspace", Intent.Close, "close, up", Moving),
        new("/", Intent.Filter, "filter: text as shown, !inverse, re:regex, ~fuzzy", Moving) { Hint = "filter" },
        .. Everywhere,
    ]);

    /// <summary>The value pane.</summary>
    public static Keymap<Intent> Value { get; } = new(
    [
        .. Moves,
        new("left h backspace", Intent.Close, "back to the keys", Moving),
        new("m", Intent.MoreValue, "show more of a large value", Reading),
        .. Everywhere,
    ]);

    /// <summary>The cluster pane.</summary>
    public static Keymap<Intent> Cluster { get; } = new(
    [
        .. Moves,
        new("y", Intent.CopyCluster, "copy members and timeline as text (OSC 52)", Reading) { Hint = "copy" },
        .. Everywhere.Where(binding => binding.Intent != Intent.CopyKey),
    ]);

    /// <summary>The value editor; other keys are typed.</summary>
    public static Keymap<Intent> Editor { get; } = new(
    [
        new("ctrl+s f3 alt+s", Intent.Save, "save, if the key has not changed meanwhile", Changing) { Hint = "save" },
        new("ctrl+_", Intent.Undo, "undo", Changing),
        new("ctrl+y", Intent.Redo, "redo", Changing),
        new("ctrl+space", Intent.Mark, "set the mark (or Shift with the arrows)", Changing),
        new("ctrl+k", Intent.Cut, "cut the selection or the line", Changing),
        new("alt+w", Intent.CopyText, "copy the selection", Changing),
        new("ctrl+v", Intent.Paste, "paste", Changing),
        new("f4", Intent.Diff, "show what would change", Changing) { Hint = "diff" },
        new("esc", Intent.Back, "leave the editor; asks if anything would be lost", Changing) { Hint = "cancel" },
        new("f10", Intent.Menu, "menu", Screen),
        new("shift+f10", Intent.ContextMenu, "menu of what can be done here", Screen),
        new("f1", Intent.Help, "help for where you are", Screen) { Hint = "help" },
        new("ctrl+l", Intent.Redraw, "redraw the screen", Screen),
        new("ctrl+z", Intent.Suspend, "suspend to the shell", Screen),
        new("ctrl+c", Intent.Cancel, "twice: quit; asks if anything would be lost", Screen),
    ]);

    /// <summary>The help.</summary>
    public static Keymap<Intent> Help { get; } = new(
    [
        .. Moves,
        new("/", Intent.Filter, "search the help", Reading),
        new("esc q enter ? f1", Intent.Back, "close", Screen),
        new("ctrl+l", Intent.Redraw, "redraw the screen", Screen),
        new("ctrl+c", Intent.Cancel, "close", Screen),
    ]);

    /// <summary>A layer that only shows something: command log, diff.</summary>
    public static Keymap<Intent> Pager { get; } = new(
    [
        .. Moves,
        new("esc q enter ? f1", Intent.Back, "close", Screen),
        new("ctrl+l", Intent.Redraw, "redraw the screen", Screen),
        new("ctrl+c", Intent.Cancel, "close", Screen),
    ]);

    /// <summary>The layer that shows what the keys take.</summary>
    public static Keymap<Intent> Usage { get; } = new(
    [
        .. Moves,
        new("right l enter", Intent.Open, "look into the prefix, go to the key", Moving) { Hint = "open" },
        new("left h backspace", Intent.Close, "back to the prefix above; above the first one it is read", Moving) { Hint = "up" },
        new("s o", Intent.NextOrder, "sort by bytes, keys, versions or name", Reading) { Hint = "sort" },
        new("e", Intent.ReadAll, "read all values of this prefix, for exact sizes", Reading) { Hint = "exact" },
        new("r", Intent.Refresh, "read this prefix again", Reading) { Hint = "again" },
        .. ScanLayer,
    ]);

    /// <summary>The layer that shows who is written.</summary>
    public static Keymap<Intent> Top { get; } = new(
    [
        .. Moves,
        new("right l enter", Intent.Open, "look into the prefix, go to the key", Moving) { Hint = "open" },
        new("left h backspace", Intent.Close, "back to the prefix above; above the first one that is watched", Moving) { Hint = "up" },
        new("s o", Intent.NextOrder, "sort by events, bytes, writes that change nothing, deletions or name", Reading) { Hint = "sort" },
        new("p space", Intent.Pause, "hold the picture, or let it go on", Reading) { Hint = "pause" },
        new("r", Intent.Refresh, "count from now on; after an end by the cap go on without it", Reading) { Hint = "again" },
        .. ScanLayer,
    ]);

    /// <summary>The layer that shows what a search has found.</summary>
    public static Keymap<Intent> Found { get; } = new(
    [
        .. Moves,
        new("enter right l", Intent.Open, "go to the key; Esc returns to the hits", Moving) { Hint = "go to" },
        new("/ :", Intent.Find, "search for something else", Reading) { Hint = "search" },
        new("r", Intent.Refresh, "search again", Reading) { Hint = "again" },
        .. ScanLayer,
    ]);

    /// <summary>A line that is typed; other keys are the field's.</summary>
    public static Keymap<Intent> Prompt { get; } = new(
    [
        new("enter", Intent.Accept, "do it", Typing),
        new("tab", Intent.Complete, "complete", Typing),
        new("up ctrl+p", Intent.Up, "earlier entry", Typing),
        new("down ctrl+n", Intent.Down, "later entry", Typing),
        new("esc ctrl+c", Intent.Back, "give up", Typing),
        new("ctrl+l", Intent.Redraw, "redraw the screen", Screen),
    ]);

    /// <summary>The command palette; other keys are the field's.</summary>
    public static Keymap<Intent> Palette { get; } = new(
    [
        new("enter", Intent.Accept, "do what is selected", Typing),
        new("tab", Intent.Complete, "complete", Typing),
        new("up ctrl+p", Intent.Up, "one row up", Typing),
        new("down ctrl+n", Intent.Down, "one row down", Typing),
        new("pgup", Intent.PageUp, "a page up", Typing),
        new("pgdn", Intent.PageDown, "a page down", Typing),
        new("esc ctrl+c", Intent.Back, "close", Typing),
        new("ctrl+l", Intent.Redraw, "redraw the screen", Screen),
    ]);

    /// <summary>A question; other keys are those of its buttons and its field.</summary>
    public static Keymap<Intent> Question { get; } = new(
    [
        new("esc", Intent.Back, "the safe answer", Screen),
        new("ctrl+c", Intent.Cancel, "close", Screen),
        new("ctrl+l", Intent.Redraw, "redraw the screen", Screen),
    ]);

    /// <summary>An open menu; other keys are its own.</summary>
    public static Keymap<Intent> OfMenu { get; } = new(
    [
        new("esc ctrl+c f10 shift+f10", Intent.Back, "close", Screen),
        new("ctrl+l", Intent.Redraw, "redraw the screen", Screen),
    ]);

    /// <summary>The bindings where the user is: of the topmost layer, of the editor, or of the focused pane.</summary>
    public static Keymap<Intent> For(ExplorerState state) => state switch
    {
        { Top: Layer.Prompt } => Prompt,
        { Top: Layer.Palette } => Palette,
        { Top: Layer.Question } => Question,
        { Top: Layer.Menu or Layer.ContextMenu } => OfMenu,
        { Top: Layer.Usage } => Usage,
        { Top: Layer.Writes } => Top,
        { Top: Layer.Found } => Found,
        { Top: Layer.Help { IsFiltering: true } } => Prompt,
        { Top: Layer.Help } => Help,
        { Top: Layer.CommandLog or Layer.Diff } => Pager,
        { Detail.Edit: not null } => Editor,
        _ => Of(state.Focus),
    };

    /// <summary>The bindings of a pane.</summary>
    public static Keymap<Intent> Of(Pane pane) => pane switch
    {
        Pane.Keys => Keys,
        Pane.Value => Value,
        _ => Cluster,
    };
}
