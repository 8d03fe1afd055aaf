using KvTui.Core.Copying;
using KvTui.Core.Offline;
using KvTui.Core.Remembering;
using KvTui.Core.Values.Formats;

namespace KvTui.Core.Explorer;

/// <summary>What does not change while the explorer runs.</summary>
/// <param name="Profile">The name of the connection, in the status line.</param>
/// <param name="Root">The prefix it is confined to; empty for none.</param>
/// <param name="ReadOnly">Whether writes are refused.</param>
/// <param name="IsVerified">False if server certificates are not verified, which is shown all the time.</param>
/// <param name="WatchCap">How many bytes of changes a second may be watched before only what is in view is.</param>
public sealed record ExplorerSettings(string Profile, EtcdKey Root, bool ReadOnly, bool IsVerified, long WatchCap)
{
    /// <summary>The file that is read in place of a cluster; null for a cluster.</summary>
    public ReadFile? File { get; init; }

    /// <summary>The cap on background reads as the user gave it; null for none.</summary>
    public string? MaxLoad { get; init; }

    /// <summary>Where it was said that it is read-only, as “--read-only” or “profile prod”.</summary>
    public string ReadOnlyOrigin { get; init; } = "--read-only";

    /// <summary>The profiles that can be gone on to.</summary>
    public ImmutableArray<string> Profiles { get; init; } = [];

    /// <summary>The profile that is in use, with nothing else said; null if there is none.</summary>
    public string? NamedProfile { get; init; }

    /// <summary>What is said first; null for nothing.</summary>
    public string? Notice { get; init; }

    /// <summary>Whether the profile is marked production.</summary>
    public bool IsProduction { get; init; }

    /// <summary>Whether its lock was taken off on the command line.</summary>
    public bool IsUnlocked { get; init; }

    /// <summary>What the last start of the explorer left.</summary>
    public Remembered Remembered { get; init; } = Remembered.Nothing;

    /// <summary>How keys are folded into the tree.</summary>
    public KeyFolding Folding { get; init; }

    /// <summary>What is asked for before a write.</summary>
    public ConfirmLevel Confirm { get; init; }

    /// <summary>Whether a save shows first what it would change.</summary>
    public bool ConfirmDiff { get; init; }

    /// <summary>How a command line names the cluster.</summary>
    public ConnectionWords Words { get; init; } = ConnectionWords.None;

    /// <summary>Where it opens.</summary>
    public StartPlace Start { get; init; } = StartPlace.First;

    /// <summary>How it looks.</summary>
    public ThemeChoice Theme { get; init; }

    /// <summary>The keys whose values are masked until asked for.</summary>
    public KeyMask Mask { get; init; } = KeyMask.None;

    /// <summary>The same on a background that is known now: a theme that was chosen stays.</summary>
    public ExplorerSettings On(bool isLight) =>
        Theme == ThemeChoice.Auto ? this with { Theme = isLight ? ThemeChoice.Light : ThemeChoice.Dark } : this;

    /// <summary>The commands of the user's that read values.</summary>
    public IReadOnlyList<ValueCommand> Commands { get; init; } = [];
}

/// <summary>Which writes are asked about first.</summary>
public enum ConfirmLevel
{
    /// <summary>Deleting keys.</summary>
    Delete,

    /// <summary>Also saving a value.</summary>
    All,

    /// <summary>All, and the name of the profile has to be typed, or the number of keys.</summary>
    Typed,
}
