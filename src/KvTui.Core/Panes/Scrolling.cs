namespace KvTui.Core.Panes;

/// <summary>Scrolling of what has no cursor.</summary>
internal static class Scrolling
{
    /// <summary>The first line in view after a move, between 0 and the last possible one.</summary>
    public static int Next(int top, Intent intent, int height, int maxTop)
    {
        var page = Math.Max(1, height - 1);
        return Math.Clamp(
            intent switch
            {
                Intent.Up => top - 1,
                Intent.Down => top + 1,
                Intent.PageUp => top - page,
                Intent.PageDown => top + page,
                Intent.Home => 0,
                Intent.End => maxTop,
                _ => throw new ArgumentOutOfRangeException(nameof(intent), intent, "is not a move"),
            },
            0,
            Math.Max(0, maxTop));
    }
}
