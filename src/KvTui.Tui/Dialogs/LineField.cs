using KvTui.Tui.Input;
using Terminal.Gui.Input;
using Attribute = Terminal.Gui.Drawing.Attribute;

namespace KvTui.Tui.Dialogs;

/// <summary>What stands at the right in a field, beside what is typed.</summary>
/// <param name="IsAbove">Whether it is shown also where there is no room beside what is typed.</param>
internal readonly record struct FieldNote(string? Text, Attribute Look, bool IsAbove = false);

/// <summary>
/// A one-line field whose text is part of the state: it shows what the state has, and sends each change of its own, once. It has the keys
/// of readline; a word in <c>/app/db/url</c> is <c>url</c>.
/// </summary>
internal sealed class LineField : TextField
{
    private readonly ScreenLook _look;
    private readonly Action<UserMessage> _send;
    private readonly Attribute _field;
    private string _shown = "";
    private string _placeholder = "";
    private FieldNote _note;
    private bool _isShowing;

    internal LineField(ScreenLook look, Action<UserMessage> send)
    {
        (_look, _send, _field, HotKeySpecifier, Height) = (look, send, ScreenLook.Of(look.Theme.Field), (Rune)0xFFFF, 1);
        SetScheme(ScreenLook.Flat(look.Theme.Field));
        AddCommands();
        BindKeys();
        TextChanged += (_, _) => Report();
    }

    /// <summary>Shows the text of the state, if it is not what was reported: the caret goes to its end.</summary>
    /// <param name="isOffered">Whether the text is selected, so that what is typed replaces it.</param>
    internal void Show(string text, bool isOffered = false)
    {
        if (text == _shown)
        {
            return;
        }

        (_shown, _isShowing) = (text, true);
        ClearAllSelection();
        Text = FieldText.OneLine(text);
        _isShowing = false;
        InsertionPoint = FieldText.Clusters(Text).Count;
        if (isOffered)
        {
            SelectAll();
        }

        SetNeedsDraw();
    }

    /// <summary>Shows what stands in the field while it is empty, and what at its right.</summary>
    internal void Show(string placeholder, FieldNote note)
    {
        if (placeholder != _placeholder || note != _note)
        {
            (_placeholder, _note) = (placeholder, note);
            SetNeedsDraw();
        }
    }

    /// <summary>
    /// Takes the focus anew when a session has begun: Terminal.Gui gives the field the focus then, but pastes to what the field is in.
    /// </summary>
    internal void TakeFocus()
    {
        HasFocus = false;
        SetFocus();
    }

    public override bool DeleteCharLeft(bool usePreTextChangedCursorPos) =>
        SelectedLength > 0 ? Insert("") : InsertionPoint == 0 || Replace(InsertionPoint - 1, InsertionPoint, "");

    public override bool DeleteCharRight() => SelectedLength > 0 ? Insert("") : Replace(InsertionPoint, InsertionPoint + 1, "");

    protected override bool OnKeyDownNotHandled(Key key)
    {
        var text = key.AssociatedText is { Length: > 0 } cluster ? cluster : KeyNames.Typed(key)?.ToString();
        return text is not null && Insert(FieldText.OneLine(text));
    }

    protected override string OnSanitizingPaste(string text) => FieldText.OneLine(text);

    protected override bool OnPaste(string text) => Insert(FieldText.OneLine(text));

    protected override bool OnAccepting(CommandEventArgs args)
    {
        _send(new UserMessage.Command(Intent.Accept));
        return true;
    }

    /// <summary>Neither selects all nor makes a menu, as Terminal.Gui's field does each time it gets the focus.</summary>
    protected override void OnHasFocusChanged(bool newHasFocus, View? previousFocusedView, View? focusedView)
    {
        Cursor = Cursor with { Position = null };
        SetNeedsDraw();
    }

    protected override bool OnMouseEvent(Mouse mouse)
    {
        if (mouse.Position is not { } at || !mouse.Flags.HasFlag(MouseFlags.LeftButtonPressed))
        {
            return mouse.Flags.HasFlag(MouseFlags.LeftButtonClicked);
        }

        SetFocus();
        var (clusters, place) = (FieldText.Clusters(Text), PlaceAt(at.X));
        if (mouse.Flags.HasFlag(MouseFlags.PositionReport))
        {
            SelectedStart = SelectedStart < 0 ? InsertionPoint : SelectedStart;
            InsertionPoint = Math.Min(place, clusters.Count);
        }
        else
        {
            Go(place);
        }

        SetNeedsDraw();
        return true;
    }

    protected override bool OnDrawingContent(DrawContext? context)
    {
        var (width, clusters) = (Viewport.Width, FieldText.Clusters(Text));
        var start = FirstInView(clusters);
        var (selected, caret) = (Selected(), -1);
        this.Fill(0, 0, width, ' ', _field);
        this.Write(0, 0, clusters.Count == 0 ? width : 0, _placeholder, _look.Secondary, _look.Glyphs.Ellipsis);
        var x = 0;
        for (var i = start; i <= clusters.Count; i++)
        {
            caret = i == InsertionPoint ? x : caret;
            var shown = i < clusters.Count ? Shown(clusters[i]) : "";
            var columns = CellWidth.Of(shown);
            if (columns == 0 || x + columns > width)
            {
                break;
            }

            SetAttribute(i >= selected.Start && i < selected.End ? _look.Selection : _field);
            Move(x, 0);
            AddStr(shown);
            x += columns;
        }

        DrawNote(width, start == 0 ? x : width);
        this.Fill(0, 0, start > 0 && width > 0 ? 1 : 0, _look.Glyphs.MoreLeft, _look.Secondary);
        Cursor = Cursor with { Position = HasFocus && width > 0 ? ViewportToScreen(new Point(Math.Clamp(caret, 0, width - 1), 0)) : null };
        return true;
    }

    private void DrawNote(int width, int used)
    {
        var room = _note.IsAbove ? width : width - used - 2;
        if (_note.Text is { } note && room > 0)
        {
            var shown = Painting.Cut(note, room, _look.Glyphs.Ellipsis);
            this.Write(width - CellWidth.Of(shown), 0, room, shown, _note.Look, _look.Glyphs.Ellipsis);
        }
    }

    private void AddCommands()
    {
        AddCommand(Command.Left, () => Go(InsertionPoint - 1));
        AddCommand(Command.Right, () => Go(InsertionPoint + 1));
        AddCommand(Command.LeftStart, () => Go(0));
        AddCommand(Command.RightEnd, () => Go(int.MaxValue));
        AddCommand(Command.WordLeft, () => Go(FieldText.WordBefore(FieldText.Clusters(Text), InsertionPoint)));
        AddCommand(Command.WordRight, () => Go(FieldText.WordAfter(FieldText.Clusters(Text), InsertionPoint)));
        AddCommand(Command.KillWordLeft, () => Replace(FieldText.WordBefore(FieldText.Clusters(Text), InsertionPoint), InsertionPoint, ""));
        AddCommand(Command.KillWordRight, () => Replace(InsertionPoint, FieldText.WordAfter(FieldText.Clusters(Text), InsertionPoint), ""));
        AddCommand(Command.CutToStartOfLine, () => Replace(0, InsertionPoint, ""));
        AddCommand(Command.CutToEndOfLine, () => Replace(InsertionPoint, int.MaxValue, ""));
    }

    private void BindKeys()
    {
        KeyBindings.Remove(Key.InsertChar);
        Bind(Command.LeftStart, Key.A.WithCtrl);
        Bind(Command.CutToStartOfLine, Key.U.WithCtrl);
        Bind(Command.KillWordLeft, Key.W.WithCtrl, Key.Backspace.WithAlt);
        Bind(Command.WordLeft, Key.CursorLeft.WithAlt);
        Bind(Command.WordRight, Key.CursorRight.WithAlt);
    }

    private void Bind(Command command, params ReadOnlySpan<Key> keys)
    {
        foreach (var key in keys)
        {
            KeyBindings.Remove(key);
            KeyBindings.Add(key, command);
        }
    }

    private void Report()
    {
        if (!_isShowing && Text != _shown)
        {
            _shown = Text;
            _send(new UserMessage.Entered(_shown));
        }
    }

    private bool Insert(string text)
    {
        var (start, end) = Selected();
        return Replace(start, end, text);
    }

    private bool Replace(int start, int end, string text)
    {
        var clusters = FieldText.Clusters(Text);
        end = Math.Min(end, clusters.Count);
        start = Math.Min(start, end);
        var before = string.Concat(clusters.Take(start)) + text;
        ClearAllSelection();
        Text = before + string.Concat(clusters.Skip(end));
        return Go(FieldText.Clusters(before).Count);
    }

    private bool Go(int place)
    {
        ClearAllSelection();
        InsertionPoint = place;
        SetNeedsDraw();
        return true;
    }

    /// <summary>What is selected; without a selection the place of the caret.</summary>
    private (int Start, int End) Selected() => SelectedLength == 0
        ? (InsertionPoint, InsertionPoint)
        : (Math.Min(SelectedStart, InsertionPoint), Math.Max(SelectedStart, InsertionPoint));

    /// <summary>What stands for a cluster: of a secret, only that there is one.</summary>
    private string Shown(string cluster) => Secret ? "*" : Printable.Text(cluster);

    private int PlaceAt(int column)
    {
        var clusters = FieldText.Clusters(Text);
        var place = FirstInView(clusters);
        while (place < clusters.Count && column >= CellWidth.Of(Shown(clusters[place])))
        {
            column -= CellWidth.Of(Shown(clusters[place++]));
        }

        return place;
    }

    /// <summary>The first cluster in view: the caret stays in the room, with three quarters of it before the caret after a jump.</summary>
    private int FirstInView(List<string> clusters)
    {
        var before = 0;
        for (var i = 0; i < InsertionPoint && i < clusters.Count; i++)
        {
            before += CellWidth.Of(Shown(clusters[i]));
        }

        var (first, room) = (0, before - (Viewport.Width * 3 / 4));
        while (before >= Viewport.Width && first < InsertionPoint && CellWidth.Of(Shown(clusters[first])) <= room)
        {
            room -= CellWidth.Of(Shown(clusters[first++]));
        }

        return first;
    }
}
