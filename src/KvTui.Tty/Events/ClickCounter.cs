using KvTui.Tty.Input;
using Terminal.Gui.Input;

namespace KvTui.Tty.Events;

/// <summary>
/// Makes Terminal.Gui's mouse flags: it remembers which button is down, which a release and a drag do not tell, and counts clicks. A click
/// is a press and a release on one cell; one that follows within half a second on the same cell is a double or a triple click.
/// </summary>
internal sealed class ClickCounter(TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private static readonly ButtonFlags Left = new(
        MouseFlags.LeftButtonPressed,
        MouseFlags.LeftButtonReleased,
        [MouseFlags.LeftButtonClicked, MouseFlags.LeftButtonDoubleClicked, MouseFlags.LeftButtonTripleClicked]);

    private static readonly ButtonFlags Middle = new(
        MouseFlags.MiddleButtonPressed,
        MouseFlags.MiddleButtonReleased,
        [MouseFlags.MiddleButtonClicked, MouseFlags.MiddleButtonDoubleClicked, MouseFlags.MiddleButtonTripleClicked]);

    private static readonly ButtonFlags Right = new(
        MouseFlags.RightButtonPressed,
        MouseFlags.RightButtonReleased,
        [MouseFlags.RightButtonClicked, MouseFlags.RightButtonDoubleClicked, MouseFlags.RightButtonTripleClicked]);

    private ButtonFlags? _held;
    private ButtonFlags? _clicked;
    private Point _pressedAt;
    private Point _clickedAt;
    private long _clickedWhen;
    private int _clicks;

    /// <summary>The flags of an action, and those of the click that it completes; none is 0.</summary>
    internal (MouseFlags Action, MouseFlags Click) Count(MouseAction action, Point at) => action switch
    {
        MouseAction.LeftPressed => Press(Left, at),
        MouseAction.MiddlePressed => Press(Middle, at),
        MouseAction.RightPressed => Press(Right, at),
        MouseAction.Dragged => (_held is { } held ? held.Pressed | MouseFlags.PositionReport : MouseFlags.None, MouseFlags.None),
        MouseAction.Released => Release(at),
        MouseAction.WheelUp => (MouseFlags.WheeledUp, MouseFlags.None),
        MouseAction.WheelDown => (MouseFlags.WheeledDown, MouseFlags.None),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "There is no such action."),
    };

    private (MouseFlags Action, MouseFlags Click) Press(ButtonFlags button, Point at)
    {
        (_held, _pressedAt) = (button, at);
        return (button.Pressed, MouseFlags.None);
    }

    private (MouseFlags Action, MouseFlags Click) Release(Point at)
    {
        if (_held is not { } button)
        {
            return (MouseFlags.None, MouseFlags.None);
        }

        _held = null;
        if (at != _pressedAt)
        {
            _clicks = 0;
            return (button.Released, MouseFlags.None);
        }

        var isNext = _clicks > 0 && button == _clicked && at == _clickedAt && time.GetElapsedTime(_clickedWhen) < Patience;
        _clicks = isNext ? (_clicks % button.Clicks.Length) + 1 : 1;
        (_clicked, _clickedAt, _clickedWhen) = (button, at, time.GetTimestamp());
        return (button.Released, button.Clicks[_clicks - 1]);
    }

    /// <summary>Terminal.Gui's flags for a button.</summary>
    /// <param name="Clicks">For a single, a double and a triple click.</param>
    private sealed record ButtonFlags(MouseFlags Pressed, MouseFlags Released, MouseFlags[] Clicks);
}
