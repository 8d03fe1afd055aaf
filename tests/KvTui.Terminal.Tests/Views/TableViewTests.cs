using System.Collections.Immutable;
using KvTui.Terminal.Views;
using KvTui.Terminal.Views.Lists;

namespace KvTui.Terminal.Tests.Views;

public sealed class TableViewTests
{
    private static readonly ImmutableArray<TableColumn> Columns =
    [
        new("NAME", 5) { Priority = 9 },
        new("ENDPOINT", 10) { Priority = 5, Grows = true },
        new("ROLE", 8) { Priority = 8 },
        new("LAG", 4) { Priority = 1, Alignment = Alignment.Right },
    ];

    private static readonly string[][] Cells = [["n1", "10.0.0.1:2379", "leader", "0"], ["n2", "10.0.0.2:2379", "follower", "12"]];

    [Fact]
    public void Columns_are_aligned_and_one_grows() => Assert.Equal(
        ["NAME   ENDPOINT       ROLE       LAG", "n1     10.0.0.1:2379  leader       0", "n2     10.0.0.2:2379  follower    12"],
        Draw(36).Rows);

    [Theory]
    [InlineData(30, "NAME   ENDPOINT       ROLE")]
    [InlineData(20, "NAME   ROLE")]
    [InlineData(6, "NAME")]
    [InlineData(3, "NA…")]
    public void When_it_is_narrow_the_least_important_column_goes_first(int width, string header) => Assert.Equal(header, Draw(width).Rows[0]);

    [Fact]
    public void A_cell_may_take_the_rest_of_its_row()
    {
        var view = new TableView(Columns, 1, default, (_, column) => column == 0 ? "n3" : column == 1
            ? new TableCell("unreachable since 12 s: connection refused") { TakesRest = true }
            : throw new InvalidOperationException($"column {column} was asked for"), ViewTheme.Default);
        Assert.Equal("n3     unreachable since 12 s: conn…", DrawnText.Of(view, 36, 2).Rows[1]);
    }

    [Fact]
    public void Only_visible_cells_are_asked_for()
    {
        var rows = new HashSet<int>();
        TableCellSource cells = (row, _) =>
        {
            rows.Add(row);
            return "x";
        };
        var view = new TableView(Columns, 1000, new ListState(500, 499), cells, ViewTheme.Default) { HasSelection = true };
        DrawnText.Of(view, 40, 4);
        Assert.Equal([499, 500, 501], rows.Order());
    }

    [Fact]
    public void A_table_without_rows_says_so() => Assert.Equal(
        "no members", DrawnText.Of(new TableView(Columns, 0, default, (_, _) => "", ViewTheme.Default) { EmptyText = "no members" }, 40, 3).Rows[1]);

    private static DrawnText Draw(int width) =>
        DrawnText.Of(new TableView(Columns, 2, default, (row, column) => Cells[row][column], ViewTheme.Default), width, 3);
}
