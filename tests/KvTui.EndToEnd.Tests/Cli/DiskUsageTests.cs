using System.Globalization;
using System.Text;
using System.Text.Json;
using KvTui.Testing;

namespace KvTui.EndToEnd.Tests.Cli;

[Collection(SingleMemberTests.Name)]
public sealed class DiskUsageTests(SingleMember etcd)
{
    private readonly string _prefix = etcd.NewPrefix();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_children_of_a_prefix_are_listed_largest_first_with_their_sum()
    {
        await SeedAsync(("b/1", 100), ("b/2", 200), ("a/1", 10), ("a/x/y", 5), ("top", 1));
        await etcd.PutAsync(_prefix + "a/1", new string('v', 20));

        var lines = Lines(await etcd.RunAsync("du", _prefix));

        var length = _prefix.Length;
        Assert.Equal(
            [
                "KEYS KEY BYTES VALUE BYTES VERSIONS SHARE NAME",
                $"2 {(2 * length) + 6} B 300 B 2 {Share(306 + (2 * length), 343 + (5 * length))} {_prefix}b/",
                $"2 {(2 * length) + 8} B 25 B 3 {Share(33 + (2 * length), 343 + (5 * length))} {_prefix}a/",
                $"1 {length + 3} B 1 B 1 {Share(4 + length, 343 + (5 * length))} {_prefix}top",
                $"5 {(5 * length) + 17} B 326 B 6 100.0% total",
            ],
            lines[..^1].Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
        Assert.Matches(@"^At r\d+; exact\.$", lines[^1]);
    }

    [Fact]
    public async Task Another_separator_makes_other_children()
    {
        await SeedAsync(("a:1", 100), ("a:2/x", 200), ("b/1", 10));

        var items = Objects(await etcd.RunAsync("du", _prefix, "--separator", ":", "-o", "json"));

        Assert.Equal(
            [$"{_prefix}a: 2", $"{_prefix}b/1 1", $"{_prefix} total 3"],
            items.Select(item => $"{(item.TryGetProperty("prefix", out var prefix) ? prefix : item.GetProperty("key")).GetString()}{Mark(item)} {item.GetProperty("keys").GetInt64()}"));
        var wrong = await etcd.RunAsync("du", _prefix, "--separator", "ab");
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("--separator: 'ab' is not a separator", wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Levels_can_be_unfolded_and_children_limited_and_the_sums_still_hold()
    {
        await SeedAsync(("a/1", 10), ("a/2", 20), ("a/x/1", 300), ("a/x/2", 30), ("b/1", 40), ("c/1", 50));

        var items = Objects(await etcd.RunAsync("du", _prefix, "--depth", "2", "--limit", "1", "-o", "json"));

        Assert.Equal(
            [$"{_prefix}a/ 4 360", $"{_prefix}a/x/ 2 330", $"{_prefix}a/ other 2 30", $"{_prefix} other 2 90", $"{_prefix} total 6 450"],
            items.Select(item => $"{item.GetProperty("prefix").GetString()}{Mark(item)} {item.GetProperty("keys").GetInt64()} {item.GetProperty("value_bytes").GetInt64()}"));
        Assert.All(items, item => Assert.True(item.GetProperty("exact").GetBoolean()));
        Assert.All(items, item => Assert.False(item.TryGetProperty("error_bytes", out _)));
        Assert.Equal(6, items[^1].GetProperty("values_read").GetInt64());
    }

    [Fact]
    public async Task A_sample_states_its_error_and_the_truth_is_within_it()
    {
        const int Count = 3000;
        var random = new Random(1);
        var sum = 0L;
        foreach (var chunk in Enumerable.Range(0, Count).Chunk(100))
        {
            var puts = chunk.Select(i =>
            {
                var size = random.Next(50, 400);
                sum += size;
                return $"put {_prefix}{(i % 3 == 0 ? "a" : "b")}/{i.ToString("d6", CultureInfo.InvariantCulture)} {new string('v', size)}";
            });
            (await etcd.Ctl.TryAsync(["txn"], Encoding.UTF8.GetBytes($"\n{string.Join('\n', puts)}\n\n\n"), Cancelled)).EnsureSuccess();
        }

        var items = Objects(await etcd.RunAsync("du", _prefix, "--sample", "400", "-o", "json"));
        var total = items[^1];
        Assert.Equal((Count, Count, false), (total.GetProperty("keys").GetInt64(), total.GetProperty("versions").GetInt64(), total.GetProperty("exact").GetBoolean()));
        Assert.InRange(total.GetProperty("values_read").GetInt64(), 250, 400);
        var (estimate, error) = (total.GetProperty("value_bytes").GetInt64(), total.GetProperty("error_bytes").GetInt64());
        Assert.InRange(error, 1, estimate / 8);
        Assert.InRange(sum, estimate - (2 * error), estimate + (2 * error));
        Assert.Equal(estimate, items[..^1].Sum(item => item.GetProperty("value_bytes").GetInt64()), 3.0);

        var text = (await etcd.RunAsync("du", _prefix, "--sample", "400")).EnsureSuccess().Text;
        Assert.Matches(@"2000 +[\d.]+ KiB +~[\d.]+ KiB ±\d+% ", text);
        Assert.Contains($"values of {Count}: within ±", text, StringComparison.Ordinal);

        var exact = Objects(await etcd.RunAsync("du", _prefix, "--exact", "-o", "json"));
        Assert.Equal(sum, exact[^1].GetProperty("value_bytes").GetInt64());
    }

    [Fact]
    public async Task Keys_that_could_steer_a_terminal_are_escaped_and_those_that_are_no_text_are_base64()
    {
        await SeedAsync(("esc\e[2J/x", 1), ("line\nbreak", 1));
        (await etcd.RunAsync(new byte[] { 1 }, "put", "--key-hex", Convert.ToHexString([.. Encoding.UTF8.GetBytes(_prefix), 0xFF, (byte)'/', 0xFE]))).EnsureSuccess();

        var text = (await etcd.RunAsync("du", _prefix)).EnsureSuccess().Text;
        Assert.DoesNotContain('\e', text);
        Assert.Contains($@"{_prefix}esc\x1b[2J/", text, StringComparison.Ordinal);
        Assert.Contains($@"{_prefix}line\nbreak", text, StringComparison.Ordinal);
        Assert.Contains($@"{_prefix}\xff/", text, StringComparison.Ordinal);

        var items = Objects(await etcd.RunAsync("du", _prefix, "-o", "json"));
        Assert.Contains(items, item => item.TryGetProperty("prefix_base64", out var bytes) && bytes.GetBytesFromBase64()[^2..] is [0xFF, (byte)'/']);
        Assert.Contains(items, item => item.TryGetProperty("key", out var key) && key.GetString() == _prefix + "line\nbreak");
    }

    [Fact]
    public async Task Nothing_is_no_error_and_the_root_is_where_it_begins_and_ends()
    {
        var lines = Lines(await etcd.RunAsync("du", _prefix));
        Assert.Equal(3, lines.Length);
        Assert.EndsWith("total", lines[1], StringComparison.Ordinal);

        await SeedAsync(("a", 3));
        Assert.Contains($"{_prefix}a\n", (await etcd.RunAsync("du", "--root", _prefix)).EnsureSuccess().Text, StringComparison.Ordinal);
        var outside = await etcd.RunAsync("du", "/", "--root", _prefix);
        Assert.Equal((1, ""), (outside.ExitCode, outside.Text));
        Assert.Contains(_prefix, outside.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exclude", "--exact", "--sample", "5")]
    [InlineData("--depth", "--depth", "0")]
    [InlineData("--sample", "--sample", "0")]
    [InlineData("--limit", "--limit", "few")]
    public async Task Wrong_options_end_with_2(string expected, params string[] arguments)
    {
        var result = await etcd.RunAsync(["du", .. arguments]);
        Assert.Equal((2, ""), (result.ExitCode, result.Text));
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    private static string Share(int part, int whole) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:0.0}%");

    private static string Mark(JsonElement item) => item.TryGetProperty("total", out _) ? " total" : item.TryGetProperty("other", out _) ? " other" : "";

    private static string[] Lines(CommandResult result) => result.EnsureSuccess().Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static List<JsonElement> Objects(CommandResult result) => [.. Lines(result).Select(line => JsonDocument.Parse(line).RootElement)];

    private async Task SeedAsync(params (string Name, int Size)[] keys)
    {
        foreach (var (name, size) in keys)
        {
            await etcd.PutAsync(_prefix + name, new string('v', size));
        }
    }
}
