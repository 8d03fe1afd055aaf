using System.Text;
using KvTui.Cli.Commands;
using KvTui.Etcd.Model;

namespace KvTui.EndToEnd.Tests.Cli;

/// <summary>Keys whose printed form is not the text that names them on a command line.</summary>
[Collection(SingleMemberTests.Name)]
public sealed class PrintedKeyTests(SingleMember etcd)
{
    private readonly string _prefix = etcd.NewPrefix();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("plain", null)]
    [InlineData(@"a\qb", null)]
    [InlineData(@"a\nb", "a\nb")]
    [InlineData(@"a\\b", @"a\b")]
    [InlineData(@"a\x20", "a ")]
    public void A_text_with_escapes_may_mean_another_key(string given, string? meant)
    {
        Assert.Equal(meant is null ? null : KeyRange.Key(EtcdKey.FromText(meant)), PrintedKey.Meant(KeyRange.Key(EtcdKey.FromText(given))));
        Assert.Equal(meant is null ? null : KeyRange.Prefix(EtcdKey.FromText(meant)), PrintedKey.Meant(KeyRange.Prefix(EtcdKey.FromText(given))));
    }

    [Theory]
    [InlineData(1, "get", @"$PREFIXa\nb")]
    [InlineData(1, "del", @"$PREFIXa\nb", "--yes")]
    [InlineData(1, "del", "--prefix", @"$PREFIXa\nb", "--yes")]
    [InlineData(0, "get", "--prefix", @"$PREFIXa\nb")]
    [InlineData(0, "ls", @"$PREFIXa\nb")]
    [InlineData(0, "ls", @"$PREFIXa\nb", "--count")]
    [InlineData(0, "du", @"$PREFIXa\nb")]
    [InlineData(0, "put", @"$PREFIXa\nb", "2")]
    public async Task A_key_given_as_it_is_printed_is_told_by_what_it_is_named(int code, params string[] arguments)
    {
        await etcd.PutAsync(_prefix + "a\nb", "1");

        var result = await etcd.RunAsync(Given(arguments));

        Assert.Equal(code, result.ExitCode);
        Assert.Contains($@"printed as '{_prefix}a\nb': name it by --key-hex {Hex(_prefix + "a\nb")}", result.Error, StringComparison.Ordinal);
        Assert.Equal("1", await etcd.GetAsync(_prefix + "a\nb"));
    }

    [Fact]
    public async Task A_range_given_as_it_is_printed_is_told_by_what_it_is_named()
    {
        await etcd.PutAsync(_prefix + "a\nb", "1");

        var result = await etcd.RunAsync("range", _prefix + @"a\n", _prefix + @"a\r");

        Assert.Equal((0, ""), (result.ExitCode, result.Text));
        Assert.Contains($"name them by --key-hex {Hex(_prefix + "a\n")} {Hex(_prefix + "a\r")}", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watch_of_a_prefix_given_as_it_is_printed_says_so_at_once()
    {
        await etcd.PutAsync(_prefix + "a\nb", "1");
        await using var watch = new RunningProgram(etcd.Command("watch", _prefix + @"a\n"));

        Assert.Contains($"--key-hex {Hex(_prefix + "a\n")}", (await watch.ErrorsAsync(1, Cancelled))[0], StringComparison.Ordinal);
        Assert.Equal(0, await watch.InterruptAsync(Cancelled));
    }

    [Fact]
    public async Task Arguments_stay_literal()
    {
        await etcd.PutAsync(_prefix + "a\nb", "1");

        await etcd.RunAsync("put", _prefix + @"a\nb", "2");
        var both = await etcd.RunAsync("get", _prefix + @"a\nb");

        Assert.Equal((0, "2", ""), (both.ExitCode, both.Text, both.Error));
        Assert.Equal("1", await etcd.GetAsync(_prefix + "a\nb"));
    }

    [Fact]
    public async Task A_long_listing_says_how_to_name_what_it_prints_with_escapes_and_a_verb_takes_that()
    {
        foreach (var name in (string[])["plain", "b\nc", "end ", @"back\slash", "日本"])
        {
            await etcd.PutAsync(_prefix + name, name);
        }

        var lines = (await etcd.RunAsync("ls", _prefix, "--long")).EnsureSuccess().Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).ToArray();

        string?[] expected = [Hex(_prefix + "b\nc"), Hex(_prefix + @"back\slash"), Hex(_prefix + "end "), null, null];
        Assert.Equal([@"b\nc", @"back\\slash", @"end\x20", "plain", "日本"], lines.Select(fields => fields[3][_prefix.Length..]).Order(StringComparer.Ordinal));
        Assert.Equal(
            expected.Select(hex => hex is null ? null : "--key-hex " + hex).Order(StringComparer.Ordinal),
            lines.Select(fields => fields.ElementAtOrDefault(4)).Order(StringComparer.Ordinal));
        Assert.Equal("end ", (await etcd.RunAsync("get", "--key-hex", Hex(_prefix + "end "))).EnsureSuccess().Text);
    }

    [Theory]
    [InlineData("ls", "$PREFIX")]
    [InlineData("range", "$PREFIX", "$PREFIXz")]
    [InlineData("du", "$PREFIX")]
    public async Task A_listing_with_escapes_says_where_the_names_are(params string[] arguments)
    {
        await etcd.PutAsync(_prefix + "plain", "1");
        Assert.Empty((await etcd.RunAsync(Given(arguments))).EnsureSuccess().Error);

        await etcd.PutAsync(_prefix + "a\nb/c", "1");
        Assert.Contains("'kvtui ls --long'", (await etcd.RunAsync(Given(arguments))).EnsureSuccess().Error, StringComparison.Ordinal);
        Assert.Empty((await etcd.RunAsync("ls", _prefix, "-o", "json")).EnsureSuccess().Error);
    }

    private static string Hex(string key) => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(key));

    private string[] Given(string[] arguments) => [.. arguments.Select(argument => argument.Replace("$PREFIX", _prefix, StringComparison.Ordinal))];
}
