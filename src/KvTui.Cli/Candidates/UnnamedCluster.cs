using KvTui.Cli.Discovery.Places;
using KvTui.Core.Remembering;

namespace KvTui.Cli.Candidates;

/// <summary>Decides which cluster a write is meant for where none was named: the only one, or one that is chosen when asked.</summary>
internal static class UnnamedCluster
{
    /// <summary>What was chosen, if it was named or is the only cluster; else what the person at the terminal chooses.</summary>
    /// <param name="remembered">Knows the cluster that an empty answer means; null where it means none, as before a write.</param>
    /// <exception cref="UsageException">Several clusters are here, and nobody can be asked, or none was chosen.</exception>
    public static async Task<ClusterChoice> ResolveAsync(
        ClusterChooser chooser,
        ClusterChoice choice,
        TimeProvider clock,
        CancellationToken cancellationToken,
        RememberedFile? remembered = null)
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
        if (clusters.Count < 2)
        {
            return choice;
        }

        var chosen = ClusterQuestion.Ask(clusters, remembered?.Read().LastCluster ?? 0, cancellationToken);
        return chosen.Candidates[0].Etcd is { } etcd ? chooser.OfHost(etcd) : choice;
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
