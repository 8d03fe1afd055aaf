using System.Collections.Immutable;
using KvTui.Tty.Input;

namespace KvTui.Terminal.Views.Fields;

/// <summary>The text of a one-line field, its cursor, and what was entered before; every method returns a new value.</summary>
public sealed record TextFieldState
{
    private const int MaxHistory = 100;

    public static TextFieldState Empty { get; } = new();

    public string Text { get; private init; } = "";

    /// <summary>The cursor as an index into <see cref="Text"/>, always between two clusters.</summary>
    public int Cursor { get; private init; }

    /// <summary>Whether the whole text is selected: what is typed or pasted replaces it, Backspace and Delete remove it, other commands keep it.</summary>
    public bool IsSelected { get; private init; }

    /// <summary>Earlier entries, the oldest first; at most 100.</summary>
    public ImmutableArray<string> History { get; private init; } = [];

    /// <summary>The entry recalled from the history; -1 for none.</summary>
    private int Recalled { get; init; } = -1;

    /// <summary>What was typed before the history was recalled.</summary>
    private string Draft { get; init; } = "";

    /// <summary>A field with a text and the cursor at its end.</summary>
    public static TextFieldState Of(string text) => Empty.WithText(text);

    /// <summary>A field with a text that is only offered: selected, the cursor at its end.</summary>
    public static TextFieldState Offering(string text) => Of(text) with { IsSelected = text.Length > 0 };

    /// <summary>Another text, the cursor at its end; the history stays.</summary>
    public TextFieldState WithText(string text) => this with { Text = text, Cursor = text.Length, IsSelected = false };

    /// <summary>Another history, the oldest entry first.</summary>
    public TextFieldState WithHistory(ImmutableArray<string> history) => this with { History = history, Recalled = -1 };

    /// <summary>Text put in at the cursor; line ends and other control characters become blanks, one trailing line end is dropped.</summary>
    public TextFieldState Insert(string text)
    {
        var line = FieldText.ToOneLine(text);
        return Put(line);
    }

    /// <summary>One editing step.</summary>
    public TextFieldState Apply(TextFieldCommand command) =>
        IsSelected && command is TextFieldCommand.Backspace or TextFieldCommand.Delete ? Put("") : (this with { IsSelected = false }).Edit(command);

    /// <summary>What a key does here: puts in a character, or moves and deletes as readline does; false if it is no key of a field.</summary>
    public bool TryApply(Key key, out TextFieldState next)
    {
        if (key is { Code: KeyCode.Character, Modifiers: KeyModifiers.None })
        {
            next = Put(key.Rune.ToString());
            return true;
        }

        var found = TextFieldKeymap.Default.TryFind(key, out var command);
        next = found ? Apply(command) : this;
        return found;
    }

    /// <summary>The text remembered in the history, unless it is empty or was the last one; the field is empty again.</summary>
    public TextFieldState Accept()
    {
        var history = Text.Length == 0 || (History.Length > 0 && History[^1] == Text) ? History : History.Add(Text);
        return new() { History = history.Length > MaxHistory ? history.RemoveAt(0) : history };
    }

    private TextFieldState Put(string text) => IsSelected ? Replace(0, Text.Length, text) : Replace(Cursor, Cursor, text);

    private TextFieldState Edit(TextFieldCommand command) => command switch
    {
        TextFieldCommand.Left => this with { Cursor = FieldText.Before(Text, Cursor) },
        TextFieldCommand.Right => this with { Cursor = FieldText.After(Text, Cursor) },
        TextFieldCommand.WordLeft => this with { Cursor = FieldText.WordBefore(Text, Cursor) },
        TextFieldCommand.WordRight => this with { Cursor = FieldText.WordAfter(Text, Cursor) },
        TextFieldCommand.Home => this with { Cursor = 0 },
        TextFieldCommand.End => this with { Cursor = Text.Length },
        TextFieldCommand.Backspace => Replace(FieldText.Before(Text, Cursor), Cursor, ""),
        TextFieldCommand.Delete => Replace(Cursor, FieldText.After(Text, Cursor), ""),
        TextFieldCommand.DeleteWordBefore => Replace(FieldText.WordBefore(Text, Cursor), Cursor, ""),
        TextFieldCommand.DeleteWordAfter => Replace(Cursor, FieldText.WordAfter(Text, Cursor), ""),
        TextFieldCommand.DeleteToStart => Replace(0, Cursor, ""),
        TextFieldCommand.DeleteToEnd => Replace(Cursor, Text.Length, ""),
        TextFieldCommand.HistoryPrevious => Recall(-1),
        TextFieldCommand.HistoryNext => Recall(1),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private TextFieldState Replace(int start, int end, string text) => this with
    {
        Text = string.Concat(Text.AsSpan(0, start), text, Text.AsSpan(end)),
        Cursor = start + text.Length,
        IsSelected = false,
        Recalled = -1,
    };

    private TextFieldState Recall(int step)
    {
        var current = Recalled < 0 ? History.Length : Recalled;
        var index = Math.Clamp(current + step, 0, History.Length);
        if (index == current)
        {
            return this;
        }

        var draft = Recalled < 0 ? Text : Draft;
        var text = index == History.Length ? draft : History[index];
        return this with { Text = text, Cursor = text.Length, Recalled = index == History.Length ? -1 : index, Draft = draft };
    }
}
