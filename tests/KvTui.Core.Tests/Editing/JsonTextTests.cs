using System.Text;
using KvTui.Core.Editing.Json;

namespace KvTui.Core.Tests.Editing;

/// <summary>JSON that is taken apart into lines comes back byte for byte.</summary>
public sealed class JsonTextTests
{
    [Theory]
    [InlineData("""{"a":1,"b":[1,2],"c":{}}""", JsonPacking.Compact)]
    [InlineData("""{"a": 1, "b": [1, 2], "c": {}}""", JsonPacking.Spaced)]
    [InlineData("{\"a\":1}\n", JsonPacking.Compact)]
    [InlineData("""["\/ \u0041 é",1E400,12345678901234567890,{"a":1,"a":2}]""", JsonPacking.Compact)]
    [InlineData("""{"a" : 1}""", null)]
    [InlineData("{\n  \"a\": 1\n}", null)]
    [InlineData("{}", null)]
    [InlineData("12", null)]
    [InlineData("\"text\"", null)]
    [InlineData("{broken", null)]
    [InlineData("", null)]
    [InlineData("\ufeff{\"a\":1}", null)]
    public void What_is_unpacked_is_packed_as_it_was(string value, JsonPacking? packing)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        Assert.Equal(packing, JsonText.PackingOf(bytes));
        if (packing is { } known)
        {
            Assert.Equal(bytes, JsonText.Packed(JsonText.Formatted(bytes), known));
        }
    }

    [Fact]
    public void Each_part_has_a_line() => Assert.Equal(
        "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": null\n}",
        Encoding.UTF8.GetString(JsonText.Formatted("""{"a":[1,{}],"b":null}"""u8)!));

    [Theory]
    [InlineData("{\"a\":1}", null)]
    [InlineData("{\n  \"a\": x\n}", "line 2, column 8")]
    [InlineData("{\n  \"ä\": x\n}", "line 2, column 8")]
    [InlineData("{\"a\":1", "line 1, column 7")]
    [InlineData("{\"a\":1,}", "line 1, column 8")]
    public void Where_it_breaks_is_told_by_line_and_column(string text, string? place) =>
        Assert.Equal(place, JsonText.Mistake(Encoding.UTF8.GetBytes(text)));
}
