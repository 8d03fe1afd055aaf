namespace KvTui.Core.Browse.Marks;

/// <summary>The keys and folders that are marked, for what is done with many at once.</summary>
/// <param name="Rows">What is marked; no row of it is below another one.</param>
public sealed record MarkState(ImmutableHashSet<RowId> Rows)
{
    /// <summary>How many rows can be marked; whoever wants more marks their folder.</summary>
    public const int Most = 10_000;

    public static MarkState None { get; } = new([]);

    /// <summary>Where the range of rows begins that is being marked; null while none is.</summary>
    public RowId? Anchor { get; init; }

    /// <summary>Whether nothing is marked, and nothing is being.</summary>
    public bool IsEmpty => Rows.IsEmpty && Anchor is null;

    /// <summary>Whether a row is marked, itself or with a folder that it is in.</summary>
    public bool Has(RowId row, KeyFolding folding) => Rows.Contains(row) || Above(row, folding) is not null;

    /// <summary>The marked folder that a row is in; null if there is none.</summary>
    public EtcdKey? Above(RowId row, KeyFolding folding)
    {
        var path = row.Path.Span;
        for (var at = 0; at < path.Length - 1 && !Rows.IsEmpty; at++)
        {
            if (path[at] == folding.Separator && Rows.Contains(new(new(path[..(at + 1)].ToArray()), RowKind.Prefix)))
            {
                return new(path[..(at + 1)].ToArray());
            }
        }

        return null;
    }

    /// <summary>These with a row, which takes the place of what is below it; unchanged if it is in a marked folder.</summary>
    public MarkState With(RowId row, KeyFolding folding)
    {
        if (Above(row, folding) is not null)
        {
            return this;
        }

        var rest = row.Kind == RowKind.Key ? Rows : Rows.Except(Rows.Where(marked => marked.Path.StartsWith(row.Path)));
        return this with { Rows = rest.Add(row) };
    }

    /// <summary>These without a row.</summary>
    public MarkState Without(RowId row) => this with { Rows = Rows.Remove(row) };

    /// <summary>What is marked as ranges of keys, in their order.</summary>
    public ImmutableArray<KeyRange> Ranges() =>
    [
        .. from row in Rows orderby row.Path, row.Kind select row.Kind == RowKind.Key ? KeyRange.Key(row.Path) : KeyRange.Prefix(row.Path),
    ];
}
