using KvTui.Tty.Input;
using Terminal.Gui.Input;

namespace KvTui.Tty.Events;

/// <summary>
/// Makes Terminal.Gui's mouse flags: it remembers which button is down, which a release and a drag do not tell, and counts clicks. A click
/// is a press and a release on one cell; one that follows within half a second on the same cell is a double or a triple click.
/// </summary>
internal sealed class ClickCounter(TimeProvider time)
{
    private const int MaxClicks = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    // Of the left, middle and right button: pressed, released, clicked once, twice and three times.
    private static readonly MouseFlags[][] Flags =
    [
        [
            MouseFlags.LeftButtonPressed, MouseFlags.LeftButtonReleased,
            MouseFlags.LeftButtonClicked, MouseFlags.LeftButtonDoubleClicked, MouseFlags.LeftButtonTripleClicked,
        ],
        [
            MouseFlags.MiddleButtonPressed, MouseFlags.MiddleButtonReleased,
            MouseFlags.MiddleButtonClicked, MouseFlags.MiddleButtonDoubleClicked, MouseFlags.MiddleButtonTripleClicked,
        ],
        [
            MouseFlags.RightButtonPressed, MouseFlags.RightButtonReleased,
            MouseFlags.RightButtonClicked, MouseFlags.RightButtonDoubleClicked, MouseFlags.RightButtonTripleClicked,
        ],
    ];

    private MouseAction? _button;
    private MouseAction _lastButton;
    private Point _pressedAt;
    private Point _clickedAt;
    private long _clickedWhen;
    private int _clicks;

    /// <summary>The flags of an action, and those of the click that it completes; none is 0.</summary>
    internal (MouseFlags Action, MouseFlags Click) Count(MouseAction action, Point at)
    {
        switch (action)
        {
            case MouseAction.LeftPressed:
            case MouseAction.MiddlePressed:
            case MouseAction.RightPressed:
                (_button, _pressedAt) = (action, at);
                return (Pressed(action), MouseFlags.None);
            case MouseAction.Dragged:
                return (_button is { } held ? Pressed(held) | MouseFlags.PositionReport : MouseFlags.None, MouseFlags.None);
            case MouseAction.Released:
                return Release(at);
            case MouseAction.WheelUp:
                return (MouseFlags.WheeledUp, MouseFlags.None);
            case MouseAction.WheelDown:
                return (MouseFlags.WheeledDown, MouseFlags.None);
            default:
                throw new ArgumentOutOfRangeException(nameof(action), action, "There is no such action.");
        }
    }

    private (MouseFlags Action, MouseFlags Click) Release(Point at)
    {
        if (_button is not { } button)
        {
            return (MouseFlags.None, MouseFlags.None);
        }

        _button = null;
        if (at != _pressedAt)
        {
            _clicks = 0;
            return (Released(button), MouseFlags.None);
        }

        var isNext = _clicks > 0 && button == _lastButton && at == _clickedAt && time.GetElapsedTime(_clickedWhen) < Patience;
        _clicks = isNext ? (_clicks % MaxClicks) + 1 : 1;
        (_lastButton, _clickedAt, _clickedWhen) = (button, at, time.GetTimestamp());
        return (Released(button), Clicked(button, _clicks));
    }

    private static MouseFlags Pressed(MouseAction button) => Flags[button - MouseAction.LeftPressed][0];

    private static MouseFlags Released(MouseAction button) => Flags[button - MouseAction.LeftPressed][1];

    private static MouseFlags Clicked(MouseAction button, int clicks) => Flags[button - MouseAction.LeftPressed][1 + clicks];
}
