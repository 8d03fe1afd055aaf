using KvTui.Core.Values.Formats;

namespace KvTui.Core.Commands;

/// <summary>
/// The one table of what can be asked for in the panes and in the editor: keymaps, hints, help, palette, menus and the README's list are
/// made from it, each in the order of the rows. Where keys or phrase differ between places, each has a row.
/// </summary>
public static class CommandTable
{
    internal const string Moving = "Moving";
    internal const string Reading = "Reading";
    internal const string Changing = "Changing";
    internal const string Screen = "Screen";

    private const Places Panes = Places.Panes;
    private const Places Both = Places.Panes | Places.Editor;
    private const Places Editor = Places.Editor;
    private const Subjects Row = Subjects.Key | Subjects.Folder;

    public static ImmutableArray<ExplorerCommand> Rows { get; } = [.. Moves(), .. OfKeys(), .. OfOrder(), .. OfText(), .. OfScreen()];

    /// <summary>The first row that asks for something.</summary>
    internal static ExplorerCommand First(Intent intent) => Rows.First(command => command.Intent == intent);

    private static ExplorerCommand[] Moves() =>
    [
        Of(Intent.Up, "", "up k", Panes, "one row up", Moving),
        Of(Intent.Down, "", "down j", Panes, "one row down", Moving),
        Of(Intent.PageUp, "", "pgup ctrl+u", Panes, "a page up", Moving),
        Of(Intent.PageDown, "", "pgdn ctrl+d", Panes, "a page down", Moving),
        Of(Intent.Home, "", "g home", Panes, "to the first row", Moving),
        Of(Intent.End, "", "G end", Panes, "to the last row", Moving),
        Of(Intent.Open, "", "right l enter", Places.Keys, "open, expand", Moving).In(MenuTitle.Go, "_Open", Row),
        Of(Intent.Close, "", "left h backspace", Places.Keys, "close, up", Moving).In(MenuTitle.Go, "_Close, or up", Subjects.Folder),
        Of(Intent.Close, "", "backspace", Places.Value, "back to the keys", Moving),
        Of(Intent.ScrollLeft, "", "left h", Places.Value, "scroll to the left; from the first column back to the keys", Moving)
            .In(MenuTitle.View, "S_croll to the left", Subjects.Value),
        Of(Intent.ScrollRight, "", "right l", Places.Value, "scroll to the right", Moving)
            .In(MenuTitle.View, "Scroll t_o the right", Subjects.Value),
        Of(Intent.NextHit, "", "n", Places.Value, "next hit of the search", Moving)
            .In(MenuTitle.Go, "Ne_xt hit in the value", Subjects.Value),
        Of(Intent.PreviousHit, "", "N", Places.Value, "previous hit of the search", Moving)
            .In(MenuTitle.Go, "Previous _hit in the value", Subjects.Value),
        Of(Intent.Fold, "", "enter", Places.Value, "fold or unfold the block at the cursor", Reading)
            .In(MenuTitle.View, "Fol_d or unfold the block", Subjects.Value),
    ];

    private static ExplorerCommand[] OfKeys() =>
    [
        Of(Intent.Palette, "", ":", Panes, "command palette", Screen).Hinted("command").In(MenuTitle.Help, "_Command palette"),
        Of(Intent.GoTo, "goto", "o", Panes, "go to a key or a prefix; Tab completes", Moving).Asking(PromptKind.GoTo)
            .In(MenuTitle.Go, "_Go to a key or prefix"),
        Of(Intent.Bookmark, "bookmark", "b", Places.Keys | Places.Value, "bookmark the key or folder, or no longer", Moving)
            .In(MenuTitle.Go, "Book_mark, or no longer", Row),
        Of(Intent.Bookmarks, "bookmarks", "B", Panes, "bookmarks and recent places of this cluster", Moving)
            .In(MenuTitle.Go, "Bookmarks and _recent places"),
        Of(Intent.History, "history", "H", Places.Keys | Places.Value, "revisions of the key that are kept: compare, put back", Moving)
            .Asking(PromptKind.History).In(MenuTitle.Go, "_All revisions of the key", Subjects.Key),
        Of(Intent.Travel, "rev", "", Places.None, "all keys and values as of a revision: 1042, or -100 from the latest", Moving)
            .Asking(PromptKind.Revision).In(MenuTitle.Go, "Trav_el to a past revision"),
        Of(Intent.Present, "now", "", Places.None, "back from a past revision to the present", Moving)
            .In(MenuTitle.Go, "Back _to the present"),
        Of(Intent.Filter, "filter", "/", Places.Keys, "filter: text as shown, !inverse, re:regex, ~fuzzy", Moving)
            .Hinted("filter").Asking(PromptKind.Filter).In(MenuTitle.Go, "_Filter the keys"),
        Of(Intent.FindInValue, "search", "/", Places.Value, "search in the value; hex finds \\xNN too", Moving)
            .Hinted("search").Asking(PromptKind.FindInValue).In(MenuTitle.Go, "Search _in the value", Subjects.Value),
        Of(Intent.Find, "find", "", Places.None, "search all keys, or values: text, glob:, re:, hex:", Moving).Asking(PromptKind.Find)
            .In(MenuTitle.Go, "_Search keys or values", Subjects.Folder),
        Of(Intent.Usage, "du", "", Places.None, "what the keys with a prefix take, in bytes", Reading).Asking(PromptKind.Usage)
            .In(MenuTitle.View, "_Bytes used below", Subjects.Folder),
        Of(Intent.Top, "top", "", Places.None, "which keys with a prefix are written most, right now", Reading).Asking(PromptKind.Top)
            .In(MenuTitle.View, "Most _written below", Subjects.Folder),
        Of(Intent.Events, "watch", "w", Places.Keys | Places.Cluster, "each change below a prefix, as it happens", Reading)
            .Asking(PromptKind.Events).In(MenuTitle.Go, "Changes be_low, as they happen", Row),
        Of(Intent.Leases, "leases", "", Places.None, "leases: what each has to live, and the keys that end with it", Reading)
            .In(MenuTitle.Cluster, "L_eases"),
        Of(Intent.Locks, "locks", "", Places.None, "locks and elections: who holds each, and who waits", Reading)
            .In(MenuTitle.Cluster, "L_ocks and elections"),
        Of(Intent.Users, "users", "", Places.None, "users, their roles and what these allow", Reading)
            .In(MenuTitle.Cluster, "User_s and roles"),
        Of(Intent.Edit, "edit", "e", Panes, "edit the value", Changing).Hinted("edit")
            .In(MenuTitle.File, "_Edit the value", Subjects.Key | Subjects.Value),
        Of(Intent.EditExternally, "editor", "E", Places.Keys | Places.Value, "edit the value in $VISUAL, else $EDITOR, else vi", Changing)
            .In(MenuTitle.File, "Edit in you_r editor", Subjects.Key | Subjects.Value),
        Of(Intent.NewKey, "new", "n", Places.Keys | Places.Cluster, "new key", Changing).Asking(PromptKind.NewKey)
            .In(MenuTitle.File, "_New key", Row),
        Of(Intent.MarkRow, "mark", "space", Places.Keys, "mark the key or folder, or no longer; Esc clears all marks", Changing)
            .In(MenuTitle.Keys, "Mark, or no lon_ger", Row),
        Of(Intent.MarkRange, "mark-range", "v", Places.Keys, "mark a range of rows: at its first and at its last", Changing)
            .In(MenuTitle.Keys, "Mark a _range of rows"),
        Of(Intent.Duplicate, "duplicate", "", Places.None, "copy the key, or the folder, or all that is marked, to another name", Changing)
            .Asking(PromptKind.Duplicate).In(MenuTitle.Keys, "Copy _to another name", Row),
        Of(Intent.Rename, "rename", "", Places.None, "rename the key, or move the folder, or all that is marked", Changing)
            .Asking(PromptKind.Rename).In(MenuTitle.Keys, "Rename, or move _it", Row),
        Of(Intent.KeysLease, "keys-lease", "", Places.None, "lease of the key, the folder, or all that is marked: attach, detach", Changing)
            .Asking(PromptKind.KeysLease).In(MenuTitle.Keys, "_Join a lease, or leave it"),
        Of(Intent.Export, "export", "", Places.None, "write the key, the folder, or all that is marked into a file", Reading)
            .Asking(PromptKind.ExportFile).In(MenuTitle.Keys, "Write o_ut into a file", Row),
        Of(Intent.Delete, "delete", "d del f8", Panes, "delete the key; on a folder, as D", Changing)
            .In(MenuTitle.File, "_Delete the key", Subjects.Key),
        Of(Intent.DeletePrefix, "delete-prefix", "D", Panes, "delete the folder, or the one with the key's name", Changing)
            .In(MenuTitle.File, "Delete the _folder", Subjects.Folder),
        Of(Intent.UndoWrite, "undo", "z", Panes, "undo the last write, or group of writes; asks first", Changing)
            .In(MenuTitle.File, "Undo the last _write"),
        Of(Intent.RedoWrite, "redo", "Z", Panes, "redo what was undone last; asks first", Changing)
            .In(MenuTitle.File, "Red_o what was undone"),
        Of(Intent.Journal, "journal", "", Places.None, "one's own writes, what became of each, and undo of any", Reading)
            .In(MenuTitle.File, "_Journal of your writes"),
        Of(Intent.Changes, "changes", "", Places.None, "what changed below, from one revision to another or to now", Moving)
            .Asking(PromptKind.Changes).In(MenuTitle.File, "What _changed between revisions"),
        Of(Intent.Revert, "revert", "", Places.None, "in the past: put the key back, or make again what is gone below", Changing)
            .In(MenuTitle.File, "Put back as it was _here"),
        Of(Intent.Compare, "diff", "", Places.None, "compare with a prefix, @REVISION, file:PATH or profile:NAME", Reading)
            .Asking(PromptKind.Compare).In(MenuTitle.File, "Compare with past, e_xport …", Row),
        Of(Intent.PageExternally, "pager", "|", Places.Keys | Places.Value, "read the value in $PAGER, else less, else more", Reading)
            .In(MenuTitle.View, "Read in _your pager", Subjects.Key | Subjects.Value),
        Of(Intent.NextFormat, "view", "t", Panes, $"next view of the value: {ValueFormats.Names}, then decoders", Reading)
            .In(MenuTitle.View, "_Next view of the value", Subjects.Value),
        Of(Intent.MoreValue, "more", "m", Places.Value, "show more of a large value", Reading)
            .In(MenuTitle.View, "_More of the value", Subjects.Value),
        Of(Intent.Wrap, "wrap", "w", Places.Value, "wrap long lines, or no longer", Reading)
            .In(MenuTitle.View, "Wr_ap long lines, or not", Subjects.Value),
        Of(Intent.LineNumbers, "numbers", "#", Places.Value, "number the lines, or no longer", Reading)
            .In(MenuTitle.View, "Number the _lines, or not", Subjects.Value),
        Of(Intent.Unmask, "unmask", "u", Panes, "show a masked value, or mask it again", Reading)
            .In(MenuTitle.View, "_Unmask, or mask again", Subjects.Value),
        Of(Intent.Unlock, "unlock", "", Places.None, "unlock a production profile for this session; asks for its name", Changing)
            .In(MenuTitle.File, "_Unlock the profile"),
        Of(Intent.Lock, "lock", "", Places.None, "lock a production profile again", Changing).In(MenuTitle.File, "_Lock the profile"),
        Of(Intent.SwitchProfile, "profile", "", Places.None, "switch to another profile; ends this session", Screen)
            .Asking(PromptKind.Profile).In(MenuTitle.File, "_Another profile"),
        Of(Intent.Clusters, "clusters", "", Places.None, "clusters of the profiles, and how each fares; Enter switches", Screen)
            .In(MenuTitle.Cluster, "Other cl_usters, and how they fare"),
        Of(Intent.ToggleTree, "tree", "T", Panes, "tree or flat list", Reading).In(MenuTitle.View, "_Tree or flat list"),
        Of(Intent.HoldListing, "hold", "p", Places.Keys | Places.Cluster, "pause the listing of keys, or resume it", Reading)
            .In(MenuTitle.View, "_Pause the listing, or resume"),
        Of(Intent.CopyKey, "copy-key", "y", Places.Keys | Places.Value, "copy the key (OSC 52)", Reading)
            .In(MenuTitle.Copy, "Copy the _key", Row),
        Of(Intent.CopyValue, "copy-value", "Y", Panes, "copy the whole value as shown (OSC 52)", Reading)
            .In(MenuTitle.Copy, "Copy the _value as shown", Subjects.Key | Subjects.Value),
        Of(Intent.CopyPath, "copy-path", "p", Places.Value, "copy the path at the cursor (OSC 52)", Reading)
            .In(MenuTitle.Copy, "Copy the pa_th", Subjects.Value),
        Of(Intent.CopyMenu, "", "c", Places.Keys | Places.Value, "menu of all that can be copied", Reading)
            .In(MenuTitle.File, "Co_py …", Row | Subjects.Value),
        Of(Intent.CopyRaw, "copy-raw", "", Places.None, "copy the value as it is stored, if it is text", Reading)
            .In(MenuTitle.Copy, "Copy the value as sto_red"),
        Of(Intent.CopyJson, "copy-json", "", Places.None, "copy key and value as JSON, as 'get -o json' has them", Reading)
            .In(MenuTitle.Copy, "Copy key and value as _JSON"),
        Of(Intent.CopyBase64, "copy-base64", "", Places.None, "copy the value in base64", Reading)
            .In(MenuTitle.Copy, "Copy the value in _base64"),
        Of(Intent.CopyEtcdctl, "copy-etcdctl", "", Places.None, "copy the etcdctl command that gets it", Reading)
            .In(MenuTitle.Copy, "Copy the _etcdctl command"),
        Of(Intent.CopyCommand, "copy-command", "", Places.None, "copy the kvtui command that gets it", Reading)
            .In(MenuTitle.Copy, "Copy the kvt_ui command"),
        Of(Intent.CopyPlace, "copy-place", "", Places.None, "copy the command that opens the explorer here", Reading)
            .In(MenuTitle.Copy, "Copy the command that opens _here"),
        Of(Intent.CopyCluster, "copy-cluster", "y", Places.Cluster, "copy members and timeline as text (OSC 52)", Reading).Hinted("copy")
            .In(MenuTitle.Cluster, "_Copy members and timeline", Subjects.Members),
    ];

    /// <summary>The order of the keys and the columns beside them: a menu, which the palette has as arguments of two commands.</summary>
    private static ExplorerCommand[] OfOrder() =>
    [
        Of(Intent.SortMenu, "sort", "s", Places.Keys, "sort by key, size, revision, version, lease, age", Reading)
            .Asking(PromptKind.Sort).In(MenuTitle.View, "Sort the _keys"),
        Of(Intent.ColumnMenu, "columns", "", Places.None, "columns beside the keys: size, revision, version, lease, age", Reading)
            .Asking(PromptKind.Columns).In(MenuTitle.View, "Columns beside t_he keys"),
        InSortMenu(Intent.SortByKey, "By _key"),
        InSortMenu(Intent.SortBySize, "By si_ze"),
        InSortMenu(Intent.SortByRevision, "By _mod revision"),
        InSortMenu(Intent.SortByVersion, "By _version"),
        InSortMenu(Intent.SortByLease, "By _lease"),
        InSortMenu(Intent.SortByAge, "By _age"),
        Of(Intent.ReverseOrder, "reverse", "S", Places.Keys, "reverse the order of the keys", Reading)
            .In(MenuTitle.Sort, "_Reverse the order"),
        InSortMenu(Intent.ShowSize, "Column: _size"),
        InSortMenu(Intent.ShowRevision, "Column: mod r_evision"),
        InSortMenu(Intent.ShowVersion, "Column: versi_on"),
        InSortMenu(Intent.ShowLease, "Column: lease, _time to live"),
        InSortMenu(Intent.ShowAge, "Column: a_ge"),
    ];

    private static ExplorerCommand InSortMenu(Intent intent, string label) =>
        Of(intent, "", "", Places.None, label.Replace("_", "", StringComparison.Ordinal), Reading).In(MenuTitle.Sort, label);

    private static ExplorerCommand[] OfText() =>
    [
        Of(Intent.Save, "", "ctrl+s f3 alt+s", Editor, "save, if the key has not changed meanwhile", Changing).Hinted("save")
            .In(MenuTitle.Edit, "_Save", Subjects.Text),
        Of(Intent.Undo, "", "ctrl+_", Editor, "undo", Changing).In(MenuTitle.Edit, "_Undo", Subjects.Text),
        Of(Intent.Redo, "", "ctrl+y", Editor, "redo", Changing).In(MenuTitle.Edit, "_Redo", Subjects.Text),
        Of(Intent.Mark, "", "ctrl+space", Editor, "set the mark (or Shift with the arrows)", Changing).In(MenuTitle.Edit, "Set the _mark"),
        Of(Intent.Cut, "", "ctrl+k", Editor, "cut the selection or the line", Changing).In(MenuTitle.Edit, "Cu_t", Subjects.Text),
        Of(Intent.CopyText, "", "alt+w", Editor, "copy the selection", Changing).In(MenuTitle.Edit, "_Copy", Subjects.Text),
        Of(Intent.Paste, "", "ctrl+v", Editor, "paste", Changing).In(MenuTitle.Edit, "_Paste", Subjects.Text),
        Of(Intent.Diff, "", "f4", Editor, "show what would change", Changing).Hinted("diff")
            .In(MenuTitle.Edit, "Show what would change (_diff)", Subjects.Text),
        Of(Intent.Format, "", "f7", Editor, "format JSON; then choose whether it is saved on one line", Changing)
            .In(MenuTitle.Edit, "Form_at JSON", Subjects.Text),
        Of(Intent.Merge, "", "alt+m", Editor, "after a conflict: merge with what is stored now", Changing)
            .In(MenuTitle.Edit, "Merge _with what is stored", Subjects.Text),
        Of(Intent.Lease, "lease", "alt+l", Editor, "lease of the key: keep, attach, detach, or a new one", Changing)
            .In(MenuTitle.Edit, "Ch_oose the lease", Subjects.Text),
        Of(Intent.FindInText, "", "ctrl+f", Editor, "find in the text; Enter again goes to the next hit", Changing)
            .In(MenuTitle.Edit, "_Find", Subjects.Text),
        Of(Intent.NextInText, "", "alt+n", Editor, "next hit", Changing).In(MenuTitle.Edit, "_Next hit", Subjects.Text),
        Of(Intent.PreviousInText, "", "alt+p", Editor, "previous hit", Changing).In(MenuTitle.Edit, "Previous _hit", Subjects.Text),
        Of(Intent.Replace, "", "f9", Editor, "replace: hit by hit, or all in one step", Changing)
            .In(MenuTitle.Edit, "R_eplace", Subjects.Text),
        Of(Intent.GoToLine, "", "ctrl+g", Editor, "go to a line, or line:column", Changing)
            .In(MenuTitle.Edit, "_Go to a line", Subjects.Text),
        Of(Intent.Back, "", "esc", Editor, "leave the editor; asks if anything would be lost", Changing).Hinted("cancel")
            .In(MenuTitle.Edit, "_Leave the editor", Subjects.Text),
    ];

    private static ExplorerCommand[] OfScreen() =>
    [
        Of(Intent.CommandLog, "log", "@", Panes, "command log: each call made to etcd", Screen).In(MenuTitle.Cluster, "Command _log"),
        Of(Intent.Doctor, "doctor", "", Places.None, "what is wrong with the cluster, and what to do", Screen)
            .In(MenuTitle.Cluster, "_Doctor: what is wrong"),
        Of(Intent.Members, "members", "", Places.None, "members: add, promote, remove, move the leadership", Screen)
            .In(MenuTitle.Cluster, "_Members"),
        Of(Intent.Snapshot, "snapshot", "", Places.None, "save a snapshot in a file, or stop the one that is being read", Screen)
            .Asking(PromptKind.SnapshotFile).In(MenuTitle.Cluster, "Save a s_napshot"),
        Of(Intent.Restore, "restore", "", Places.None, "the lines that restore a snapshot on the members' hosts", Screen)
            .In(MenuTitle.Cluster, "Lines to restore a sna_pshot"),
        Of(Intent.Recovery, "recovery", "", Places.None, "what to do when the quorum is lost for good", Screen)
            .In(MenuTitle.Cluster, "Recover_y without a quorum"),
        Of(Intent.Space, "space", "", Places.None, "make a full cluster writable again, step by step: alarm NOSPACE", Changing)
            .In(MenuTitle.Cluster, "_Free space, step by step"),
        Of(Intent.Defragment, "defrag", "", Places.None, "defragment the members one by one, the leader last", Changing)
            .In(MenuTitle.Cluster, "Defra_gment the members"),
        Of(Intent.Menu, "", "f10", Both, "menu", Screen),
        Of(Intent.ContextMenu, "", "shift+f10", Both, "menu of what can be done here", Screen),
        Of(Intent.Help, "", "f1", Editor, "help for where you are", Screen).Hinted("help"),
        Of(Intent.NextPane, "", "tab f6", Panes, "next pane", Screen).In(MenuTitle.Go, "_Next pane"),
        Of(Intent.PreviousPane, "", "shift+tab shift+f6", Panes, "previous pane", Screen).In(MenuTitle.Go, "_Previous pane"),
        Of(Intent.KeysPane, "keys", "1", Panes, "the key pane", Screen).In(MenuTitle.Go, "_Keys"),
        Of(Intent.ValuePane, "value", "2", Panes, "the value pane", Screen).In(MenuTitle.Go, "_Value"),
        Of(Intent.ClusterPane, "cluster", "3", Panes, "the cluster pane", Screen).In(MenuTitle.Go, "Cl_uster"),
        Of(Intent.FullScreen, "fullscreen", "f", Panes, "the pane fills the screen, or goes back", Screen)
            .In(MenuTitle.View, "_Full screen, or back", Subjects.Members),
        Of(Intent.Wider, "", ">", Panes, "the key pane, or the cluster pane, grows", Screen).In(MenuTitle.View, "The pane _grows"),
        Of(Intent.Narrower, "", "<", Panes, "the key pane, or the cluster pane, shrinks", Screen).In(MenuTitle.View, "The pane _shrinks"),
        Of(Intent.Refresh, "refresh", "r f5", Panes, "ask the cluster again, reconnect now", Screen)
            .In(MenuTitle.Cluster, "_Refresh, or reconnect", Subjects.Members),
        Of(Intent.Redraw, "redraw", "ctrl+l", Both, "redraw the screen", Screen).In(MenuTitle.View, "_Redraw the screen"),
        Of(Intent.ToggleMouse, "mouse", "f2", Panes, "mouse on or off", Screen).In(MenuTitle.View, "Mous_e on or off"),
        Of(Intent.Suspend, "suspend", "ctrl+z", Both, "suspend to the shell", Screen).In(MenuTitle.File, "_Suspend to the shell"),
        Of(Intent.Back, "", "esc", Panes, "one step back", Screen).In(MenuTitle.Go, "One step _back"),
        Of(Intent.Cancel, "", "ctrl+c", Panes, "cancel a running call; twice: quit", Screen)
            .In(MenuTitle.Cluster, "C_ancel a running call"),
        Of(Intent.Cancel, "", "ctrl+c", Editor, "twice: quit; asks if anything would be lost", Screen),
        Of(Intent.Help, "help", "? f1", Panes, "help for where you are", Screen).Hinted("help")
            .In(MenuTitle.Help, "_Help for where you are"),
        Of(Intent.Quit, "quit", "q", Panes, "quit", Screen).Hinted("quit").In(MenuTitle.File, "_Quit"),
    ];

    private static ExplorerCommand Of(Intent intent, string name, string keys, Places places, string help, string group) =>
        new(intent, name, keys, places, help, group);
}
