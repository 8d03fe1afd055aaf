namespace KvTui.Core.State.Members;

/// <summary>What the matrix knows of one member in one field.</summary>
/// <param name="Text">Printable, with the mark before what the member says otherwise than the others; empty where it is not known.</param>
/// <param name="Differs">Whether there is such a mark in it.</param>
public readonly record struct MatrixCell(string Text, bool Differs)
{
    /// <summary>Before what differs.</summary>
    public const char Mark = '≠';

    /// <summary>A cell, marked if it differs.</summary>
    public static MatrixCell Of(string text, bool differs) => new(differs ? Mark + text : text, differs);

    public static implicit operator MatrixCell(string text) => new(text, false);
}
