namespace KvTui.Core.Analysis.Usage;

/// <summary>One child of a prefix, or the rest of its keys.</summary>
/// <param name="Node">The child; null for the rest.</param>
/// <param name="Share">Its part of the bytes of all rows, 0 to 1; NaN if that is not known.</param>
public readonly record struct UsageRow(UsageNode? Node, UsageFigures Figures, ByteEstimate Values, double Share)
{
    /// <summary>Keys and values together.</summary>
    public ByteEstimate Bytes => Values with { Bytes = Values.Bytes + Figures.KeyBytes };

    /// <summary>Whether there is something below it to look at.</summary>
    public bool CanOpen => Node is { IsKey: false };

    /// <summary>The bytes of its own name; empty for the rest, and for a key that ends with its prefix.</summary>
    public ReadOnlySpan<byte> Name => Node is null ? default : Node.Path.Span[Node.NameStart..];

    /// <summary>Where the row stays whatever it is sorted by; the empty key for the rest.</summary>
    public EtcdKey Path => Node?.Path ?? EtcdKey.Empty;
}
