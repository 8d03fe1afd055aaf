namespace KvTui.Cli.Candidates;

/// <summary>Asks the person at the terminal which of several clusters is meant.</summary>
internal static class ClusterQuestion
{
    private const string Advice = "Name one by --endpoints, --profile or ETCDCTL_ENDPOINTS.";

    /// <summary>Asks on standard error, reads the answer from standard input.</summary>
    /// <param name="last">The id of the cluster that an empty answer means; 0 if it means none.</param>
    /// <exception cref="UsageException">There is no terminal to ask on, or none of them was chosen.</exception>
    public static CandidateCluster Ask(IReadOnlyList<CandidateCluster> clusters, ulong last, CancellationToken cancellationToken)
    {
        var offered = last == 0 ? -1 : clusters.ToList().FindIndex(cluster => cluster.Candidates[0].ClusterId == last);
        var list = string.Join('\n', clusters.Select((cluster, i) => $"{i + 1}. {cluster}{(i == offered ? ", used last" : "")}"));
        if (!StandardStreams.InputIsTerminal || !StandardStreams.ErrorIsTerminal)
        {
            throw new UsageException($"Nothing was done: no cluster was named, and there are {clusters.Count} here.\n{list}\n{Advice}");
        }

        StandardStreams.Say($"No cluster was named, and there are {clusters.Count} here.\n{list}");
        var otherwise = offered < 0 ? "none" : (offered + 1).ToString(CultureInfo.InvariantCulture);
        StandardStreams.WriteError($"Which one is meant? Type 1 to {clusters.Count}, or nothing for {otherwise}: ");
        var answer = AnswerLine.Read(cancellationToken).Trim();
        return answer.Length == 0 && offered >= 0 ? clusters[offered]
            : int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= 1 && n <= clusters.Count
            ? clusters[n - 1]
            : throw new UsageException($"Nothing was done: no cluster was chosen. {Advice}");
    }
}
