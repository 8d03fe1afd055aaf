using KvTui.Core.Editing;

namespace KvTui.Core.Tests;

/// <summary>Reads what is selected in an editor.</summary>
internal static class SelectedTexts
{
    /// <summary>The selected text; empty if none.</summary>
    public static string SelectedText(this TextEditorState editor) => editor.Text.GetText(editor.Selection.Start, editor.Selection.End);
}
