using KvTui.Core.Members;
using KvTui.Core.Members.Shown;
using KvTui.Tui.Browse;
using KvTui.Tui.Dialogs;
using KvTui.Tui.Edit;
using KvTui.Tui.Members;
using KvTui.Tui.Status;
using KvTui.Tui.Tables;
using KvTui.Tui.Value;
using Terminal.Gui.Drawing;

namespace KvTui.Tui.Panes;

/// <summary>The screen of the explorer: three panes and a status line that show a state, and draw only what has changed in it.</summary>
internal sealed partial class ExplorerWindow : Window
{
    private readonly ScreenLook _look;
    private readonly Action<UserMessage> _send;
    private readonly ExplorerPane[] _panes;
    private readonly RowTable _members;
    private readonly ClusterDetailView _detail;
    private readonly Label _reason = PlainLabel.Make();
    private readonly Label _tooSmall = PlainLabel.Make();
    private readonly StatusRow _status;
    private readonly FooterLine _footer;
    private readonly NoticeBox _notice;
    private ExplorerState? _state;

    /// <param name="send">Told what the mouse does on the panes.</param>
    public ExplorerWindow(ScreenLook look, Action<UserMessage> send)
    {
        (_look, _send, HotKeySpecifier, BorderStyle) = (look, send, (Rune)0xFFFF, LineStyle.None);
        SetScheme(look.Plain);
        _panes = [new(look), new(look), new(look)];
        (Keys, Value) = (new(look) { Width = Dim.Fill(), Height = Dim.Fill() }, new(look) { Width = Dim.Fill(), Height = Dim.Fill() });
        (_members, _status) = (new(look, hasHeader: true) { Width = Dim.Fill(), Height = Dim.Fill() }, new(look));
        Editor = new(look, SendOfEditor) { Width = Dim.Fill(), Height = Dim.Fill(1), Visible = false };
        _footer = new(look) { Y = Pos.AnchorEnd(1), Width = Dim.Fill(), Height = 1, Visible = false };
        _notice = new(look);
        _panes[(int)Pane.Keys].Add(Keys);
        _panes[(int)Pane.Value].Add(Value, Editor, _footer);
        _detail = new(look) { Width = Dim.Fill(), Height = Dim.Fill(), Visible = false };
        _panes[(int)Pane.Cluster].Add(_members, _reason, _detail);
        Add(_panes);
        Add(_status, _tooSmall, _notice);
        ListenToMouse();
    }

    internal KeyTreeView Keys { get; }

    internal ValueView Value { get; }

    internal EditorView Editor { get; }

    /// <summary>Shows a state; what is the same as in the one before is neither laid out nor drawn.</summary>
    public void Show(ExplorerState state)
    {
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
            _notice.Hide();
            return;
        }

        Keys.Show(state);
        Value.Show(state);
        ShowEditor(state);
        ShowMembers(state, before);
        ShowTitles(state);
        _status.Show(state);
        _notice.Show(state);
        if (before?.Focus != state.Focus || (before.Detail.Edit is null) != (state.Detail.Edit is null))
        {
            FocusOf(state).SetFocus();
        }
    }

    protected override bool OnDrawingAdornments() => true;

    protected override bool OnDrawingSubViews(DrawContext? context)
    {
        foreach (var pane in _panes)
        {
            pane.BeginDrawing();
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

    /// <summary>The view that has the focus: an open editor has it, whatever pane was clicked.</summary>
    private View FocusOf(ExplorerState state) => state switch
    {
        { Detail.Edit: not null } => Editor,
        { Focus: Pane.Keys } => Keys,
        { Focus: Pane.Value } => Value,
        { Focus: Pane.Cluster } => _panes[(int)Pane.Cluster],
        _ => throw new ArgumentOutOfRangeException(nameof(state), state.Focus, null),
    };

    /// <summary>Shows an open editor in place of the value.</summary>
    private void ShowEditor(ExplorerState state)
    {
        var edit = state.Detail.Edit;
        if (Editor.Visible != edit is not null)
        {
            (Editor.Visible, _footer.Visible, Value.Visible) = (edit is not null, edit is not null, edit is null);
        }

        if (edit is null)
        {
            Editor.Close();
            return;
        }

        Editor.Show(edit.Editor, edit.Find, state.Layers.IsEmpty);
        _footer.Show(ValueTexts.EditFooter(state, edit));
    }

    private void ShowMembers(ExplorerState state, ExplorerState? before)
    {
        var place = state.Layout.Cluster;
        if (place.IsEmpty)
        {
            return;
        }

        // A file has no members for a table.
        var isDetailed = state.FullScreen || state.File is not null;
        if (_detail.Visible != isDetailed)
        {
            (_detail.Visible, _members.Visible) = (isDetailed, !isDetailed);
        }

        if (isDetailed)
        {
            _detail.Show(state);
            _reason.Put(0, 0, 0, "", _look.Warning);
            return;
        }

        var (width, height, rows) = (Math.Max(0, place.Width - 2), Math.Max(0, place.Height - 2), state.Cluster.Rows.Length);
        var isSame = _members.Table is MemberCells
            && before is not null
            && before.Layout.Cluster.Width == place.Width
            && ReferenceEquals(before.Cluster, state.Cluster)
            && before.IsReportOutdated == state.IsReportOutdated
            && (before.Now == state.Now || !state.Cluster.HasSilentMember);
        if (!isSame)
        {
            _members.Show(new MemberCells(state, width, _look), new(-1, state.Cluster.TableTop), "asking the members …");
        }

        var reason = height > rows + 1 ? Painting.Cut(HealthText.Reason(state.Cluster.Report), width, _look.Glyphs.Ellipsis) : "";
        _reason.Put(0, rows + 1, width, reason, HealthLook.Of(state, _look));
    }

    private void ShowTitles(ExplorerState state)
    {
        var layout = state.Layout;
        _panes[(int)Pane.Keys].Show(KeyTitles.Of(state, layout.Keys.Width, _look), state.Focus == Pane.Keys);
        _panes[(int)Pane.Value].Show(ValueTexts.Titles(state), state.Focus == Pane.Value || state.Detail.Edit is not null);
        var title = state.File is null ? "Cluster" : "File";
        var summary = new PaneTitles(title, ClusterSummary.Of(state, layout.Cluster.Width), null);
        _panes[(int)Pane.Cluster].Show(summary with { SubjectLook = HealthLook.Of(state, _look).Normal }, state.Focus == Pane.Cluster);
    }
}
