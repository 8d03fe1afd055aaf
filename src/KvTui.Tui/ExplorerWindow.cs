using System.Text;
using KvTui.Core.State;
using KvTui.Core.State.Members;
using KvTui.Text;
using KvTui.Tui.Browse;
using KvTui.Tui.Look;
using KvTui.Tui.Members;
using KvTui.Tui.Status;
using KvTui.Tui.Value;
using Terminal.Gui.Drawing;
using Terminal.Gui.ViewBase;
using Terminal.Gui.Views;

namespace KvTui.Tui;

/// <summary>The screen of the explorer: three panes and a status line that show a state, and draw only what has changed in it.</summary>
public sealed class ExplorerWindow : Window
{
    private readonly ScreenLook _look;
    private readonly ExplorerPane[] _panes;
    private readonly MemberTable _members;
    private readonly Label _reason = PlainLabel.Make();
    private readonly Label _tooSmall = PlainLabel.Make();
    private readonly StatusRow _status;
    private ExplorerState? _state;

    public ExplorerWindow(ScreenLook look)
    {
        (_look, HotKeySpecifier, BorderStyle) = (look, (Rune)0xFFFF, LineStyle.None);
        SetScheme(look.Plain);
        _panes = [new(look), new(look), new(look)];
        (Keys, Value) = (new(look) { Width = Dim.Fill(), Height = Dim.Fill() }, new(look) { Width = Dim.Fill(), Height = Dim.Fill() });
        (_members, _status) = (new(look) { Width = Dim.Fill(), Height = Dim.Fill() }, new(look));
        _panes[(int)Pane.Keys].Add(Keys);
        _panes[(int)Pane.Value].Add(Value);
        _panes[(int)Pane.Cluster].Add(_members, _reason);
        Add(_panes);
        Add(_status, _tooSmall);
    }

    internal KeyTreeView Keys { get; }

    internal ValueView Value { get; }

    /// <summary>Shows a state; what is the same as in the one before is neither laid out nor drawn.</summary>
    public void Show(ExplorerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (ReferenceEquals(state, _state))
        {
            return;
        }

        var before = _state;
        _state = state;
        var isTooSmall = ScreenLayout.IsTooSmall(state.Size);
        Place(state, isTooSmall);
        if (isTooSmall)
        {
            return;
        }

        Keys.Show(state);
        Value.Show(state);
        ShowMembers(state);
        ShowTitles(state);
        _status.Show(state);
        if (before?.Focus != state.Focus)
        {
            View focused = state.Focus switch { Pane.Keys => Keys, Pane.Value => Value, _ => _panes[(int)Pane.Cluster] };
            focused.SetFocus();
        }
    }

    protected override bool OnDrawingAdornments() => true;

    protected override bool OnDrawingSubViews(DrawContext? context)
    {
        foreach (var pane in _panes)
        {
            pane.Note();
        }

        return false;
    }

    private void Place(ExplorerState state, bool isTooSmall)
    {
        var layout = isTooSmall ? default : state.Layout;
        foreach (var pane in (ReadOnlySpan<Pane>)[Pane.Keys, Pane.Value, Pane.Cluster])
        {
            _panes[(int)pane].Place(layout.Of(pane));
        }

        _status.Visible = !isTooSmall;
        var smallest = ScreenLayout.Smallest;
        var sentence = isTooSmall ? $"The window is too small: {smallest.Width}x{smallest.Height} at least" : "";
        var text = Painting.Cut(sentence, state.Size.Width, _look.Glyphs.Ellipsis);
        _tooSmall.Put(0, 0, CellWidth.Of(text), text, _look.Plain);
    }

    private void ShowMembers(ExplorerState state)
    {
        var place = state.Layout.Cluster;
        if (place.IsEmpty)
        {
            return;
        }

        var (width, height, rows) = (Math.Max(0, place.Width - 2), Math.Max(0, place.Height - 2), state.Cluster.Rows.Length);
        _members.Show(state, width);
        var reason = height > rows + 1 ? Painting.Cut(HealthText.Reason(state.Cluster.Report), width, _look.Glyphs.Ellipsis) : "";
        _reason.Put(0, rows + 1, width, reason, _look.Warning);
    }

    private void ShowTitles(ExplorerState state)
    {
        var layout = state.Layout;
        _panes[(int)Pane.Keys].Show(KeyTitles.Of(state, layout.Keys.Width, _look), state.Focus == Pane.Keys);
        _panes[(int)Pane.Value].Show(ValueTexts.Titles(state), state.Focus == Pane.Value);
        _panes[(int)Pane.Cluster].Show(new("Cluster", ClusterSummary.Of(state, layout.Cluster.Width), null), state.Focus == Pane.Cluster);
    }
}
