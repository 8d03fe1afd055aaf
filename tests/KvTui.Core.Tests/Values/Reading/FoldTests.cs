using KvTui.Core.Values;
using KvTui.Core.Values.Formats;
using KvTui.Core.Values.Reading;

namespace KvTui.Core.Tests.Values.Reading;

/// <summary>Blocks of a value can be folded, and each line of JSON and YAML has a path.</summary>
public sealed class FoldTests
{
    private const string Json = """{"name":"n","spec":{"list":[{"a":1,"b":[]},{"a":2}],"a.b":{"c":null}},"last":true}""";

    private static readonly string[] Yaml =
    [
        "apiVersion: v1",
        "metadata:",
        "  labels:",
        "    app.kubernetes.io/name: x",
        "spec:",
        "  containers:",
        "  - name: a",
        "    args:",
        "    - --first",
        "    - --second",
        "    image: i",
        "  - name: b",
        "data:",
        "  config: |",
        "    key: value",
        "    - item",
        "end: true",
    ];

    [Fact]
    public void A_block_is_folded_and_unfolded_where_the_cursor_is()
    {
        var explorer = ReadingTests.Reading(Json).Press("down down enter");
        explorer.AssertShows("\"spec\": { … 13 lines },");
        explorer.AssertShows("\"last\": true");
        Assert.Equal(2, explorer.State.Detail.Reading.Line);
        explorer.Press("enter").AssertShows("\"list\": [");
    }

    [Fact]
    public void In_a_block_the_one_around_is_folded_and_the_cursor_goes_to_its_head()
    {
        var explorer = ReadingTests.Reading(Json).Press("down down down down down enter");
        Assert.Equal(4, explorer.State.Detail.Reading.Line);
        explorer.AssertShows("{ … 3 lines },");
    }

    [Fact]
    public void What_is_folded_stays_so_when_the_value_changes()
    {
        var explorer = ReadingTests.Reading(Json).Press("down down enter").PutElsewhere("k", Json.Replace("true", "false", StringComparison.Ordinal), 1001);
        explorer.AssertShows("\"spec\": { … 13 lines },");
        explorer.AssertShows("\"last\": false");
    }

    [Fact]
    public void A_double_click_folds()
    {
        var explorer = ReadingTests.Reading(Json).Send(new UserMessage.LineClicked(2, Folds: true));
        explorer.AssertShows("13 lines");
    }

    [Fact]
    public void The_mark_of_a_block_is_what_heads_it_and_what_stands_for_its_folded_lines()
    {
        var explorer = ReadingTests.Reading(Json);
        Assert.Equal([10], Marked(explorer, 2));
        Assert.Empty(Marked(explorer, 1));
        Assert.Empty(Marked(explorer, explorer.State.Detail.Reading.Rows.Count - 1));
        // |  "spec": { … 13 lines },|
        Assert.Equal(Enumerable.Range(10, 15), Marked(explorer.Press("down down enter"), 2));
    }

    [Fact]
    public void Of_a_masked_value_nothing_is_folded_by_the_mouse()
    {
        var settings = Sample.Settings with { Mask = KeyMask.Of(["k"]) };
        var explorer = new TestExplorer(settings: settings).Listed([Sample.Pair("k", Json)]).Send(new UserMessage.LineClicked(2, Folds: true));
        Assert.Empty(explorer.State.Detail.Reading.Folded);
        explorer.AssertHides("fold");
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(4, 7)]
    [InlineData(5, 6)]
    [InlineData(6, 4)]
    [InlineData(7, 2)]
    [InlineData(8, 0)]
    [InlineData(0, 0)]
    public void In_YAML_a_list_at_the_depth_of_its_name_belongs_to_it(int line, int below) => Assert.Equal(below, LineBlocks.Below(Yaml, line));

    [Theory]
    [InlineData(0, ".apiVersion")]
    [InlineData(3, ".metadata.labels[\"app.kubernetes.io/name\"]")]
    [InlineData(6, ".spec.containers[0].name")]
    [InlineData(8, ".spec.containers[0].args[0]")]
    [InlineData(9, ".spec.containers[0].args[1]")]
    [InlineData(10, ".spec.containers[0].image")]
    [InlineData(11, ".spec.containers[1].name")]
    [InlineData(13, ".data.config")]
    [InlineData(14, ".data.config")]
    [InlineData(15, ".data.config")]
    public void A_line_of_YAML_has_a_path(int line, string path) =>
        Assert.Equal(path, LinePath.Of(new(ValueFormat.Kubernetes, Yaml, 0, null), line));

    [Fact]
    public void Each_line_of_JSON_has_a_path()
    {
        var shown = ValueFormatter.Format(System.Text.Encoding.UTF8.GetBytes(Json), ValueFormat.Json, 80);
        Assert.Equal(
            [
                null, ".name", ".spec", ".spec.list", ".spec.list[0]", ".spec.list[0].a", ".spec.list[0].b", ".spec.list[0]",
                ".spec.list[1]", ".spec.list[1].a", ".spec.list[1]", ".spec.list", ".spec[\"a.b\"]", ".spec[\"a.b\"].c", ".spec[\"a.b\"]", ".spec",
                ".last", null,
            ],
            Enumerable.Range(0, shown.Lines.Count).Select(line => LinePath.Of(shown, line)));
    }

    [Fact]
    public void The_path_is_in_the_footer_and_is_copied()
    {
        var explorer = ReadingTests.Reading(Json).Press("down down down");
        explorer.AssertShows(".spec.list · r");
        explorer.Press("p");
        Assert.Equal(".spec.list", System.Text.Encoding.UTF8.GetString(explorer.Last<Effect.Copy>().Text.Span));
    }

    private static int[] Marked(TestExplorer explorer, int row) =>
        [.. Enumerable.Range(0, 80).Where(column => explorer.State.Detail.Reading.Rows.IsMark(row, column))];
}
