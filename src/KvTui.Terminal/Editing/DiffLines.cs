using System.Collections.Immutable;

namespace KvTui.Terminal.Editing;

/// <summary>Compares two texts line by line.</summary>
public static class DiffLines
{
    /// <summary>The lines of both in order.</summary>
    public static ImmutableArray<DiffLine> Compare(string before, string after) => throw new NotImplementedException();
}
