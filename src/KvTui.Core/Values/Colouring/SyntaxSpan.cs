namespace KvTui.Core.Values.Colouring;

/// <summary>What a part of a line is; names and punctuation are plain, so that most of a page needs no change of colour.</summary>
public enum SyntaxRole : byte
{
    /// <summary>A text: in quotes, or what YAML has without them.</summary>
    Text,
    Number,

    /// <summary>true, false, null.</summary>
    Keyword,

    /// <summary>An address with its scheme.</summary>
    Link,
    Comment,

    /// <summary>A line that begins or ends a block of PEM.</summary>
    Heading,
}

/// <summary>A part of a line that has a role.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="End">The character behind its last one.</param>
public readonly record struct SyntaxSpan(int Start, int End, SyntaxRole Role);
