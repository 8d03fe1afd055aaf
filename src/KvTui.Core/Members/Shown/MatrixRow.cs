namespace KvTui.Core.Members.Shown;

/// <summary>A field of the matrix, with a cell for each member.</summary>
public sealed record MatrixRow(string Label, ImmutableArray<MatrixCell> Cells)
{
    /// <summary>The row of the round trips, whose text says it if a member does not answer.</summary>
    public const string RoundTrip = "round trip";

    /// <summary>This row and another in one: “label, label” over “text text”.</summary>
    public MatrixRow MergedWith(MatrixRow other, string separator) =>
        new($"{Label}, {other.Label}", [.. Cells.Zip(other.Cells, (one, two) => one.MergedWith(two, separator))]);
}

/// <summary>What the matrix knows of one member in one field.</summary>
/// <param name="Text">Printable, with the mark before what the member says otherwise than the others; empty where it is not known.</param>
/// <param name="Differs">Whether there is such a mark in it.</param>
public sealed record MatrixCell(string Text, bool Differs)
{
    /// <summary>Whether it tells that the member is failing: an alarm, a lag without end.</summary>
    public bool IsBad { get; init; }

    /// <summary>What is drawn after the text: a height for each time it was asked for, as <see cref="TrendLine"/> has them.</summary>
    public string Line { get; init; } = "";

    /// <summary>Before what differs.</summary>
    public const char Mark = '≠';

    /// <summary>A cell, marked if it differs.</summary>
    public static MatrixCell Of(string text, bool differs) => new(differs ? Mark + text : text, differs);

    /// <summary>This cell and another in one; empty if both are.</summary>
    public MatrixCell MergedWith(MatrixCell other, string separator) =>
        new(Text.Length + other.Text.Length == 0 ? "" : Text + separator + other.Text, Differs || other.Differs)
        {
            IsBad = IsBad || other.IsBad,
            Line = Line.Length > 0 ? Line : other.Line,
        };

    public static implicit operator MatrixCell(string text) => new(text, false);
}
