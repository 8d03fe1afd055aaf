using System.Text.RegularExpressions;
using KvTui.Bench.Scale.Servers;

namespace KvTui.Bench.Scale;

/// <summary>A filter as it is typed, and what it must find.</summary>
/// <param name="Pattern">The text; its last letter is the key press that is measured.</param>
/// <param name="Matches">Whether a key is a hit.</param>
internal sealed record FilterCase(string Pattern, Func<string, bool> Matches)
{
    /// <summary>Filters of every kind, those included that other engines take for ever to answer.</summary>
    public static IReadOnlyList<FilterCase> All { get; } =
    [
        Plain("1"),
        Plain("99"),
        Plain("-zzz"),
        Plain("key-x"),
        new("~zyx", key => HasInOrder(key, "zyx")),
        new("!ab", key => !key.Contains("ab", StringComparison.Ordinal)),
        Expression("[0-9]9-a"),
        Expression("-(ab|cd)[x-z]+$"),
        Expression("(a+)+$"),
        Expression("(x+x+)+y"),
        Expression("^(([a-z])+.)+[A-Z]([a-z])+$"),
    ];

    /// <summary>How many keys are hits.</summary>
    public int Expect(KeyShape shape) => Enumerable.Range(0, shape.Count).Count(number => Matches(shape.Key(number)));

    private static FilterCase Plain(string text) => new(text, key => key.Contains(text, StringComparison.Ordinal));

    private static FilterCase Expression(string pattern)
    {
        // as the explorer reads it: letter case counts if the pattern has an upper-case letter, and the keys here have none
        var regex = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        return new("re:" + pattern, regex.IsMatch);
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
