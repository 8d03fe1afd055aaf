using KvTui.Tui.Look;
using Terminal.Gui.ViewBase;
using Terminal.Gui.Views;

namespace KvTui.Tui.Tests;

/// <summary>Only what has changed is drawn.</summary>
public sealed class RedrawTests : IDisposable
{
    private readonly TestExplorer _explorer = ExplorerWindowTests.Sampled(80, 24);
    private readonly TestScreen _screen;
    private readonly List<string> _drawn = [];

    public RedrawTests()
    {
        _screen = new(_explorer);
        Watch("keys", _screen.Window.Keys);
        Watch("value", _screen.Window.Value);
        Watch("editor", _screen.Window.Editor);
        foreach (var pane in _screen.Window.SubViews.OfType<ExplorerPane>())
        {
            var name = $"border of {pane.Title.Split(' ')[0]}";
            pane.Border.GetOrCreateView().DrawComplete += (_, _) => _drawn.Add(name);
            foreach (var table in pane.SubViews.OfType<TableView>())
            {
                Watch("members", table);
            }
        }
    }

    public void Dispose() => _screen.Dispose();

    [Fact]
    public void A_move_draws_the_rows_of_keys_and_nothing_else()
    {
        _screen.Press("down");
        Assert.Equal(["keys"], _drawn);
    }

    [Fact]
    public void A_scrolled_value_draws_its_lines_and_nothing_else()
    {
        _screen.Press("2");
        _drawn.Clear();
        _screen.Press("down");
        Assert.Equal(["value"], _drawn);
    }

    [Fact]
    public void A_letter_in_an_editor_draws_its_text_and_nothing_else()
    {
        _screen.Press("2 e x");
        _drawn.Clear();
        _screen.Press("y");
        Assert.NotNull(_explorer.State.Detail.Edit);
        Assert.Equal(["editor"], _drawn);
    }

    [Fact]
    public void What_is_not_shown_draws_nothing()
    {
        Assert.Equal(0, _screen.Show(_explorer.State with { IsAttended = false, CancelledAt = Sample.Start, Calls = [] }));
        Assert.Empty(_drawn);
    }

    [Fact]
    public void Another_figure_of_the_same_width_draws_no_pane()
    {
        _screen.Show(_explorer.State with { Load = _explorer.State.Load with { Shown = 7 } });
        _drawn.Clear();
        _screen.Show(_explorer.State with { Load = _explorer.State.Load with { Shown = 8 } });
        Assert.Contains("8 req/s", _screen.Text, StringComparison.Ordinal);
        Assert.Empty(_drawn);
    }

    [Fact]
    public void The_focus_goes_where_the_state_says()
    {
        _screen.Press("2");
        Assert.True(_screen.Window.Value.HasFocus);
        Assert.Equal(Pane.Value, _explorer.State.Focus);
        _screen.Press("1");
        Assert.True(_screen.Window.Keys.HasFocus);
    }

    private void Watch(string name, View view) => view.DrawingText += (_, _) => _drawn.Add(name);
}
