using KvTui.Tty.Cells;

namespace KvTui.Terminal.Views;

/// <summary>Something that draws itself; immediate mode: it is made for one frame from the state.</summary>
public interface IView
{
    /// <summary>Draws onto the canvas, whose size is all the room there is.</summary>
    void Draw(Canvas canvas);
}
