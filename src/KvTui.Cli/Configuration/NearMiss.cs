namespace KvTui.Cli.Configuration;

/// <summary>Finds the word that was meant.</summary>
internal static class NearMiss
{
    private const int LongestWord = 40;
    private const int FarthestMiss = 3;

    /// <summary>The nearest of the known words; null if none is near.</summary>
    public static string? Of(string word, IEnumerable<string> known)
    {
        if (word.Length > LongestWord)
        {
            return null;
        }

        var (nearest, least) = ((string?)null, FarthestMiss + 1);
        foreach (var candidate in known)
        {
            var distance = Distance(word, candidate);
            if (distance < least && distance <= candidate.Length / 2)
            {
                (nearest, least) = (candidate, distance);
            }
        }

        return nearest;
    }

    /// <summary>How many letters have to be put in, left out or replaced.</summary>
    private static int Distance(string from, string to)
    {
        var row = new int[to.Length + 1];
        for (var j = 0; j <= to.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (char.ToLowerInvariant(from[i - 1]) == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
