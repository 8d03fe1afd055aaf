namespace KvTui.Core.Browse;

/// <summary>One pass of a filter over a part of an index, which can be taken in slices. For one thread.</summary>
/// <param name="first">The rank to begin with.</param>
/// <param name="end">The rank behind the last.</param>
public sealed class FilterPass(KeyIndex keys, int first, int end, KeyFilter filter)
{
    private readonly KeyCursor _cursor = keys.Walk(first, end);
    private readonly KeyIndexBuilder _builder = new();
    private KeyIndex _found = KeyIndex.Empty;

    /// <summary>How many keys have been searched.</summary>
    public int Scanned { get; private set; }

    /// <summary>The keys found so far.</summary>
    public KeyIndex Found => _found = _builder.Count == _found.Count ? _found : _builder.ToIndex();

    /// <summary>All keys of an index that a filter lets through.</summary>
    public static KeyIndex Run(KeyIndex keys, KeyFilter filter)
    {
        var pass = new FilterPass(keys, 0, keys.Count, filter);
        pass.Go(keys.Count);
        return pass.Found;
    }

    /// <summary>Searches so many keys more, or what is left.</summary>
    /// <returns>Whether all have been searched.</returns>
    public bool Go(int count)
    {
        for (; count > 0 && _cursor.MoveNext(); count--)
        {
            Scanned++;
            if (filter.Matches(_cursor.Key))
            {
                _builder.Append(_cursor);
            }
        }

        return Scanned >= end - first;
    }
}
