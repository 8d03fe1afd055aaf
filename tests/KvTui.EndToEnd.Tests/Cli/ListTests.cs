using System.Globalization;
using System.Text.Json;
using KvTui.Testing;

namespace KvTui.EndToEnd.Tests.Cli;

[Collection(SingleMemberTests.Name)]
public sealed class ListTests(SingleMember etcd)
{
    private readonly string _prefix = etcd.NewPrefix();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keys_are_listed_in_order_one_a_line_and_escaped()
    {
        await SeedAsync("b", "a", "line\nbreak", "back\\slash", "日本", "esc\e[2J");

        var result = await etcd.RunAsync("ls", _prefix);

        string[] expected = ["a", "b", @"back\\slash", @"esc\x1b[2J", @"line\nbreak", "日本"];
        Assert.Equal(expected.Select(k => _prefix + k), Lines(result));
    }

    [Fact]
    public async Task An_empty_listing_is_no_error()
    {
        var result = await etcd.RunAsync("ls", _prefix);

        Assert.Equal((0, "", ""), (result.ExitCode, result.Text, result.Error));
        Assert.Equal("0\n", (await etcd.RunAsync("ls", _prefix, "--count")).Text);
    }

    [Fact]
    public async Task A_listing_can_be_limited_counted_and_detailed()
    {
        await SeedAsync("a", "b", "c");

        Assert.Equal([_prefix + "a", _prefix + "b"], Lines(await etcd.RunAsync("ls", _prefix, "--limit", "2")));
        Assert.Equal("3\n", (await etcd.RunAsync("ls", _prefix, "--count")).Text);
        Assert.Equal("{\"count\":3}\n", (await etcd.RunAsync("ls", _prefix, "--count", "-o", "json")).Text);
        Assert.All(Lines(await etcd.RunAsync("ls", _prefix, "--long")), line => Assert.Matches($@"^r\d+\tv1\t-\t{_prefix}[abc]$", line));
    }

    [Fact]
    public async Task Json_is_an_object_a_line_without_values()
    {
        await SeedAsync("a", "b");

        var items = Lines(await etcd.RunAsync("ls", _prefix, "-o", "json")).Select(l => JsonDocument.Parse(l).RootElement).ToList();

        Assert.Equal([_prefix + "a", _prefix + "b"], items.Select(i => i.GetProperty("key").GetString()));
        Assert.All(items, i => Assert.False(i.TryGetProperty("value", out _)));
        Assert.All(items, i => Assert.Equal(1, i.GetProperty("version").GetInt64()));
    }

    [Fact]
    public async Task A_range_is_half_open_and_has_values()
    {
        await SeedAsync("a", "b", "c");
        await etcd.PutAsync(_prefix + "b", "tab\there");

        var result = await etcd.RunAsync("range", _prefix + "a", _prefix + "c");

        Assert.Equal([$"{_prefix}a\t0", $"{_prefix}b\ttab\\there"], Lines(result));
        Assert.Empty((await etcd.RunAsync("range", _prefix + "x", _prefix + "z")).Text);
        Assert.Single(Lines(await etcd.RunAsync("range", _prefix + "a", _prefix + "c", "--limit=1")));
    }

    [Fact]
    public async Task A_listing_of_many_pages_is_complete_and_of_one_revision()
    {
        const int Count = 12_000;
        var batches = Enumerable.Range(0, Count).Chunk(100).Select(chunk =>
            "\n" + string.Join('\n', chunk.Select(i => $"put {_prefix}{i.ToString("d6", CultureInfo.InvariantCulture)} x")) + "\n\n\n");
        foreach (var batch in batches)
        {
            (await etcd.Ctl.TryAsync(["txn"], System.Text.Encoding.UTF8.GetBytes(batch), Cancelled)).EnsureSuccess();
        }

        var lines = Lines(await etcd.RunAsync("ls", _prefix));

        Assert.Equal(Enumerable.Range(0, Count).Select(i => _prefix + i.ToString("d6", CultureInfo.InvariantCulture)), lines);
        await AssertBrokenPipeIsQuietAsync();
    }

    private async Task AssertBrokenPipeIsQuietAsync()
    {
        var script = $"{{ '{KvTuiProgram.Path}' --endpoints {etcd.Member.Endpoint} range {_prefix} {_prefix}~; echo code $? >&2; }} | head -1";
        var result = await new Command("sh", "-c", script).RunAsync(Cancelled);

        Assert.Equal("code 0\n", result.Error);
        Assert.Single(Lines(result));
    }

    private static string[] Lines(CommandResult result) => result.EnsureSuccess().Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private async Task SeedAsync(params string[] names)
    {
        foreach (var name in names)
        {
            await etcd.PutAsync(_prefix + name, "0");
        }
    }
}
