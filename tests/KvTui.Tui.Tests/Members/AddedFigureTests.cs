using System.Collections.Immutable;
using System.Text;
using KvTui.Core.Members.Shown;
using KvTui.Tty.Output.Frames;
using KvTui.Tui.Look;
using KvTui.Tui.Members;

namespace KvTui.Tui.Tests.Members;

/// <summary>A figure that is added to the table of figures is in each place where members are described.</summary>
/// <remarks>The status verb's table and JSON are tested beside that.</remarks>
public sealed class AddedFigureTests
{
    private static readonly MemberFigure Errors =
        new("error count", "error_count", "ERRORS", static answer => FigureValue.OfNumber((ulong)answer.Status.Errors.Count)) { Pane = new(9, 6, 6) };

    private static readonly ImmutableArray<MemberFigure> Figures = [.. MemberFigures.All, Errors];

    [Fact]
    public void It_is_in_the_table_of_the_pane()
    {
        var explorer = Explorer();
        var rows = new MemberCells(explorer.State, 100, ScreenLook.For(TerminalCapabilities.Modern, explorer.State.Settings), Figures);
        var column = Array.FindIndex(rows.ColumnNames, static name => name.Trim() == "ERRORS");
        Assert.Equal(rows.ColumnNames.Length - 2, column);
        Assert.Equal(["2", "0"], Enumerable.Range(0, 2).Select(row => rows[row, column].ToString()!.Trim()));
    }

    [Fact]
    public void It_is_in_the_matrix()
    {
        var row = Assert.Single(ClusterMatrix.Rows(Explorer().State.Cluster, Sample.Start, Figures), static row => row.Label == "error count");
        Assert.Equal(["2", "0"], row.Cells.Select(static cell => cell.Text));
    }

    [Fact]
    public void It_is_in_the_text_that_is_copied() =>
        Assert.Matches(@"(?m)^error count +2 +0$", Encoding.UTF8.GetString(ClusterText.Copy(Explorer().State.Cluster, Sample.Start, Figures)));

    private static TestExplorer Explorer() => TestExplorer.Live("/a")
        .Send(new ClusterMessage(Sample.Report(Sample.Member(1, 2, false, "one", "another"), Sample.Member(2))));
}
