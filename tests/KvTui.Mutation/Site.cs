namespace KvTui.Mutation;

/// <summary>What a mutation does to the code.</summary>
internal enum MutationKind
{
    /// <summary>A condition, or one operand of <c>&amp;&amp;</c> and <c>||</c>, holds when it should not, and the other way round.</summary>
    Negated,

    /// <summary><c>&lt;</c> and <c>&lt;=</c>, <c>&gt;</c> and <c>&gt;=</c> change places.</summary>
    Bound,

    /// <summary>A number is one more.</summary>
    Literal,

    /// <summary><c>+</c> and <c>-</c> change places.</summary>
    Sign,

    /// <summary>A case of a switch is never taken.</summary>
    DroppedCase,
}

/// <summary>One place where the code can be mutated.</summary>
/// <param name="Project">The name of the project under <c>src</c>.</param>
/// <param name="Path">The file, relative to the checkout.</param>
/// <param name="Start">Where the node begins in the file's text.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Kind">What is done to it.</param>
/// <param name="Original">The code as it is, on one line.</param>
/// <param name="Mutated">The code as it becomes, on one line.</param>
internal sealed record Site(string Project, string Path, int Start, int Length, int Line, MutationKind Kind, string Original, string Mutated);

/// <summary>A site that was chosen, with the number that switches its mutation on.</summary>
internal sealed record Mutant(int Id, Site Site);
