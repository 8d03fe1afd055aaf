using KvTui.Core.Dialogs.Prompts;

namespace KvTui.Core.Commands;

/// <summary>What keys mean: in the panes and the editor by <see cref="CommandTable"/>, and in each layer.</summary>
public static class ExplorerKeymap
{
    private const string Moving = CommandTable.Moving;
    private const string Reading = CommandTable.Reading;
    private const string Changing = CommandTable.Changing;
    private const string Screen = CommandTable.Screen;
    private const string Typing = "Typing";

    private static readonly KeyBinding<Intent>[] Moves =
    [
        .. from command in CommandTable.Rows where command.IsMove select command.ToBinding(),
    ];

    private static readonly KeyBinding<Intent> Redraw = CommandTable.First(Intent.Redraw).ToBinding();

    private static readonly KeyBinding<Intent>[] ScanLayer =
    [
        new("esc q", Intent.Back, "close", Screen) { Hint = "close" },
        CommandTable.Rows.Single(static command => command is { Intent: Intent.Help, Places: Places.Panes }).ToBinding(),
        new("ctrl+c", Intent.Cancel, "stop reading and keep what was read; otherwise close", Screen) { Hint = "stop" },
        Redraw,
    ];

    /// <summary>The key pane.</summary>
    public static Keymap<Intent> Keys { get; } = OfPane(Places.Keys);

    /// <summary>The value pane.</summary>
    public static Keymap<Intent> Value { get; } = OfPane(Places.Value);

    /// <summary>The cluster pane.</summary>
    public static Keymap<Intent> Cluster { get; } = OfPane(Places.Cluster);

    /// <summary>The value editor; other keys are typed.</summary>
    public static Keymap<Intent> Editor { get; } = new(
        from command in CommandTable.Rows where command.Places.HasFlag(Places.Editor) select command.ToBinding());

    /// <summary>The help.</summary>
    public static Keymap<Intent> Help { get; } = new(
    [
        .. Moves,
        new("/", Intent.Filter, "search the help", Reading),
        new("esc q enter ? f1", Intent.Back, "close", Screen),
        Redraw,
        new("ctrl+c", Intent.Cancel, "close", Screen),
    ]);

    /// <summary>A layer that only shows something: command log, diff.</summary>
    public static Keymap<Intent> Pager { get; } = new(
    [
        .. Moves,
        new("esc q enter ? f1", Intent.Back, "close", Screen),
        Redraw,
        new("ctrl+c", Intent.Cancel, "close", Screen),
    ]);

    /// <summary>Lines that can be copied.</summary>
    public static Keymap<Intent> Page { get; } = new(
    [
        .. Pager.Bindings,
        new("y c", Intent.CopyPage, "copy all of it", Reading),
    ]);

    /// <summary>What is wrong with the cluster.</summary>
    public static Keymap<Intent> Findings { get; } = new(
    [
        .. Pager.Bindings,
        new("y c", Intent.CopyPage, "copy all that was seen, as a report to paste", Reading),
        new("r f5", Intent.Refresh, "ask all members again", Reading),
    ]);

    /// <summary>Two versions of a value that can be merged.</summary>
    public static Keymap<Intent> Conflict { get; } = new(
    [
        .. Pager.Bindings,
        new("m alt+m", Intent.Merge, "merge the two", Screen),
    ]);

    /// <summary>What a save would change, before it is saved.</summary>
    public static Keymap<Intent> Confirm { get; } = new(
    [
        .. Moves,
        new("enter", Intent.Accept, "save", Screen),
        new("esc q", Intent.Back, "back to the editor without saving", Screen),
        Redraw,
        new("ctrl+c", Intent.Cancel, "back to the editor without saving", Screen),
    ]);

    /// <summary>A conflict of a merge.</summary>
    public static Keymap<Intent> Merge { get; } = new(
    [
        .. Moves,
        new("m", Intent.TakeMine, "take yours", Reading),
        new("t", Intent.TakeTheirs, "take what is stored now", Reading),
        new("b", Intent.TakeBoth, "take both, yours first", Reading),
        new("o", Intent.TakeBase, "take what was there before both", Reading),
        new("n tab", Intent.NextHit, "next conflict", Moving),
        new("N p shift+tab", Intent.PreviousHit, "previous conflict", Moving),
        new("esc q", Intent.Back, "back to the editor without merging", Screen),
        Redraw,
        new("ctrl+c", Intent.Cancel, "back to the editor without merging", Screen),
    ]);

    /// <summary>The layer that shows what the keys take.</summary>
    public static Keymap<Intent> Usage { get; } = new(
    [
        .. Moves,
        new("right l enter", Intent.Open, "open the prefix, or go to the key", Moving) { Hint = "open" },
        new("left h backspace", Intent.Close, "up to the parent prefix, which is read if it was not yet", Moving) { Hint = "up" },
        new("s o", Intent.NextOrder, "sort by bytes, keys, versions or name", Reading) { Hint = "sort" },
        new("e", Intent.ReadAll, "read all values of this prefix, for exact sizes", Reading) { Hint = "exact" },
        new("r", Intent.Refresh, "read this prefix again", Reading) { Hint = "again" },
        .. ScanLayer,
    ]);

    /// <summary>The layer that shows who is written.</summary>
    public static Keymap<Intent> Top { get; } = new(
    [
        .. Moves,
        new("right l enter", Intent.Open, "open the prefix, or go to the key", Moving) { Hint = "open" },
        new("left h backspace", Intent.Close, "up to the parent prefix, which is watched if it was not yet", Moving) { Hint = "up" },
        new("s o", Intent.NextOrder, "sort by events, bytes, writes that change nothing, deletions or name", Reading) { Hint = "sort" },
        new("p space", Intent.Pause, "freeze the picture, or resume", Reading) { Hint = "pause" },
        new("r", Intent.Refresh, "count from now on; after the cap was hit, without it", Reading) { Hint = "again" },
        .. ScanLayer,
    ]);

    /// <summary>The layer that shows each change.</summary>
    public static Keymap<Intent> Events { get; } = new(
    [
        .. Moves,
        new("enter d", Intent.Diff, "what the change has changed in the value", Reading) { Hint = "diff" },
        new("right l", Intent.Open, "go to the key; Esc returns to the changes", Moving) { Hint = "go to" },
        new("p space", Intent.Pause, "freeze the picture, or resume; changes are held meanwhile", Reading) { Hint = "pause" },
        new("/", Intent.Filter, "show only keys that have a text in them", Reading) { Hint = "filter" },
        new("s", Intent.SaveEvents, "save the changes that are shown in a file, as NDJSON", Reading) { Hint = "save" },
        new("r", Intent.Refresh, "forget them and go on from now", Reading) { Hint = "again" },
        .. ScanLayer,
        new("b", Intent.SignalEvents, "ring at changes; again: notify too (OSC 9); again: neither", Reading) { Hint = "bell" },
    ]);

    /// <summary>The layer that shows what differs.</summary>
    public static Keymap<Intent> Compare { get; } = new(
    [
        .. Moves,
        new("enter d", Intent.Diff, "what differs in the value", Reading) { Hint = "diff" },
        new("right l", Intent.Open, "go to the key; Esc returns to the comparison", Moving) { Hint = "go to" },
        new("t", Intent.TakeTheirs, "take it over from the other side; says what will happen and asks", Changing) { Hint = "take over" },
        new("r", Intent.Refresh, "compare again", Reading) { Hint = "again" },
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

    /// <summary>The layer with a list of leases or locks.</summary>
    public static Keymap<Intent> Roster { get; } = new(
    [
        .. Moves,
        new("enter right l", Intent.Open, "go to the key; Esc returns to the list", Moving) { Hint = "go to" },
        new("r", Intent.Refresh, "ask again", Reading) { Hint = "again" },
        new("d del f8", Intent.Delete, "revoke the lease; names the keys that go with it and asks", Changing) { Hint = "revoke" },
        new("a", Intent.KeepAlive, "keep the lease alive, once", Changing) { Hint = "keep alive" },
        .. ScanLayer,
    ]);

    /// <summary>The layer with the list of one's own writes.</summary>
    public static Keymap<Intent> Journal { get; } = new(
    [
        .. Moves,
        new("enter right l", Intent.Open, "what it has changed", Reading) { Hint = "changes" },
        new("z", Intent.UndoWrite, "undo it, or redo what an undo took back; asks first", Changing) { Hint = "undo" },
        new("c", Intent.GoOn, "go on with what was broken off; says what is left and asks", Changing) { Hint = "go on" },
        new("r", Intent.Refresh, "read it again", Reading) { Hint = "again" },
        .. ScanLayer,
    ]);

    /// <summary>The layer with the list of members.</summary>
    public static Keymap<Intent> Members { get; } = new(
    [
        .. Moves,
        new("a", Intent.AddMember, "add a member; asks for its name and peer URLs", Changing) { Hint = "add" },
        new("p", Intent.PromoteMember, "promote a learner: it votes from then on", Changing) { Hint = "promote" },
        new("d del f8", Intent.RemoveMember, "remove the member", Changing) { Hint = "remove" },
        new("u", Intent.UpdatePeers, "say where the other members reach it", Changing) { Hint = "peer URLs" },
        new("m", Intent.MakeLeader, "move the leadership to it", Changing) { Hint = "lead" },
        new("s", Intent.Snapshot, "save a snapshot of it in a file", Reading) { Hint = "snapshot" },
        new("enter right l", Intent.Open, "all that is known of it", Reading) { Hint = "details" },
        new("R", Intent.Recovery, "how to recover when the quorum is lost for good", Reading) { Hint = "recovery" },
        new("r", Intent.Refresh, "ask again", Reading) { Hint = "again" },
        .. ScanLayer,
    ]);

    /// <summary>The layer with the list of users and roles; who wants another change goes on with what a line offers.</summary>
    public static Keymap<Intent> Users { get; } = new(
    [
        .. Moves,
        new("a", Intent.AddUser, "add a user; asks for the name and the password", Changing) { Hint = "add" },
        new("d del f8", Intent.Delete, "delete the user", Changing) { Hint = "delete" },
        new("p", Intent.SetPassword, "give the user another password", Changing) { Hint = "password" },
        new("+", Intent.GrantRole, "give the user a role", Changing) { Hint = "role" },
        new("-", Intent.RevokeRole, "take the role from the user", Changing) { Hint = "no role" },
        new("n", Intent.AddRole, "add a role, which allows nothing at first", Changing) { Hint = "new role" },
        new("D", Intent.DeleteRole, "delete the role, which all who have it lose", Changing),
        new("m", Intent.GrantPermission, "let the role read or write keys", Changing) { Hint = "permit" },
        new("M", Intent.RevokePermission, "take the permission from the role", Changing),
        new("A", Intent.SwitchAuth, "switch authentication on, with checks that root can log in then, or off", Changing),
        new("w", Intent.WhoMay, "who may read or write a key, and why", Reading) { Hint = "who may" },
        new("r", Intent.Refresh, "ask again", Reading) { Hint = "again" },
        .. ScanLayer,
    ]);

    /// <summary>The layer with the history of a key.</summary>
    public static Keymap<Intent> History { get; } = new(
    [
        .. Moves,
        new("enter right l", Intent.Open, "what it changed, or what differs from the marked one", Reading) { Hint = "diff" },
        new("space", Intent.Mark, "mark it to compare others with it, or no longer", Reading) { Hint = "mark" },
        new("u", Intent.Revert, "put this value back; says what will happen and asks", Changing) { Hint = "put back" },
        new("t", Intent.Travel, "all keys as of this revision", Reading) { Hint = "travel" },
        new("r", Intent.Refresh, "ask again", Reading) { Hint = "again" },
        .. ScanLayer,
    ]);

    /// <summary>The layer with what changed between two revisions.</summary>
    public static Keymap<Intent> Changes { get; } = new(
    [
        .. Moves,
        new("enter right l", Intent.Open, "what differs", Reading) { Hint = "diff" },
        new("u", Intent.Revert, "put back what was at the first revision; says what will happen and asks", Changing) { Hint = "put back" },
        new("r", Intent.Refresh, "ask again", Reading) { Hint = "again" },
        .. ScanLayer,
    ]);

    /// <summary>A course of care.</summary>
    public static Keymap<Intent> Care { get; } = new(
    [
        .. Moves,
        new("enter", Intent.Accept, "do the next step; says what will happen and asks", Changing) { Hint = "next step" },
        new("e", Intent.Edit, "choose how much of the history is kept", Changing) { Hint = "history" },
        new("d del f8", Intent.Delete, "give up what was begun, and begin anew", Changing) { Hint = "give up" },
        new("r", Intent.Refresh, "look again", Reading) { Hint = "again" },
        new("ctrl+c", Intent.Cancel, "no longer wait for a compaction; otherwise close", Screen),
        new("esc q", Intent.Back, "leave; a step that is being done goes on", Screen) { Hint = "leave" },
        ScanLayer[1],
        Redraw,
    ]);

    /// <summary>A line that is typed; other keys are the field's.</summary>
    public static Keymap<Intent> Prompt { get; } = new(
    [
        new("enter", Intent.Accept, "do it", Typing),
        new("tab", Intent.Complete, "complete", Typing),
        new("up ctrl+p", Intent.Up, "earlier entry", Typing),
        new("down ctrl+n", Intent.Down, "later entry", Typing),
        new("esc ctrl+c", Intent.Back, "cancel", Typing),
        Redraw,
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
        Redraw,
    ]);

    /// <summary>The list of bookmarks and recent places; other keys are the field's.</summary>
    public static Keymap<Intent> Bookmarks { get; } = new(
    [
        .. Palette.Bindings,
        new("del f8", Intent.Delete, "remove from the list", Typing),
    ]);

    /// <summary>A question; other keys are those of its buttons and its field.</summary>
    public static Keymap<Intent> Question { get; } = new(
    [
        new("esc", Intent.Back, "the safe answer", Screen),
        new("ctrl+c", Intent.Cancel, "close", Screen),
        Redraw,
    ]);

    /// <summary>An open menu; other keys are its own.</summary>
    public static Keymap<Intent> OfMenu { get; } = new(
    [
        new("esc ctrl+c f10 shift+f10", Intent.Back, "close", Screen),
        Redraw,
    ]);

    /// <summary>The bindings where the user is: of the topmost layer, of the editor, or of the focused pane.</summary>
    public static Keymap<Intent> For(ExplorerState state) => state.TopLayer switch
    {
        null => state.Detail.Edit is null ? Of(state.Focus) : Editor,
        Layer.Prompt or Layer.Help { IsFiltering: true } => Prompt,
        Layer.Palette { State.Kind: PaletteKind.Places } => Bookmarks,
        Layer.Palette => Palette,
        Layer.Question => Question,
        Layer.Menu or Layer.ContextMenu => OfMenu,
        Layer.Usage => Usage,
        Layer.Top => Top,
        Layer.Events => Events,
        Layer.Compare => Compare,
        Layer.Found => Found,
        Layer.Roster { IsOfMembers: true } => Members,
        Layer.Roster { IsOfUsers: true } => Users,
        Layer.Roster { IsOfJournal: true } => Journal,
        Layer.Roster { IsOfHistory: true } => History,
        Layer.Roster { IsOfChanges: true } => Changes,
        Layer.Roster => Roster,
        Layer.Help => Help,
        Layer.Page => Page,
        Layer.Diff { Use: DiffUse.Conflict } => Conflict,
        Layer.Diff { Use: DiffUse.Save } => Confirm,
        Layer.Care => Care,
        Layer.Findings => Findings,
        Layer.CommandLog or Layer.Diff => Pager,
        Layer.Merge => Merge,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state.TopLayer.GetType().Name, "is not a known layer"),
    };

    /// <summary>The bindings of a pane.</summary>
    public static Keymap<Intent> Of(Pane pane) => pane switch
    {
        Pane.Keys => Keys,
        Pane.Value => Value,
        Pane.Cluster => Cluster,
        _ => throw new ArgumentOutOfRangeException(nameof(pane), pane, "is not a known pane"),
    };

    /// <summary>The keys of a pane: those that move, those that no other place has, and all others.</summary>
    private static Keymap<Intent> OfPane(Places pane) => new(
        from command in CommandTable.Rows
        where command.Places.HasFlag(pane)
        orderby command.IsMove ? 0 : command.Places == pane ? 1 : 2
        select command.ToBinding());
}
