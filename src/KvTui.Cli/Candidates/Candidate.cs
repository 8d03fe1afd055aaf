using KvTui.Cli.Discovery;

namespace KvTui.Cli.Candidates;

/// <summary>A place where a cluster is that could be meant without flags; several may be places of one cluster.</summary>
/// <param name="Origin">What it is known by.</param>
/// <param name="Endpoints">Where, as far as it is known.</param>
/// <param name="Sources">What it would be asked with; null if it cannot be.</param>
/// <param name="Obstacle">What is missing; null if nothing is.</param>
internal sealed record Candidate(string Origin, string Endpoints, SettingSources? Sources, string? Obstacle)
{
    /// <summary>What was found on this host; null for another candidate.</summary>
    public HostEtcd? Etcd { get; init; }

    /// <summary>The cluster that answered; 0 if none did, or it does not say before a login.</summary>
    public ulong ClusterId { get; init; }

    /// <summary>The client certificate; null if there is none.</summary>
    public string? Certificate { get; init; }

    public bool IsUsed { get; init; }

    /// <summary>What came of asking it: the version and who leads, or why it does not answer; null if it was not asked.</summary>
    public string? Answer { get; init; }

    public bool DoesAnswer { get; init; }

    /// <summary>What is asked, whatever protocol or name of loopback it is written with.</summary>
    public string Address => Endpoints[(Endpoints.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? scheme + 3 : 0)..]
        .Replace("localhost:", "127.0.0.1:", StringComparison.Ordinal);

    /// <summary>An etcd of this host.</summary>
    /// <param name="sources">What it would be asked with; null if it cannot be.</param>
    public static Candidate Of(HostEtcd etcd, SettingSources? sources) =>
        new(etcd.Origin, etcd.Endpoint, sources, etcd.Obstacle) { Etcd = etcd, Certificate = etcd.CertFile };
}

/// <summary>Candidates that are places of one cluster, at least one; what does not say which cluster it is stands alone.</summary>
internal sealed record CandidateCluster(IReadOnlyList<Candidate> Candidates)
{
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
