namespace KvTui.Core.Writes;

/// <summary>How a write ended; a closed set of records.</summary>
public abstract record WriteOutcome
{
    private WriteOutcome()
    {
    }

    /// <summary>A lease that was granted for the write and not revoked, though the write may not have happened; 0 for none.</summary>
    public long LeftLease { get; init; }

    /// <summary>Why it is not in the journal, so that it cannot be taken back; null if it is, or was not to be.</summary>
    public string? NotInJournal { get; init; }

    /// <summary>Done, at this revision.</summary>
    /// <param name="Found">The key as it is now, which may have been changed since by somebody else; null if it is gone.</param>
    /// <param name="Keys">How many keys it changed; 0 if that is not known.</param>
    public sealed record Applied(long Revision, KeyValue? Found, long Keys) : WriteOutcome
    {
        /// <summary>Of many keys those that had changed meanwhile, and are still there; not more of them than can be read.</summary>
        public ImmutableArray<EtcdKey> Changed { get; init; } = [];

        /// <summary>How many keys had changed meanwhile.</summary>
        public long ChangedCount { get; init; }
    }

    /// <summary>Refused by its guard, now and for ever: the key has changed since it was shown.</summary>
    /// <param name="Found">The key as it is now; null if it is gone.</param>
    public sealed record Conflict(KeyValue? Found) : WriteOutcome
    {
        /// <summary>Whether what was found cannot have followed from what was shown: the cluster was restored or recreated.</summary>
        public bool IsOtherHistory { get; init; }

        /// <summary>Whether the name that a key was to be put under is another key's.</summary>
        public bool IsTaken { get; init; }
    }

    /// <summary>Not sent: the keys of the range are not the ones that were shown.</summary>
    /// <param name="Again">The same deletion of the keys that the range holds now.</param>
    public sealed record Recounted(WriteRequest.DeletePrefix Again, RangeChanges Changes) : WriteOutcome;

    /// <summary>Refused: certainly not applied.</summary>
    public sealed record Failed(EtcdException Error) : WriteOutcome;

    /// <summary>The answer got lost, and looking again proved that it was not applied and will not be.</summary>
    /// <param name="Found">The key as it is now, unchanged; null if it does not exist, or for a prefix.</param>
    public sealed record NotApplied(KeyValue? Found, EtcdException Error) : WriteOutcome;

    /// <summary>The answer got lost, and looking again did not tell.</summary>
    /// <param name="Stored">What was seen when looking; null if nothing could be read.</param>
    public sealed record Unknown(EtcdException Error, Sighting? Stored) : WriteOutcome;
}

/// <summary>A key as it was seen when looking again.</summary>
/// <param name="Found">The key; null if it did not exist.</param>
/// <param name="Revision">The revision of the member that answered.</param>
/// <param name="MemberId">The member that answered.</param>
/// <param name="IsCurrent">Whether the cluster agreed to the answer; if not, it is what that member has, and may be old.</param>
public sealed record Sighting(KeyValue? Found, long Revision, ulong MemberId, bool IsCurrent);
