using KvTui.Core.Journal;
using KvTui.Core.Offline;
using KvTui.Core.Values.Formats;
using KvTui.Etcd;
using KvTui.Etcd.Model.Options;
using Microsoft.Extensions.Logging;

namespace KvTui.Core.Explorer.Services;

/// <summary>What the explorer is started with.</summary>
public sealed record ExplorerOptions
{
    /// <summary>How to reach the cluster, and what may be done there.</summary>
    public required EtcdClientOptions Client { get; init; }

    /// <summary>The file that the client reads in place of a cluster; null for a cluster.</summary>
    public ReadFile? File { get; init; }

    /// <summary>How often each member is asked for its status; default 2 s.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How many bytes of changes a second a watch may bring before only what is in view is watched; default 4 MiB.</summary>
    public long WatchCap { get; init; } = 4 * 1024 * 1024;

    /// <summary>Where the log is written; null writes none.</summary>
    public string? LogFile { get; init; }

    /// <summary>The folder that edits are kept in for the case of a crash; null if there is no place for it.</summary>
    public string? DraftFolder { get; init; }

    /// <summary>The folder in which is kept how far courses of care have come; null if there is no place for it.</summary>
    public string? AccountFolder { get; init; }

    /// <summary>The folder of the journal of one's own writes; null if there is no place for it.</summary>
    public string? JournalFolder { get; init; }

    /// <summary>Of which keys writes are taken down in the journal; default those that are not masked.</summary>
    public JournalKeep Journal { get; init; }

    /// <summary>The file in which is kept what the next start is to know; null if there is no place for it.</summary>
    public string? RememberedFile { get; init; }

    /// <summary>What is logged; default information and worse.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Information;

    /// <summary>The cap on background reads as the user gave it, for the screen; null for none.</summary>
    public string? MaxLoad { get; init; }

    /// <summary>The name shown for the connection; default “local”.</summary>
    public string Profile { get; init; } = "local";

    /// <summary>The profile whose name is enough to connect as here; null if there is none, or more than it was given.</summary>
    public string? NamedProfile { get; init; }

    /// <summary>The profiles that can be gone on to.</summary>
    public IReadOnlyList<string> Profiles { get; init; } = [];

    /// <summary>
    /// Makes a client for the cluster of a profile, or throws what says why not: nobody is asked for a password. Null where none is made.
    /// </summary>
    public Func<string, CancellationToken, Task<IEtcdClient>>? ConnectTo { get; init; }

    /// <summary>What is to be said first, as which cluster was found; null for nothing.</summary>
    public string? Notice { get; init; }

    /// <summary>Whether the profile is marked production: it looks different, and is locked until its name is typed.</summary>
    public bool IsProduction => Client.Lock is not null;

    /// <summary>How keys are folded into the tree; default at “/”.</summary>
    public KeyFolding Folding { get; init; }

    /// <summary>Which writes are asked about first; default deleting.</summary>
    public ConfirmLevel Confirm { get; init; }

    /// <summary>Whether a save shows first what it would change.</summary>
    public bool ConfirmDiff { get; init; }

    /// <summary>Where it opens; default at the first key.</summary>
    public StartPlace Start { get; init; } = StartPlace.First;

    /// <summary>How it looks; default as the terminal's background is.</summary>
    public ThemeChoice Theme { get; init; }

    /// <summary>The keys whose values are masked until asked for, as <see cref="KeyMask"/> has them; default Kubernetes' secrets.</summary>
    public IReadOnlyList<string> MaskPatterns { get; init; } = KeyMask.KubernetesSecrets;

    /// <summary>The commands of the user's that read values; default none.</summary>
    public IReadOnlyList<ValueCommand> Commands { get; init; } = [];
}
