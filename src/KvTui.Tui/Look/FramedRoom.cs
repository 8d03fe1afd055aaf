namespace KvTui.Tui.Look;

/// <summary>The frame of a window or dialog in the middle of the screen, with its title in the border.</summary>
internal sealed class FramedRoom
{
    private readonly Runnable _window;
    private readonly bool _hidesIfTooSmall;
    private Rectangle _place = new(-1, -1, 0, 0);

    /// <param name="hidesIfTooSmall">Whether the window is hidden on a screen that is too small for the explorer.</param>
    internal FramedRoom(Runnable window, ScreenLook look, bool hidesIfTooSmall = true)
    {
        (_window, Frame, _hidesIfTooSmall) = (window, new(look), hidesIfTooSmall);
        window.Add(Frame);
    }

    /// <summary>What the content is put into.</summary>
    internal ExplorerPane Frame { get; }

    /// <summary>Puts the window where it belongs, as large as is wanted and possible, or hides it.</summary>
    /// <returns>The room inside the frame.</returns>
    internal Size Place(Size screen, Size content)
    {
        var (width, height) = (Math.Min(content.Width + 2, screen.Width), Math.Min(content.Height + 2, screen.Height));
        var middle = new Rectangle((screen.Width - width) / 2, (screen.Height - height) / 2, width, height);
        var place = _hidesIfTooSmall && ScreenLayout.IsTooSmall(screen) ? default : middle;
        if (place != _place)
        {
            (_place, _window.Visible) = (place, !place.IsEmpty);
            (_window.X, _window.Y, _window.Width, _window.Height) = (place.X, place.Y, place.Width, place.Height);
            Frame.Place(place with { X = 0, Y = 0 });
            Uncover();
        }

        return new(Math.Max(0, place.Width - 2), Math.Max(0, place.Height - 2));
    }

    /// <summary>Lets what is below be drawn where the window was before.</summary>
    private void Uncover()
    {
        foreach (var below in _window.App?.SessionStack ?? [])
        {
            (below.Runnable as Runnable)?.SetNeedsDraw();
        }
    }
}
