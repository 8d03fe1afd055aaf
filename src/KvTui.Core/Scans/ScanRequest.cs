using KvTui.Core.Comparing;
using KvTui.Core.Past;
using KvTui.Core.Scans.Roster;
using KvTui.Core.Scans.Search;
using KvTui.Core.Scans.Usage;

namespace KvTui.Core.Scans;

/// <summary>A long read that the user asked for; a closed set of records.</summary>
public abstract record ScanRequest
{
    private ScanRequest()
    {
    }

    /// <summary>Add up what the keys with a prefix take.</summary>
    /// <param name="Reading">Up to how many keys and bytes all values are read, and how many otherwise.</param>
    /// <param name="Seed">Decides which keys are in a sample.</param>
    public sealed record Usage(EtcdKey Prefix, UsageReading Reading, int Seed) : ScanRequest
    {
        /// <summary>What makes a prefix.</summary>
        public KeyFolding Folding { get; init; }
    }

    /// <summary>Watch who is written below a prefix.</summary>
    /// <param name="Cap">The bytes a second that may be received for some seconds before it ends by itself; null for any number.</param>
    public sealed record Top(EtcdKey Prefix, long? Cap) : ScanRequest
    {
        /// <summary>The cap unless another is wanted.</summary>
        public const long DefaultCap = 8 * 1024 * 1024;

        /// <summary>What makes a prefix.</summary>
        public KeyFolding Folding { get; init; }
    }

    /// <summary>Search the keys with a prefix.</summary>
    public sealed record Find(EtcdKey Prefix, SearchPattern Pattern, SearchIn Where) : ScanRequest
    {
        /// <summary>The keys of whose values nothing is to be shown.</summary>
        public KeyMask Mask { get; init; } = KeyMask.None;
    }

    /// <summary>Compare the keys with a prefix, as they are now, with others.</summary>
    public sealed record Compare(EtcdKey Prefix, CompareTarget Target) : ScanRequest;

    /// <summary>Watch each change below a prefix.</summary>
    public sealed record Events(EtcdKey Prefix) : ScanRequest;

    /// <summary>List leases, locks, users, members, the journal, the revisions of a key, or what changed below a prefix.</summary>
    public sealed record Roster(RosterKind Kind) : ScanRequest
    {
        /// <summary>The key whose revisions are wanted, or the prefix whose changes are; empty for other lists.</summary>
        public EtcdKey Key { get; init; }

        /// <summary>The revisions between which changes are wanted.</summary>
        public (WantedRevision From, WantedRevision To) Between { get; init; }

        /// <summary>Whether nothing of the values is to be shown.</summary>
        public bool IsMasked { get; init; }

        /// <summary>When revisions were seen to come.</summary>
        public SeenRevisions Seen { get; init; } = SeenRevisions.None;

        /// <summary>Whether another request is for the same list, though more may be known beside it.</summary>
        public bool IsAgain(Roster other) => (Kind, Key, Between) == (other.Kind, other.Key, other.Between);
    }
}

/// <summary>How far a scan has come; replaces what was not taken yet.</summary>
public sealed record ScanMessage(long Generation, ScanProgress Progress) : Message;
