using System.Collections.Immutable;
using KvTui.Terminal.Views.Fields;
using KvTui.Terminal.Views.Lists;
using KvTui.Tty.Input;

namespace KvTui.Terminal.Views.Dialogs;

/// <summary>An open command palette: what is typed, and the commands that match it. The first word is the command, the rest its argument.</summary>
public sealed record PaletteState
{
    private PaletteState(ImmutableArray<PaletteItem> items, TextFieldState field)
    {
        (Items, Field) = (items, field);
        Matches = PaletteFilter.Match(items, Command);
    }

    public ImmutableArray<PaletteItem> Items { get; }

    public TextFieldState Field { get; private init; }

    /// <summary>The commands that match, best first.</summary>
    public ImmutableArray<PaletteItem> Matches { get; private init; }

    public ListState List { get; private init; }

    /// <summary>The first word typed.</summary>
    public string Command => Field.Text.TrimStart() is var text && text.IndexOf(' ', StringComparison.Ordinal) is >= 0 and var blank ? text[..blank] : text;

    /// <summary>What is typed after the first word; empty if nothing.</summary>
    public string Argument => Field.Text.TrimStart()[Command.Length..].Trim();

    /// <summary>The selected command; null if none matches.</summary>
    public PaletteItem? Selected => Matches.IsEmpty ? null : Matches[List.Selected];

    /// <summary>Opens the palette with an empty field, which may bring its history.</summary>
    public static PaletteState Open(ImmutableArray<PaletteItem> items, TextFieldState? field = null) => new(items, field ?? TextFieldState.Empty);

    /// <summary>
    /// What a key does: the arrows and pages move, Tab completes, Ctrl-P and Ctrl-N recall the history, other keys edit the field.
    /// Enter and Esc are the caller's.
    /// </summary>
    /// <param name="height">The rows of the list in view.</param>
    public PaletteState Apply(Key key, int height) => key.Code switch
    {
        KeyCode.Up => this with { List = List.Move(-1, Matches.Length, height) },
        KeyCode.Down => this with { List = List.Move(1, Matches.Length, height) },
        KeyCode.PageUp => this with { List = List.Page(-1, Matches.Length, height) },
        KeyCode.PageDown => this with { List = List.Page(1, Matches.Length, height) },
        KeyCode.Tab => Complete(),
        _ => Field.TryApply(key, out var field) ? WithField(field) : this,
    };

    /// <summary>Another text in the field, the cursor at its end.</summary>
    public PaletteState WithText(string text) => WithField(Field.WithText(text));

    /// <summary>Text pasted into the field.</summary>
    public PaletteState Paste(string text) => WithField(Field.Insert(text));

    /// <summary>
    /// The command completed: as far as all that begin so agree, else to the selected one, with a blank after it; behind that blank its argument,
    /// if it has certain ones.
    /// </summary>
    public PaletteState Complete()
    {
        if (Selected is null)
        {
            return this;
        }

        if (Field.Text.TrimStart().Length > Command.Length)
        {
            return Selected.Arguments.IsEmpty ? this : WithField(Field.WithText($"{Command} {PaletteFilter.SharedStart(Selected.Arguments, Argument).Text}"));
        }

        var (shared, count) = PaletteFilter.SharedStart(Items.Select(static item => item.Name), Command);
        var isSure = count == 1 || shared.Length == Command.Length;
        return WithField(Field.WithText(isSure ? (count == 1 ? shared : Selected.Name) + " " : shared));
    }

    private PaletteState WithField(TextFieldState field)
    {
        if (field.Text == Field.Text)
        {
            return this with { Field = field };
        }

        return new(Items, field);
    }
}
