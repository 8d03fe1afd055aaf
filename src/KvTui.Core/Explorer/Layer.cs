using KvTui.Core.Commands;
using KvTui.Core.Diagnosis;
using KvTui.Core.Dialogs;
using KvTui.Core.Dialogs.Prompts;
using KvTui.Core.Editing;
using KvTui.Core.Editing.Merge;
using KvTui.Core.Scans.Roster;
using KvTui.Core.Users;

namespace KvTui.Core.Explorer;

/// <summary>Something on top of the panes that gets the keys first; a closed set of records.</summary>
public abstract record Layer
{
    private Layer()
    {
    }

    /// <summary>Its kind alone: what it carries may be large or secret, and is in no log.</summary>
    public sealed override string ToString() => GetType().Name;

    /// <summary>The keys of where the user was.</summary>
    /// <param name="FirstLine">The first line in view.</param>
    /// <param name="Filter">What its lines are to have in them; empty shows all.</param>
    /// <param name="IsFiltering">Whether that is being typed.</param>
    public sealed record Help(int FirstLine, string Filter = "", bool IsFiltering = false) : Layer
    {
        /// <summary>Whether the line with the filter is shown.</summary>
        public bool HasFilter => IsFiltering || Filter.Length > 0;
    }

    /// <summary>The calls made to etcd.</summary>
    /// <param name="FirstLine">The first line in view; null follows the newest.</param>
    public sealed record CommandLog(int? FirstLine) : Layer;

    /// <summary>What is wrong with the cluster.</summary>
    /// <param name="All">Worst first; null while it is being examined.</param>
    /// <param name="FirstLine">The first line in view.</param>
    public sealed record Findings(IReadOnlyList<Finding>? All, int FirstLine) : Layer
    {
        /// <summary>All that was seen, as text to paste; empty while it is being examined.</summary>
        public string Report { get; init; } = "";
    }

    /// <summary>Lines to be read, and copied as a whole.</summary>
    /// <param name="Lines">As they are copied: each may take several on the screen. Empty while they are being asked for.</param>
    /// <param name="FirstLine">The first line in view.</param>
    public sealed record Page(string Title, ImmutableArray<string> Lines, int FirstLine = 0) : Layer;

    /// <summary>A course of care, from <see cref="ExplorerState.Care"/>.</summary>
    /// <param name="FirstLine">The first line in view; null where the present step is.</param>
    public sealed record Care(int? FirstLine) : Layer;

    /// <summary>The command palette.</summary>
    public sealed record Palette(PaletteState State) : Layer;

    /// <summary>A line to type.</summary>
    /// <param name="Error">What is wrong with what was typed; null if nothing.</param>
    public sealed record Prompt(PromptKind Kind, string Text, string? Error) : Layer
    {
        /// <summary>Whether the text is only offered: it is selected, and what is typed replaces it.</summary>
        public bool IsOffered { get; init; }

        /// <summary>Which entry of the history is in the line, counted from the newest; -1 for none.</summary>
        public int Recalled { get; init; } = -1;

        /// <summary>What was in the line before an entry of the history was.</summary>
        public string Draft { get; init; } = "";

        /// <summary>What Tab found to choose from, or what was done with the offer; null for nothing.</summary>
        public string? Hint { get; init; }

        /// <summary>The beginning that was offered to be gone on with; null if none was.</summary>
        public string? Offer { get; init; }

        /// <summary>Whose password is typed, which is neither shown nor remembered; null for another text.</summary>
        public PasswordEntry? Password { get; init; }
    }

    /// <summary>A question.</summary>
    public sealed record Question(DialogState State, DialogPurpose Purpose) : Layer;

    /// <summary>What the keys take, from <see cref="Scans.ScanState.Usage"/>.</summary>
    public sealed record Usage : Layer;

    /// <summary>Who is written, from <see cref="Scans.ScanState.Top"/>.</summary>
    public sealed record Top : Layer;

    /// <summary>What a search has found, from <see cref="Scans.ScanState.Found"/>.</summary>
    public sealed record Found : Layer;

    /// <summary>What differs, from <see cref="Scans.ScanState.Compared"/>.</summary>
    public sealed record Compare : Layer;

    /// <summary>Each change below a prefix, from <see cref="Scans.ScanState.Events"/>.</summary>
    public sealed record Events : Layer;

    /// <summary>Leases, locks, users, members, the journal, revisions or changes, from <see cref="Scans.ScanState.Roster"/>.</summary>
    public sealed record Roster(RosterKind Kind) : Layer
    {
        /// <summary>Whether it is the list of members, which has keys of its own.</summary>
        public bool IsOfMembers => Kind == RosterKind.Members;

        /// <summary>Whether it is the list of users, which has keys of its own.</summary>
        public bool IsOfUsers => Kind == RosterKind.Users;

        /// <summary>Whether it is the list of one's own writes, which has keys of its own.</summary>
        public bool IsOfJournal => Kind == RosterKind.Journal;

        /// <summary>Whether it is the history of a key, which has keys of its own.</summary>
        public bool IsOfHistory => Kind == RosterKind.History;

        /// <summary>Whether it is the list of what changed between two revisions, which has keys of its own.</summary>
        public bool IsOfChanges => Kind == RosterKind.Changes;

        /// <summary>Whether a row is opened in place, and does not lead to a key.</summary>
        public bool OpensRows => IsOfMembers || IsOfUsers || IsOfJournal || IsOfHistory || IsOfChanges;
    }

    /// <summary>The menu bar.</summary>
    /// <param name="Impossible">What cannot be done now, and is dimmed.</param>
    public sealed record Menu(ImmutableArray<Intent> Impossible) : Layer;

    /// <summary>The menu of what can be done with the row under the cursor, or in the focused pane; or another one, there.</summary>
    /// <param name="Impossible">What cannot be done now, and is dimmed.</param>
    public sealed record ContextMenu(ImmutableArray<Intent> Impossible) : Layer
    {
        /// <summary>The menu that it is; none for what can be done.</summary>
        public MenuTitle Of { get; init; }

        /// <summary>What is chosen now, and is marked.</summary>
        public ImmutableArray<Intent> Chosen { get; init; } = [];
    }

    /// <summary>Two versions of a value, line by line.</summary>
    public sealed record Diff(string Title, ImmutableArray<DiffLine> Lines, int FirstLine) : Layer
    {
        /// <summary>What it is shown for.</summary>
        public DiffUse Use { get; init; }
    }

    /// <summary>The conflicts of a merge, one at a time.</summary>
    public sealed record Merge(MergeState State) : Layer;
}

/// <summary>What two versions of a value are shown for.</summary>
public enum DiffUse
{
    /// <summary>To be looked at.</summary>
    Shown,

    /// <summary>A save has found another value, which what is in the editor can be merged with.</summary>
    Conflict,

    /// <summary>A save was asked for, and goes on when that is confirmed.</summary>
    Save,
}

/// <summary>What a line that is typed is for.</summary>
public enum PromptKind
{
    Filter,
    GoTo,
    NewKey,
    Duplicate,
    Rename,
    Usage,
    Find,
    FindInValue,
    FindInText,
    GoToLine,
    Replace,
    ReplaceBy,
    Lease,
    TimeToLive,
    Top,
    Profile,
    Sort,
    Columns,
    NewMember,
    PeerUrls,
    SnapshotFile,
    UserChange,
    NewPassword,
    WhoMay,
    History,

    /// <summary>The revision that is to be shown.</summary>
    Revision,

    /// <summary>The revisions between which changes are listed.</summary>
    Changes,
    Compare,
    Events,
    EventFilter,
    EventFile,

    /// <summary>The lease of many keys.</summary>
    KeysLease,

    /// <summary>The file that keys are written into.</summary>
    ExportFile,

    /// <summary>How many revisions a compaction keeps.</summary>
    Kept,
}
