using KvTui.Core.Commands;
using KvTui.Core.Members.Shown;

namespace KvTui.Core.Tests;

/// <summary>What was added to the explorer does what it says.</summary>
public sealed class AdditionChecks
{
    [Fact]
    public void PaletteCommand()
    {
        Assert.Equal("3 keys are known", TestExplorer.Live("a", "b", "c").Press(":").Type("count").Press("enter").Notice);
        Assert.Equal("2 keys are known", TestExplorer.Live("a", "b").Press("K").Notice);
        Assert.Contains(ExplorerCommands.In(MenuTitle.View), static command => command.Name == "count");
    }

    [Fact]
    public void Column()
    {
        var explorer = TestExplorer.Live("a").Send(new ClusterMessage(Sample.Report(Sample.Member(1, 2, false, "one", "another"), Sample.Member(2))));
        var row = Assert.Single(ClusterMatrix.Rows(explorer.State.Cluster, Sample.Start), static row => row.Label == "error count");
        Assert.Equal(["2", "0"], row.Cells.Select(static cell => cell.Text));
    }

    [Fact]
    public void ValueFormat()
    {
        var explorer = new TestExplorer().Listed([Sample.Pair("a", "kvtui")]).Answer().Press("t t t t");
        Assert.Equal("base64", explorer.State.Detail.Formatted?.Name);
        explorer.AssertShows("a3Z0dWk=");
        Assert.Equal("text", explorer.Press("t").State.Detail.Formatted?.Name);
    }

    [Fact]
    public void KeyBinding() => Assert.IsType<Layer.Usage>(TestExplorer.Live("a").Press("U").State.TopLayer);
}
