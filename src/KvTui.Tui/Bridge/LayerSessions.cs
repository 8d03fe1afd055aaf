using System.Collections.Immutable;
using KvTui.Core.Messages;
using KvTui.Core.State;
using KvTui.Core.State.Layers;
using KvTui.Tty;
using KvTui.Tui.Look;
using Terminal.Gui.App;

namespace KvTui.Tui.Bridge;

/// <summary>Begins and ends sessions of Terminal.Gui so that one is open for each layer of the state, in their order.</summary>
internal sealed class LayerSessions(IApplication application, ScreenLook look, Action<UserMessage> send) : IDisposable
{
    private readonly List<Session> _open = [];
    private ImmutableList<Layer> _layers = [];

    /// <summary>Opens and closes what has to be, and lets what is open show its layer, so that a key can be given to it.</summary>
    public void Match(ExplorerState state)
    {
        if (!ReferenceEquals(state.Layers, _layers))
        {
            _layers = state.Layers;
            Show(state);
        }
    }

    /// <summary>Opens and closes what has to be, and shows the layers of a state.</summary>
    public void Show(ExplorerState state)
    {
        var same = 0;
        while (same < _open.Count && same < state.Layers.Count && _open[same].Kind.Equals(LayerViews.Kind(state.Layers[same])))
        {
            same++;
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
                _open[i].View.Show(state, state.Layers[i]);
            }
        }
    }

    public void Dispose()
    {
        while (_open.Count > 0)
        {
            Close();
        }
    }

    private void Open(ExplorerState state, Layer layer)
    {
        var view = LayerViews.Make(layer, look, send);
        view.Show(state, layer);
        _open.Add(new(LayerViews.Kind(layer), view, application.Open(view.Runnable)));
    }

    private void Close()
    {
        var session = _open[^1];
        _open.RemoveAt(_open.Count - 1);
        application.Close(session.Token);
        session.View.Dispose();
    }

    private readonly record struct Session(object Kind, ILayerView View, SessionToken Token);
}
