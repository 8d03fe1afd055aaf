using KvTui.Terminal.Cells;
using KvTui.Terminal.Views;

namespace KvTui.Terminal.Editing;

/// <summary>Draws an editor: only what is visible is read.</summary>
public readonly record struct TextEditorView(TextEditorState State, ViewTheme Theme) : IView
{
    /// <summary>Whether the cursor is shown.</summary>
    public bool Focused { get; init; }

    public bool HasLineNumbers { get; init; }

    public void Draw(Canvas canvas) => throw new NotImplementedException();
}
