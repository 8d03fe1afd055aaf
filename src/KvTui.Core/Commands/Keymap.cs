using System.Diagnostics.CodeAnalysis;

namespace KvTui.Core.Commands;

/// <summary>An immutable table from keys to intents; bindings, hints and help come from the same rows.</summary>
public sealed class Keymap<TIntent>
{
    private readonly Dictionary<string, int> _rows = new(StringComparer.Ordinal);

    /// <summary>Makes the table.</summary>
    /// <exception cref="ArgumentException">A key is bound twice.</exception>
    public Keymap(params IEnumerable<KeyBinding<TIntent>> bindings)
    {
        Bindings = [.. bindings];
        for (var row = 0; row < Bindings.Length; row++)
        {
            foreach (var key in Bindings[row].Keys)
            {
                if (!_rows.TryAdd(key, row))
                {
                    throw new ArgumentException($"{key} is bound twice.", nameof(bindings));
                }
            }
        }
    }

    /// <summary>The rows, in the order they were given.</summary>
    public ImmutableArray<KeyBinding<TIntent>> Bindings { get; }

    /// <summary>The rows marked for the hint line, in order.</summary>
    public IEnumerable<KeyBinding<TIntent>> Hinted =>
        Bindings.Where(static binding => binding.Hint is not null && binding.Keys.Length > 0);

    /// <summary>What the key of a name means here; false if it is not bound.</summary>
    public bool TryFind(string key, [MaybeNullWhen(false)] out TIntent intent)
    {
        var isBound = _rows.TryGetValue(key, out var row);
        intent = isBound ? Bindings[row].Intent : default;
        return isBound;
    }

    /// <summary>Whether a row means it here.</summary>
    public bool Means(TIntent intent) => Bindings.Any(binding => EqualityComparer<TIntent>.Default.Equals(binding.Intent, intent));

    /// <summary>The rows marked for the hint line, in order, each with its first key.</summary>
    public ImmutableArray<KeyHint> Hints(bool ascii = false) =>
    [
        .. from binding in Hinted select new KeyHint(KeyLabel.Of(binding.Keys[0], ascii), binding.Hint!),
    ];

    /// <summary>All rows under their headings, in the order in which the headings first appear.</summary>
    public ImmutableArray<HelpSection> Help(bool ascii = false) =>
    [
        .. from binding in Bindings
           group new KeyHint(KeyLabel.Of(binding.Keys, ascii), binding.Help) by binding.Group into rows
           select new HelpSection(rows.Key, [.. rows]),
    ];
}
