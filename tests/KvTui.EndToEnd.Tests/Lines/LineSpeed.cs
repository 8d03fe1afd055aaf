namespace KvTui.EndToEnd.Tests.Lines;

/// <summary>What a line between the program and the terminal is like, in both directions.</summary>
/// <param name="BytesPerSecond">How many bytes pass in a second.</param>
/// <param name="Delay">How long a byte is on its way.</param>
/// <param name="Jitter">How much shorter or longer that may be; what was sent first arrives first all the same.</param>
internal sealed record LineSpeed(double BytesPerSecond, TimeSpan Delay, TimeSpan Jitter)
{
    /// <summary>A serial line of 9 600 bit/s.</summary>
    public static LineSpeed Slow { get; } = new(960, TimeSpan.Zero, TimeSpan.Zero);

    /// <summary>A fast line to another country.</summary>
    public static LineSpeed Far { get; } = new(1e6, TimeSpan.FromMilliseconds(100), TimeSpan.Zero);

    /// <summary>A fast line to the other end of the world.</summary>
    public static LineSpeed Distant { get; } = new(1e6, TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(50));
}
