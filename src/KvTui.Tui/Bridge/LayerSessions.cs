using System.Collections.Immutable;
using KvTui.Tty;
using KvTui.Tui.Dialogs;
using KvTui.Tui.Menus;
using KvTui.Tui.Pagers;
using KvTui.Tui.Scans;
using KvTui.Tui.Scans.Watching;
using Terminal.Gui.App;

namespace KvTui.Tui.Bridge;

/// <summary>
/// Begins and ends sessions of Terminal.Gui so that one is open for each layer of the state, in their order; menus are no sessions, but
/// shown and hidden.
/// </summary>
/// <param name="wake">Called when a menu has closed by itself: <see cref="Report"/> tells it.</param>
internal sealed class LayerSessions(IApplication application, View window, ScreenLook look, Action<UserMessage> send, Action wake)
    : IDisposable
{
    private readonly List<Session> _open = [];
    private ImmutableList<Layer> _layers = [];
    private (NoticeBox Box, SessionToken Token)? _notice;

    /// <summary>Opens and closes what has to be, and lets what is open show its layer, so that a key can be given to it.</summary>
    public void Match(ExplorerState state)
    {
        if (!ReferenceEquals(state.Layers, _layers))
        {
            Show(state);
        }
    }

    /// <summary>Opens and closes what has to be, and shows the layers of a state.</summary>
    public void Show(ExplorerState state)
    {
        _layers = state.Layers;
        var same = 0;
        while (same < _open.Count && same < state.Layers.Count && _open[same].Kind.Equals(Kind(state.Layers[same])))
        {
            same++;
        }

        var isNoticeAbove = NoticeBox.IsAboveLayers(state);
        if (!isNoticeAbove || _open.Count > same || _open.Count < state.Layers.Count)
        {
            CloseNotice();
        }

        while (_open.Count > same)
        {
            Close();
        }

        for (var i = 0; i < state.Layers.Count; i++)
        {
            if (i == _open.Count)
            {
                Open(state, state.Layers[i]);
            }
            else
            {
                _open[i].Show(state, state.Layers[i]);
            }
        }

        if (isNoticeAbove)
        {
            ShowNotice(state);
        }
    }

    /// <summary>Tells that the topmost menu has closed by itself, as by a click elsewhere; to be asked when no message is left.</summary>
    public void Report(ExplorerState state)
    {
        Match(state);
        if (_open is [.., { View: IMenuView { IsOpen: false } }])
        {
            send(new UserMessage.Command(Intent.Back));
        }
    }

    public void Dispose()
    {
        CloseNotice();
        while (_open.Count > 0)
        {
            Close();
        }
    }

    private void Open(ExplorerState state, Layer layer)
    {
        var kind = Kind(layer);
        switch (layer)
        {
            case Layer.Menu menu:
                var ofBar = new MenuContext(look, menu.Impossible, [], send);
                _open.Add(new(kind, new ExplorerMenuBar(application, window, state.Size, ofBar, wake), null));
                break;
            case Layer.ContextMenu menu:
                var context = new MenuContext(look, menu.Impossible, menu.Chosen, send);
                _open.Add(new(kind, new ExplorerContextMenu(application, state, menu.Of, context, wake), null));
                break;
            default:
                var view = Make(layer);
                view.Show(state, layer);
                _open.Add(new(kind, view, application.Open(view.Runnable)));
                break;
        }
    }

    private ILayerView Make(Layer layer) => layer switch
    {
        Layer.Question question => new QuestionDialog(question.State.Dialog, look.Layers, send),
        Layer.Prompt => new PromptLine(look, send),
        Layer.Palette => new PaletteWindow(look, send),
        Layer.Usage => new UsageWindow(look, send),
        Layer.Found => new FoundWindow(look, send),
        Layer.Top => new TopWindow(look, send),
        Layer.Events => new EventsWindow(look, send),
        Layer.Compare => new CompareWindow(look, send),
        Layer.Roster list => new RosterWindow(look, send, list.Kind),
        Layer.Help => new HelpWindow(look, send),
        Layer.Findings => new FindingsWindow(look, send),
        Layer.Page => new PageWindow(look, send),
        Layer.Care => new CareWindow(look, send),
        Layer.CommandLog => new CommandLogWindow(look, send),
        Layer.Diff => new DiffWindow(look, send),
        Layer.Merge => new MergeWindow(look, send),
        _ => throw new ArgumentOutOfRangeException(nameof(layer), layer, "A menu is no session."),
    };

    /// <summary>What makes two layers one and the same thing on the screen, that only shows something else now.</summary>
    private static object Kind(Layer layer) => layer switch
    {
        Layer.Prompt prompt => (nameof(Layer.Prompt), prompt.Kind),
        Layer.Roster list => (nameof(Layer.Roster), list.Kind),
        Layer.ContextMenu menu => (nameof(Layer.ContextMenu), menu.Of),
        Layer.Question { State.Dialog: var dialog } => (dialog.Title, dialog.Buttons, dialog.Confirmation),
        _ => layer.GetType(),
    };

    private void Close()
    {
        var session = _open[^1];
        _open.RemoveAt(_open.Count - 1);
        if (session.Token is { } token)
        {
            application.Close(token);
        }

        session.View.Dispose();
    }

    private void ShowNotice(ExplorerState state)
    {
        if (_notice is { } shown)
        {
            shown.Box.Show(state);
            return;
        }

        var box = new NoticeBox(look);
        box.Show(state);
        _notice = (box, application.Open(box));
    }

    private void CloseNotice()
    {
        if (_notice is var (box, token))
        {
            _notice = null;
            application.Close(token);
            box.Dispose();
        }
    }

    /// <param name="View">A menu, or the view of a session.</param>
    private readonly record struct Session(object Kind, IDisposable View, SessionToken? Token)
    {
        internal void Show(ExplorerState state, Layer layer) => (View as ILayerView)?.Show(state, layer);
    }
}
