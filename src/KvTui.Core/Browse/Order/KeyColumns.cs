namespace KvTui.Core.Browse.Order;

/// <summary>What the key pane tells of keys beside their names; a set of columns, or one of them.</summary>
[Flags]
public enum KeyColumns
{
    /// <summary>None of them; as an order, by key.</summary>
    None = 0,
    Size = 1,

    /// <summary>The revision of the last change.</summary>
    Revision = 2,
    Version = 4,

    /// <summary>The lease, or the time that it has to live.</summary>
    Lease = 8,
    Age = 16,

    /// <summary>What is shown unless something else is chosen.</summary>
    Usual = Size | Revision,
}

/// <summary>The words for columns, as they are typed and remembered.</summary>
public static class ColumnWords
{
    private static readonly (string Word, KeyColumns Column)[] Words =
    [
        ("key", KeyColumns.None), ("size", KeyColumns.Size), ("revision", KeyColumns.Revision), ("version", KeyColumns.Version),
        ("lease", KeyColumns.Lease), ("age", KeyColumns.Age),
    ];

    /// <summary>The words for what keys can be ordered by; all but the first are columns too.</summary>
    public static ImmutableArray<string> All { get; } = [.. Array.ConvertAll(Words, static pair => pair.Word)];

    /// <summary>The words for the columns of a set, with blanks between them; “key” for none.</summary>
    public static string Of(KeyColumns columns)
    {
        var words = new List<string>();
        foreach (var (word, column) in Words)
        {
            if (column == columns || (column & columns) != 0)
            {
                words.Add(word);
            }
        }

        return string.Join(' ', words);
    }

    /// <summary>The set of columns that words with blanks between them name; null if one of them names nothing.</summary>
    public static KeyColumns? Parse(string words)
    {
        var columns = KeyColumns.None;
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var place = Array.FindIndex(Words, pair => pair.Word == word);
            if (place < 0)
            {
                return null;
            }

            columns |= Words[place].Column;
        }

        return columns;
    }
}
