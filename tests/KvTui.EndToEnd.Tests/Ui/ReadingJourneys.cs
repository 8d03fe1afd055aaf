using System.IO.Compression;
using System.Text;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Ui;

/// <summary>A value is read to its end: searched, folded, wrapped, numbered, and decoded.</summary>
[Collection(ThreeMembersTests.Name)]
public sealed class ReadingJourneys(ThreeMembers cluster)
{
    private EtcdCtl Ctl => cluster.Ctl;

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public async Task A_value_of_JSON_is_folded_numbered_searched_and_wrapped(int columns, int rows)
    {
        await Ctl.RunAsync(
            "put", "/rd/j", $$"""{"name":"n","spec":{"list":[{"a":1},{"a":2}],"host":"needle-1"},"long":"{{new string('x', 150)}} the end","last":"needle-2"}""");
        await using var explorer = await Explorer.OpenAsync(Ctl, columns, rows);
        await explorer.GoToAsync("/rd/j");
        await explorer.PressAsync("2", "Down", "Down");
        await explorer.WaitForAsync(".spec · r");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("\"spec\": { … 10 lines },");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("\"host\": \"needle-1\"");
        await explorer.PressAsync("#");
        await explorer.WaitForAsync(" 3   \"spec\": {");
        await explorer.PressAsync("#");
        await explorer.WaitForAsync(static screen => !screen.Contains(" 3   \"spec\"", StringComparison.Ordinal), "the numbers are gone");
        await explorer.PressAsync("/");
        await explorer.Screen.TypeAsync("needle");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("hit 1 of 2");
        await explorer.PressAsync("n");
        await explorer.WaitForAsync("hit 2 of 2");
        await explorer.PressAsync("n");
        await explorer.WaitForAsync("on from the first hit");
        await explorer.PressAsync("Escape");
        var screen = await explorer.WaitForAsync(static screen => !screen.Contains("hit 1 of 2", StringComparison.Ordinal), "the search is ended");
        Assert.DoesNotContain("end\",", screen, StringComparison.Ordinal);
        await explorer.PressAsync("w", "End");
        await explorer.WaitForAsync("end\",");
        await explorer.PressAsync("w", "Right");
        await explorer.WaitForAsync("…a\": 2");
        await explorer.PressAsync("Up");
        await explorer.WaitForAsync(".last · r");
        await explorer.PressAsync("p");
        await explorer.WaitForAsync("sent 5 B to ");
        await explorer.PressAsync("q");
        Assert.Equal(0, await explorer.EndAsync());
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public async Task A_value_of_more_than_a_megabyte_is_read_to_its_end(int columns, int rows)
    {
        await Ctl.PutAsync("/rd/m", Encoding.UTF8.GetBytes($"the start {new string('x', 1_300_000)} needle the end"), TestContext.Current.CancellationToken);
        await using var explorer = await Explorer.OpenAsync(Ctl, columns, rows);
        await explorer.GoToAsync("/rd/m");
        await explorer.WaitForAsync("the start");
        await explorer.PressAsync("2", "w", "End");
        await explorer.WaitForAsync("the end");
        await explorer.PressAsync("Home");
        await explorer.WaitForAsync("the start");
        await explorer.PressAsync("w", "/");
        await explorer.Screen.TypeAsync("needle");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("needle the end");
        await explorer.WaitForAsync("hit 1 of 1");
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public async Task Decoders_are_named_in_the_title_and_t_goes_through_them_for_this_key(int columns, int rows)
    {
        var claims = Convert.ToBase64String("""{"sub":"ann","exp":1700000000}"""u8).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        await Ctl.RunAsync("put", "/rd/z", Convert.ToBase64String(Zipped("""{"service":"orders","replicas":3}""")));
        await Ctl.RunAsync("put", "/rd/zz", $"eyJhbGciOiJIUzI1NiJ9.{claims}.c2lnbmF0dXJl");
        await using var explorer = await Explorer.OpenAsync(Ctl, columns, rows);
        await explorer.GoToAsync("/rd/z");
        await explorer.WaitForAsync("base64 › gzip › json");
        await explorer.WaitForAsync("\"service\": \"orders\",");
        await explorer.PressAsync("t");
        await explorer.WaitForAsync(static screen => screen.Split('\n')[0].Contains("─ text ", StringComparison.Ordinal), "the title says text");
        await explorer.PressAsync("t", "t");
        await explorer.WaitForAsync("H4sI");
        await explorer.PressAsync("t");
        await explorer.WaitForAsync("base64 › gzip › json");
        await explorer.PressAsync("1", "Down");
        await explorer.WaitForAsync(static screen => screen.Split('\n')[0].Contains("jwt", StringComparison.Ordinal), "the title says jwt");
        var screen = await explorer.WaitForAsync("2023-11-14");
        Assert.Contains("\"sub\": \"ann\"", screen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public async Task A_folder_tells_what_is_in_it_and_what_changed_last(int columns, int rows)
    {
        await Ctl.RunAsync("put", "/rd/f/a", "1");
        await Ctl.RunAsync("put", "/rd/f/b", "22");
        await using var explorer = await Explorer.OpenAsync(Ctl, columns, rows);
        await explorer.GoToAsync("/rd/f/b");
        await explorer.PressAsync("1", "h");
        await explorer.WaitForAsync("changed last at r");
        await explorer.WaitForAsync(": /rd/f/b");
    }

    private static byte[] Zipped(string text)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Optimal))
        {
            zip.Write(Encoding.UTF8.GetBytes(text));
        }

        return zipped.ToArray();
    }
}
