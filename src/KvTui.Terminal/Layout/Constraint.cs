namespace KvTui.Terminal.Layout;

/// <summary>How much room a part of a <see cref="Split"/> asks for, in cells along the split.</summary>
public readonly record struct Constraint
{
    private Constraint(ConstraintKind kind, int value) => (Kind, Value) = (kind, Math.Max(0, value));

    internal ConstraintKind Kind { get; }

    internal int Value { get; }

    /// <summary>Exactly this many cells, as long as there are so many.</summary>
    public static Constraint Length(int cells) => new(ConstraintKind.Length, cells);

    /// <summary>A share of the whole, 0 to 100, rounded down.</summary>
    public static Constraint Percent(int percent) => new(ConstraintKind.Percent, Math.Min(100, percent));

    /// <summary>A share of what the others leave, by weight; a weight of 0 counts as 1.</summary>
    public static Constraint Fill(int weight = 1) => new(ConstraintKind.Fill, Math.Max(1, weight));

    /// <summary>At least this many cells, and a share of what is left, with the weight of one <see cref="Fill"/>.</summary>
    public static Constraint Min(int cells) => new(ConstraintKind.Min, cells);
}
