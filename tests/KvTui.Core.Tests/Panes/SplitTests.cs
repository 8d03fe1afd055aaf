namespace KvTui.Core.Tests.Panes;

public sealed class SplitTests
{
    [Theory]
    [InlineData(80, 40)]
    [InlineData(80, 30)]
    [InlineData(200, 50)]
    [InlineData(200, 160)]
    [InlineData(1000, 500)]
    public void Dragging_the_border_makes_the_key_pane_so_wide(int width, int columns)
    {
        var explorer = TestExplorer.Live("a").Resize(width, 24).Send(new UserMessage.KeysResized(columns));
        Assert.Equal(columns, explorer.State.Layout.Keys.Width);
        Assert.Equal(width, explorer.State.Layout.Keys.Width + explorer.State.Layout.Value.Width);
    }

    [Theory]
    [InlineData(-5)]
    [InlineData(0)]
    [InlineData(79)]
    [InlineData(500)]
    public void Both_panes_keep_some_columns(int columns)
    {
        var layout = TestExplorer.Live("a").Send(new UserMessage.KeysResized(columns)).State.Layout;
        Assert.InRange(layout.Keys.Width, 16, 68);
        Assert.InRange(layout.Value.Width, 16, 64);
    }

    [Theory]
    [InlineData(-5, 3)]
    [InlineData(6, 6)]
    [InlineData(100, 18)]
    public void Dragging_the_upper_border_makes_the_cluster_pane_so_high(int rows, int height)
    {
        var layout = TestExplorer.Live("a").Send(new ClusterMessage(Sample.Healthy())).Send(new UserMessage.ClusterResized(rows)).State.Layout;
        Assert.Equal((height, 23 - height), (layout.Cluster.Height, layout.Keys.Height));
    }

    [Theory]
    [InlineData("1", ">", 4)]
    [InlineData("1", "<", -4)]
    [InlineData("2", ">", -4)]
    [InlineData("2", "<", 4)]
    public void The_focused_pane_grows_and_shrinks_by_a_step(string pane, string key, int columns)
    {
        var explorer = TestExplorer.Live("a").Press(pane);
        var before = explorer.State.Layout.Keys.Width;
        Assert.Equal(before + columns, explorer.Press(key).State.Layout.Keys.Width);
    }

    [Fact]
    public void The_cluster_pane_grows_and_shrinks_by_a_row()
    {
        var explorer = TestExplorer.Live("a").Send(new ClusterMessage(Sample.Healthy())).Press("3");
        var before = explorer.State.Layout.Cluster.Height;
        Assert.Equal(before + 2, explorer.Press("> >").State.Layout.Cluster.Height);
        Assert.Equal(before - 1, explorer.Press("< < <").State.Layout.Cluster.Height);
    }

    [Theory]
    [InlineData(60, 20, "1")]
    [InlineData(80, 24, "1 f")]
    [InlineData(80, 24, "3 f")]
    [InlineData(80, 18, "3")]
    public void Where_the_pane_has_nothing_beside_it_its_keys_say_so_and_keep_the_split(int width, int height, string keys)
    {
        var explorer = TestExplorer.Live("a").Resize(width, height).Press(keys).Press(">");
        Assert.Equal("There is no pane beside this one to take room from.", explorer.Notice);
        Assert.Equal(PaneSplit.AtStart, explorer.Press("<").State.Split);
    }

    [Fact]
    public void F6_goes_round_the_panes_in_both_directions()
    {
        var explorer = TestExplorer.Live("a");
        Assert.Equal(Pane.Value, explorer.Press("f6").State.Focus);
        Assert.Equal(Pane.Keys, explorer.Press("f6 f6").State.Focus);
        Assert.Equal(Pane.Cluster, explorer.Press("shift+f6").State.Focus);
        Assert.Equal(Pane.Value, explorer.Press("shift+tab").State.Focus);
    }
}
