using System.Text;
using KvTui.Core.Editing;

namespace KvTui.Core.Tests.Editing;

public sealed class TextEditorModelTests
{
    private static readonly string[] Pieces = ["a", "b ", "word", "\t", "\n", "漢", "e\u0301", "😀", "👨‍👩‍👧", "x\ny\nz", "\u0007"];

    private static readonly EditorCommand[] Commands =
    [
        EditorCommand.Left, EditorCommand.Right, EditorCommand.LineStart, EditorCommand.LineEnd, EditorCommand.DocumentStart, EditorCommand.DocumentEnd,
        EditorCommand.Newline, EditorCommand.Backspace, EditorCommand.Delete, EditorCommand.DeleteLine, EditorCommand.SelectAll,
        EditorCommand.Copy, EditorCommand.Cut, EditorCommand.Paste,
    ];

    [Theory]
    [InlineData(1, "")]
    [InlineData(2, "one\ntwo\r\n漢字\n\nlast")]
    [InlineData(3, "\tno end of line")]
    public void Random_steps_do_what_they_do_to_a_string(int seed, string text)
    {
        var random = new Random(seed);
        var editor = TextEditorState.FromBytes(Encoding.UTF8.GetBytes(text)).WithViewport(new(20, 5));
        var model = new TextEditorModel(text, 0, null, "");
        var story = new StringBuilder();
        for (var step = 0; step < 3000; step++)
        {
            if (random.Next(3) == 0)
            {
                var piece = Pieces[random.Next(Pieces.Length)];
                story.Append(piece);
                (editor, model) = (editor.Insert(piece), model.Insert(piece));
            }
            else
            {
                var command = PickCommand(random);
                var select = command <= EditorCommand.DocumentEnd && random.Next(3) == 0;
                story.Append(command).Append(select ? "+ " : " ");
                (editor, model) = (editor.Apply(command, select), model.Apply(command, select));
            }

            Assert.True(model.Text == editor.GetText(), $"step {step}, {story}");
            Assert.True(model.Cursor == editor.Cursor, $"step {step}: cursor {editor.Cursor}, not {model.Cursor}, {story}");
            Assert.Equal(model.Clipboard, editor.Clipboard);
            Assert.InRange(editor.Line - editor.Top, 0, 4);
            Assert.InRange(editor.Column - editor.Left, 0, 19);
        }
    }

    [Fact]
    public void Undoing_everything_and_redoing_it_gives_the_texts_back()
    {
        var random = new Random(5);
        var opened = TextEditorState.FromBytes("start\nof it\n"u8.ToArray());
        var editor = opened;
        for (var step = 0; step < 400; step++)
        {
            editor = random.Next(2) == 0 ? editor.Insert(Pieces[random.Next(Pieces.Length)]) : editor.Apply(PickCommand(random));
        }

        var texts = new List<string> { editor.GetText() };
        var undone = editor;
        while (undone.Apply(EditorCommand.Undo) is var before && !ReferenceEquals(before, undone))
        {
            undone = before;
            texts.Add(undone.GetText());
        }

        Assert.False(undone.IsModified);
        Assert.Equal(opened.GetText(), undone.GetText());
        for (var i = texts.Count - 2; i >= 0; i--)
        {
            undone = undone.Apply(EditorCommand.Redo);
            Assert.Equal(texts[i], undone.GetText());
        }
    }

    private static EditorCommand PickCommand(Random random)
    {
        // commands that take away much come seldom, or the text never grows
        var command = Commands[random.Next(Commands.Length)];
        return command is EditorCommand.SelectAll && random.Next(20) != 0 ? EditorCommand.Right : command;
    }
}
