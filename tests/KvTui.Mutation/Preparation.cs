using System.Security.Cryptography;
using System.Text;

namespace KvTui.Mutation;

/// <summary>Chooses the mutations and writes them into the copy.</summary>
internal static class Preparation
{
    /// <summary>The mutations that the seed chooses, each of which compiles.</summary>
    public static async Task<IReadOnlyList<Mutant>> ChosenAsync(Settings settings)
    {
        var projects = Scope.Projects.ToDictionary(static name => name, ProjectSources.Read);
        var sites = Ranked(projects.Values.SelectMany(static project => project.Sites()), settings.Seed);
        var all = sites.Length;
        Report.Progress($"{all} sites in {sites.Select(static site => site.Path).Distinct().Count()} files: "
            + string.Join(", ", sites.CountBy(static site => site.Kind).Select(static pair => $"{pair.Value} {pair.Key}")));
        var next = Math.Min(settings.Count, all);
        var chosen = sites.Take(next).Select(static (site, id) => new Mutant(id, site)).ToList();
        while (true)
        {
            var mutated = projects.Values.Select(project => project.Mutated(chosen)).ToList();
            var wrong = mutated.SelectMany(static one => one.Wrong).ToHashSet();
            if (wrong.Count == 0)
            {
                await Scratch.CopyAsync(mutated.SelectMany(static one => one.Files).ToDictionary());
                return chosen;
            }

            // the places of those that cannot be compiled are taken by the next ones
            Report.Progress($"{wrong.Count} cannot be compiled and are chosen anew");
            chosen = [.. chosen.Select(mutant => !wrong.Contains(mutant.Id) ? mutant : next < all ? mutant with { Site = sites[next++] } : null).OfType<Mutant>()];
        }
    }

    /// <summary>The sites in an order of chance that an edit elsewhere does not change, nor a move of the file.</summary>
    private static Site[] Ranked(IEnumerable<Site> sites, int seed) =>
    [
        .. sites.GroupBy(static site => $"{Path.GetFileName(site.Path)} {site.Kind} {site.Original}")
            .SelectMany(group => group.Select((site, nth) => (Site: site, Rank: SHA256.HashData(Encoding.UTF8.GetBytes($"{seed} {group.Key} {nth}")))))
            .OrderBy(static ranked => Convert.ToHexString(ranked.Rank), StringComparer.Ordinal)
            .Select(static ranked => ranked.Site),
    ];
}
