namespace KvTui.Etcd.Cluster.Diagnosis;

/// <summary>
/// Compares the data of the members by their hashes. Members that are compacted or written to meanwhile are asked again, and a difference
/// counts only once it was seen twice, so that a healthy member is never accused.
/// </summary>
/// <param name="patience">How long a small database may take.</param>
internal sealed class HashSurvey(IMaintenanceClient maintenance, TimeSpan patience, TimeProvider clock)
{
    /// <summary>The size of a database, in bytes, up to which reading it all is no burden.</summary>
    private const long SmallUpTo = 100_000_000;

    private const int Rounds = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan DeepPatience = TimeSpan.FromMinutes(10);

    private bool _isLarge;

    /// <summary>Whether databases above 100 MB are read too.</summary>
    public bool IsDeep { get; init; }

    /// <summary>Called before databases above 100 MB are read: of how many members, and how many bytes in all; may be null.</summary>
    public Action<int, long>? Announce { get; init; }

    /// <summary>Compares those members that can be: voters of one version that have answered.</summary>
    public async Task<HashComparison> CompareAsync(ClusterReport report, CancellationToken cancellationToken)
    {
        var members = report.Members.Where(IsComparable).ToList();
        var bytes = members.Sum(static member => member.Status!.DbSize);
        if (members.Count < 2)
        {
            return NotCompared(report.VoterCount < 2 ? "" : "fewer than two voters of the same version answer");
        }

        _isLarge = members.Exists(static member => member.Status!.DbSize > SmallUpTo);
        if (_isLarge && !IsDeep)
        {
            return new(HashOutcome.TooLarge) { Bytes = bytes };
        }

        if (_isLarge)
        {
            Announce?.Invoke(members.Count, bytes);
        }

        try
        {
            return await CompareAsync(members, cancellationToken).ConfigureAwait(false) with { Bytes = bytes };
        }
        catch (EtcdException failure)
        {
            return NotCompared(failure.Endpoint is { } endpoint ? $"{endpoint}: {failure.Reason}" : failure.Reason);
        }
    }

    /// <summary>Databases are hashed by versions in slightly different ways, and a learner does not answer.</summary>
    private static bool IsComparable(MemberReport member) =>
        member is { Status: not null, Pending: null, IsVoter: true, IsProxy: false }
        && !member.Disagreements.HasFlag(Disagreement.Version);

    private async Task<HashComparison> CompareAsync(List<MemberReport> members, CancellationToken cancellationToken)
    {
        HashComparison? before = null;
        var revision = members.Min(static member => member.Status!.Header.Revision);
        for (var round = 0; round < Rounds; round++)
        {
            if (round > 0)
            {
                await Task.Delay(Pause * round, clock, cancellationToken).ConfigureAwait(false);
                var statuses = members.Select(member => maintenance.StatusAsync(member.Endpoint!, cancellationToken));
                revision = (await Task.WhenAll(statuses).ConfigureAwait(false)).Min(static status => status.Header.Revision);
            }

            var found = await AskAsync(members, revision, cancellationToken).ConfigureAwait(false);
            if (found is { Outcome: HashOutcome.Agree } || (found is not null && before?.IsLike(found) == true))
            {
                return found;
            }

            before = found ?? before;
        }

        return NotCompared(before is null
            ? "their history was compacted, or a member was behind, each time it was tried"
            : "their hashes differed in a different way each time");
    }

    /// <summary>The comparison at a revision; null if a member has not come to it, or is not compacted as the others are.</summary>
    private async Task<HashComparison?> AskAsync(List<MemberReport> members, long revision, CancellationToken cancellationToken)
    {
        var hashes = new List<Task<DataHash>>();
        foreach (var member in members)
        {
            var hash = maintenance.HashAsync(member.Endpoint!, revision, _isLarge ? DeepPatience : patience, cancellationToken);
            hashes.Add(hash);
            if (_isLarge)
            {
                // One member at a time is slower for it, and the others are not.
                await ((Task)hash).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (!hash.IsCompletedSuccessfully)
                {
                    break;
                }
            }
        }

        try
        {
            return HashComparison.Of(await Task.WhenAll(hashes).ConfigureAwait(false));
        }
        catch (EtcdException failure) when (failure.Kind is EtcdErrorKind.Compacted or EtcdErrorKind.FutureRevision)
        {
            return null;
        }
    }

    private static HashComparison NotCompared(string why) => new(HashOutcome.NotCompared) { Why = why };
}
