using System.Text.RegularExpressions;
using KvTui.Bench.Scale.Servers;

namespace KvTui.Bench.Scale;

/// <summary>A filter as it is typed, and what it must find.</summary>
/// <param name="Kind">What kind of filter it is, for the report.</param>
/// <param name="Pattern">The text; its last letter is the key press that is measured.</param>
/// <param name="Matches">Whether a key is a hit.</param>
internal sealed record FilterCase(string Kind, string Pattern, Func<string, bool> Matches)
{
    /// <summary>Filters of every kind, those included that other engines take for ever to answer.</summary>
    public static IReadOnlyList<FilterCase> All { get; } =
    [
        Plain("plain, most keys", "1"),
        Plain("plain, many hits", "99"),
        Plain("plain, few hits", "-zzz"),
        Plain("plain, none", "key-x"),
        new("fuzzy", "~zyx", key => HasInOrder(key, "zyx")),
        new("inverse", "!ab", key => !key.Contains("ab", StringComparison.Ordinal)),
        Expression("regex", "[0-9]9-a"),
        Expression("regex, alternatives", "-(ab|cd)[x-z]+$"),
        Expression("regex, hostile", "(a+)+$"),
        Expression("regex, hostile", "(x+x+)+y"),
        Expression("regex, hostile", "^(([a-z])+.)+[A-Z]([a-z])+$"),
    ];

    /// <summary>How many keys are hits, and the first of them; null if there is none.</summary>
    public (int Count, string? First) Expect(KeyShape shape)
    {
        var (count, first) = (0, (string?)null);
        for (var number = 0; number < shape.Count; number++)
        {
            var key = shape.Key(number);
            if (Matches(key))
            {
                first ??= key;
                count++;
            }
        }

        return (count, first);
    }

    private static FilterCase Plain(string kind, string text) => new(kind, text, key => key.Contains(text, StringComparison.Ordinal));

    private static FilterCase Expression(string kind, string pattern)
    {
        // as the explorer reads it: letter case counts if the pattern has an upper-case letter, and the keys here have none
        var regex = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        return new(kind, "re:" + pattern, regex.IsMatch);
    }

    private static bool HasInOrder(string key, string letters)
    {
        var matched = 0;
        foreach (var letter in key)
        {
            matched += matched < letters.Length && letter == letters[matched] ? 1 : 0;
        }

        return matched == letters.Length;
    }
}
