namespace KvTui.Core.State.Members;

/// <summary>A field of the matrix, with a cell for each member.</summary>
public sealed record MatrixRow(string Label, ImmutableArray<MatrixCell> Cells)
{
    /// <summary>The row of the round trips, after which the sparkline is drawn.</summary>
    public const string RoundTrip = "round trip";

    /// <summary>Whether a sparkline follows the text of each cell.</summary>
    public bool HasSparkline => Label == RoundTrip;

    /// <summary>This row and another in one: “label, label” over “text text”.</summary>
    public MatrixRow MergedWith(MatrixRow other, string separator) => new(
        $"{Label}, {other.Label}",
        [.. Cells.Zip(other.Cells, (one, two) => new MatrixCell(one.Text.Length + two.Text.Length == 0 ? "" : one.Text + separator + two.Text, one.Differs || two.Differs))]);
}
