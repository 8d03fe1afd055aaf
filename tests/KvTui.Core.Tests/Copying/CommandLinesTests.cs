using System.Diagnostics;
using System.Text;
using KvTui.Core.Copying;
using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;
using KvTui.Testing;

namespace KvTui.Core.Tests.Copying;

/// <summary>What is copied for a shell means there what it meant here: bash runs it, with a stub that writes down its arguments.</summary>
public sealed class CommandLinesTests
{
    public static TheoryData<byte[]> OddKeys =>
    [
        "/app/db/url"u8.ToArray(),
        "it's \"quoted\" `id` $HOME $(id) !x \\ ~ # & ; | < > * ? [a] {a,b}"u8.ToArray(),
        "line\nfeed\ttab\rreturn"u8.ToArray(),
        "it's\na \\ quote"u8.ToArray(),
        new byte[] { (byte)'a', 0xFE, (byte)'b', 0xFF },
        new byte[] { 0x01, 0x7F, 0x1B, (byte)'[', (byte)'2', (byte)'J' },
        "-n"u8.ToArray(),
        "--prefix"u8.ToArray(),
        " blank at both ends "u8.ToArray(),
        "~"u8.ToArray(),
        "=ls"u8.ToArray(),
        "漢字 ü"u8.ToArray(),
        "rtl \u202eexe"u8.ToArray(),
        new byte[] { 0xFE, (byte)'a', (byte)'f' },
    ];

    private static EtcdClientOptions Client { get; } = new()
    {
        Endpoints = [new("10.0.0.1", 2379, true), new("10.0.0.2", 2379, true)],
        Tls = new() { CaFile = "/etc/e t/ca.crt", CertFile = "/etc/c.crt", KeyFile = "/etc/c.key", KeyPassword = "hidden" },
        User = "al's",
        Password = "hidden",
    };

    [Theory]
    [MemberData(nameof(OddKeys))]
    public async Task Etcdctl_gets_the_key_with_every_byte(byte[] key)
    {
        var line = CommandLines.Etcdctl(ConnectionWords.Of(Client, null), new(key), isFolder: false);
        string[] flags = ["--endpoints", "https://10.0.0.1:2379,https://10.0.0.2:2379", "--cacert", "/etc/e t/ca.crt", "--cert", "/etc/c.crt", "--key", "/etc/c.key", "--user", "al's", "get"];
        string[] literal = key[0] == '-' ? ["--"] : [];
        byte[][] expected = [.. flags.Concat(literal).Select(static word => Encoding.UTF8.GetBytes(word)), key];
        Assert.Equal(expected, await ArgumentsAsync("etcdctl", line));
        Assert.DoesNotContain('\n', line);
        Assert.DoesNotContain('\e', line);
        Assert.DoesNotContain("hidden", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_named_by_its_full_path_and_nothing_is_said_of_a_cluster()
    {
        var words = ConnectionWords.Of(Client.OfFile("it's.db", "--file it's.db"), null);
        byte[][] expected =
            [.. new[] { "get", "--file", Path.GetFullPath("it's.db"), "/a" }.Select(static word => Encoding.UTF8.GetBytes(word))];
        Assert.Equal(expected, await ArgumentsAsync("kvtui", CommandLines.Get(words, EtcdKey.FromText("/a"), isFolder: false)));
    }

    [Theory]
    [MemberData(nameof(OddKeys))]
    public async Task Kvtui_gets_the_key_and_opens_there(byte[] key)
    {
        var words = ConnectionWords.Of(Client, "prod");
        var got = await ArgumentsAsync("kvtui", CommandLines.Get(words, new(key), isFolder: false));
        var isHex = got[^2].AsSpan().SequenceEqual("--key-hex"u8);
        Assert.Equal(key, isHex ? Convert.FromHexString(got[^1]) : got[^1]);
        Assert.Equal(["get", "--profile", "prod"], got.Take(3).Select(static word => Encoding.UTF8.GetString(word)));

        var opened = await ArgumentsAsync("kvtui", CommandLines.Open(words, new(key), "-a'b", "hex"));
        Assert.Equal(["--filter=-a'b", "--view", "hex"], opened.TakeLast(3).Select(static word => Encoding.UTF8.GetString(word)));
        var at = Encoding.UTF8.GetString(opened[^4]);
        Assert.True(Text.Printable.TryUnescape(at.StartsWith("--at=", StringComparison.Ordinal) ? at[5..] : at, out var there));
        Assert.Equal(key, there);
    }

    [Fact]
    public void A_line_names_what_confines_the_explorer_and_never_a_secret()
    {
        var words = ConnectionWords.Of(Client with { Root = EtcdKey.FromText("/app/"), ReadOnly = true, AuthToken = "hidden" }, null);
        Assert.EndsWith("--root /app/ --read-only ", words.Kvtui, StringComparison.Ordinal);
        Assert.DoesNotContain("--root", words.Etcdctl, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", words.ToString(), StringComparison.Ordinal);
        Assert.Equal("etcdctl get --prefix /a/", CommandLines.Etcdctl(ConnectionWords.None, EtcdKey.FromText("/a/"), isFolder: true));
    }

    [Theory]
    [InlineData("", "''")]
    [InlineData("plain/word-1", "plain/word-1")]
    [InlineData("two words", "'two words'")]
    [InlineData("it's", @"'it'\''s'")]
    [InlineData("a\nb", @"$'a\nb'")]
    [InlineData("a\e'", @"$'a\x1b\''")]
    public void A_word_is_quoted_no_more_than_it_has_to_be(string text, string word) => Assert.Equal(word, ShellWord.Of(text));

    /// <summary>The arguments that a program gets when bash runs a line.</summary>
    private static async Task<byte[][]> ArgumentsAsync(string program, string line)
    {
        using var folder = new TemporaryFolder("copied");
        var stub = folder.PathTo(program);
        await File.WriteAllTextAsync(stub, "#!/bin/bash\nprintf '%s\\0' \"$@\"\n", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(stub, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var start = new ProcessStartInfo("/bin/bash", ["-c", line]) { RedirectStandardOutput = true };
        start.Environment["PATH"] = $"{folder.PathTo("")}:/usr/bin:/bin";
        using var bash = Process.Start(start)!;
        using var output = new MemoryStream();
        await bash.StandardOutput.BaseStream.CopyToAsync(output, TestContext.Current.CancellationToken);
        await bash.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, bash.ExitCode);
        var rest = output.ToArray().AsSpan();
        List<byte[]> arguments = [];
        for (int end; (end = rest.IndexOf((byte)0)) >= 0; rest = rest[(end + 1)..])
        {
            arguments.Add(rest[..end].ToArray());
        }

        return [.. arguments];
    }
}
