namespace KvTui.Cli.Candidates;

/// <summary>Candidates that are places of one cluster, at least one; what does not say which cluster it is stands alone.</summary>
internal sealed record CandidateCluster(IReadOnlyList<Candidate> Candidates)
{
    /// <summary>The clusters of candidates that were asked, in their order.</summary>
    public static IReadOnlyList<CandidateCluster> Of(IEnumerable<Candidate> asked) =>
    [
        .. from candidate in asked
           group candidate by candidate.ClusterId == 0 ? candidate.Address : $"cluster {candidate.ClusterId:x16}" into places
           select new CandidateCluster([.. places]),
    ];

    /// <summary>What it is and where, on one line.</summary>
    public override string ToString()
    {
        var first = Candidates[0];
        var places = string.Join(", ", Candidates.Select(candidate => $"{candidate.Endpoints} of {candidate.Origin}"));
        return first.ClusterId == 0
            ? $"{places}, which does not say which cluster it is: {first.Obstacle ?? first.Answer}"
            : $"cluster {first.ClusterId:x16} at {places}";
    }
}
