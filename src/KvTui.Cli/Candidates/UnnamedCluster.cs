using KvTui.Cli.Discovery;

namespace KvTui.Cli.Candidates;

/// <summary>Decides which cluster a write is meant for where none was named: the only one there is, or the one that is chosen when asked. Reading needs no such care.</summary>
internal static class UnnamedCluster
{
    /// <summary>What was chosen, if it was named or is the only cluster; else what the person at the terminal chooses.</summary>
    /// <exception cref="UsageException">There are several, and there is nobody to ask, or none was chosen.</exception>
    public static async Task<ClusterChoice> ResolveAsync(ClusterChooser chooser, ClusterChoice choice, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (choice.IsNamed || choice.Sources.IsOnAnywhere(SettingTable.ReadOnly))
        {
            return choice;
        }

        var candidates = List(chooser, choice);
        if (candidates.Count < 2)
        {
            return choice;
        }

        var asked = await Task.WhenAll(candidates.Select(candidate => CandidateProbe.AskAsync(candidate, clock, cancellationToken)));
        var clusters = CandidateCluster.Of(asked);
        return clusters.Count < 2 ? choice
            : ClusterQuestion.Ask(clusters, cancellationToken).Candidates[0].Etcd is { } etcd ? chooser.OfHost(etcd)
            : choice;
    }

    /// <summary>One candidate an address, the best of those that share it.</summary>
    private static List<Candidate> List(ClusterChooser chooser, ClusterChoice choice)
    {
        var found = HostDiscovery.Find(chooser.Host)
            .Where(etcd => !etcd.IsGuess)
            .Select(etcd => Candidate.Of(etcd, chooser.MayUse(etcd) ? chooser.OfHost(etcd).Sources : null));
        Candidate[] chosen = choice.Sources.Find(SettingTable.Endpoints) is null
            ? [new("the ETCDCTL_… variables", SettingTable.Endpoints.Default!, choice.Sources, null)]
            : [];
        return
        [
            .. from candidate in chosen.Concat(found)
               group candidate by candidate.Address into places
               select places.FirstOrDefault(place => place.Sources is not null) ?? places.First(),
        ];
    }
}

/// <summary>Asks the person at the terminal which of several clusters is meant.</summary>
internal static class ClusterQuestion
{
    private const string Advice = "Name one by --endpoints, --profile or ETCDCTL_ENDPOINTS.";

    /// <summary>Asks on standard error, reads the answer from standard input.</summary>
    /// <exception cref="UsageException">There is no terminal to ask on, or none of them was chosen.</exception>
    public static CandidateCluster Ask(IReadOnlyList<CandidateCluster> clusters, CancellationToken cancellationToken)
    {
        var list = string.Join('\n', clusters.Select((cluster, i) => $"{i + 1}. {cluster}"));
        if (!StandardStreams.InputIsTerminal || !StandardStreams.ErrorIsTerminal)
        {
            throw new UsageException($"Nothing was done: no cluster was named, and there are {clusters.Count} here.\n{list}\n{Advice}");
        }

        StandardStreams.Say($"No cluster was named, and there are {clusters.Count} here.\n{list}");
        StandardStreams.WriteError($"Which one is meant? Type 1 to {clusters.Count}, or nothing for none: ");
        var answer = AnswerLine.Read(cancellationToken).Trim();
        return int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= clusters.Count
            ? clusters[number - 1]
            : throw new UsageException($"Nothing was done: no cluster was chosen. {Advice}");
    }
}
