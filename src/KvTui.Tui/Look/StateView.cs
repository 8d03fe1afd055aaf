namespace KvTui.Tui.Look;

/// <summary>A view of a part of the state, drawn only when that part has changed.</summary>
internal abstract class StateView : DrawnView
{
    protected StateView(ScreenLook look)
        : base(look) => CanFocus = true;

    /// <summary>The state that is shown; null before the first.</summary>
    protected ExplorerState? Shown { get; private set; }

    /// <summary>Shows a state; nothing is drawn if the view's part of it is the same.</summary>
    public void Show(ExplorerState state)
    {
        var isSame = Shown is { } shown && IsSame(shown, state);
        Shown = state;
        if (!isSame)
        {
            SetNeedsDraw();
        }
    }

    protected sealed override bool OnDrawingContent(DrawContext? context)
    {
        if (Shown is { } state)
        {
            Draw(state, Viewport.Width, Viewport.Height);
        }

        return true;
    }

    /// <summary>Whether all that this view looks at is the same in two states.</summary>
    protected abstract bool IsSame(ExplorerState shown, ExplorerState state);

    protected abstract void Draw(ExplorerState state, int width, int height);
}
