using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace KvTui.Core.Tests.Values.Decoders;

/// <summary>What is shown equals what the real tools say of the same bytes.</summary>
public sealed partial class ToolDumpTests
{
    [Theory]
    [InlineData("config.json.gz", "gzip › json")]
    [InlineData("config.json.gz.gz", "gzip › gzip › json")]
    [InlineData("config.json.zst", "zstd › json")]
    [InlineData("config.b64", "base64 › json")]
    [InlineData("config.gz.b64", "base64 › gzip › json")]
    [InlineData("config.b64url", "base64 › json")]
    [InlineData("config.zst.b64url", "base64url › zstd › json")]
    public void Json_inside_is_laid_out_as_python_does(string file, string title)
    {
        var shown = Fixture.Shown(Fixture.Bytes(file));
        Assert.Equal((title, Fixture.Text("config.dump")), (shown.Name, Fixture.Joined(shown)));
    }

    [Theory]
    [InlineData("log.txt.gz", "gzip › text")]
    [InlineData("log.1.zst", "zstd › text")]
    [InlineData("log.19.zst", "zstd › text")]
    [InlineData("log.long.zst", "zstd › text")]
    public void A_packed_text_has_the_checksum_that_it_had_before(string file, string title)
    {
        var shown = Fixture.Shown(Fixture.Bytes(file));
        Assert.Equal((title, Fixture.Text("log.dump").Split(' ')[0]), (shown.Name, Convert.ToHexStringLower(SHA256.HashData(shown.Decoded!.Bytes.Span))));
        Assert.Contains("preview, 64 KiB of ", shown.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Base64_in_lines_is_joined()
    {
        var shown = Fixture.Shown(Fixture.Bytes("log.b64"));
        Assert.Equal(("base64 › text", Fixture.Text("log.head.dump").TrimEnd('\n')), (shown.Name, Fixture.Joined(shown).TrimEnd('\n')));
    }

    [Fact]
    public void All_members_of_a_gzip_file_are_unpacked() => Assert.Equal(["first", "second"], Fixture.Shown(Fixture.Bytes("members.gz")).Lines);

    [Theory]
    [InlineData("store", "protobuf")]
    [InlineData("labels", "protobuf")]
    [InlineData("nested", "protobuf")]
    public void A_message_is_shown_as_protoc_shows_it_without_its_type(string name, string title)
    {
        // protoc escapes the apostrophe, which stands in no quotes of its kind.
        var shown = Fixture.Shown(Fixture.Bytes(name + ".bin"), "protobuf");
        Assert.Equal((title, Fixture.Text(name + ".dump").Replace("\\'", "'", StringComparison.Ordinal)), (shown.Name, Fixture.Joined(shown)));
    }

    [Theory]
    [InlineData("authority", "pem › x509")]
    [InlineData("server", "pem › x509")]
    [InlineData("edwards", "pem › x509")]
    [InlineData("strong", "pem › x509")]
    public void A_certificate_says_what_openssl_says(string name, string title)
    {
        var shown = Fixture.Shown(Fixture.Bytes(name + ".pem"));
        Assert.Equal(title, shown.Name);
        var dump = Fixture.Text(name + ".dump");
        Assert.Equal("CERTIFICATE:", shown.Lines[0]);
        Assert.Equal(Value(dump, "subject="), Line(shown, "subject"));
        Assert.Equal(Value(dump, "issuer="), Line(shown, "issuer").Replace(" (itself)", "", StringComparison.Ordinal));
        Assert.StartsWith(Value(dump, "notBefore=").Replace("Z", " UTC", StringComparison.Ordinal), Line(shown, "valid from"), StringComparison.Ordinal);
        Assert.StartsWith(Value(dump, "notAfter=").Replace("Z", " UTC", StringComparison.Ordinal), Line(shown, "valid until"), StringComparison.Ordinal);
        Assert.Equal(Value(dump, "serial="), Line(shown, "serial").Replace(":", "", StringComparison.Ordinal), ignoreCase: true);
        Assert.Equal(KeyIn(dump), Line(shown, "key"));
        Assert.Equal(NamesIn(dump), shown.Lines.Where(static line => line.StartsWith("    - ", StringComparison.Ordinal)).Select(static line => line[6..]));
    }

    [Fact]
    public void A_certificate_in_der_says_the_same_as_in_pem()
    {
        var (der, pem) = (Fixture.Shown(Fixture.Bytes("server.der")), Fixture.Shown(Fixture.Bytes("server.pem")));
        Assert.Equal("x509", der.Name);
        Assert.Equal(pem.Lines.Skip(1).Select(static line => line[2..]), der.Lines);
    }

    [Fact]
    public void Of_a_chain_each_certificate_is_shown_and_of_the_key_only_that_it_is_there()
    {
        var shown = Fixture.Shown(Fixture.Bytes("chain.pem"));
        Assert.Equal(["CERTIFICATE:", "CERTIFICATE:", "PRIVATE KEY: 138 B"], shown.Lines.Where(static line => line[0] != ' '));
        Assert.Equal("pem › x509", shown.Name);
    }

    [Theory]
    [InlineData("2026-11-28", "3 649 days left", "1 day ago")]
    [InlineData("2036-11-23", "1 day left", "3 649 days ago")]
    [InlineData("2036-11-24", "today", "3 650 days ago")]
    [InlineData("2036-12-04", "expired 10 days ago", "3 660 days ago")]
    public void Days_left_are_counted_from_the_day_that_is_handed_over(string today, string until, string from)
    {
        var value = Fixture.Bytes("authority.pem");
        var dump = Fixture.Text("authority.dump");
        // The fixture may have been made anew on another day.
        var moved = DateOnly.ParseExact(today, "yyyy-MM-dd").AddDays(DateOnly.ParseExact(Value(dump, "notAfter=")[..10], "yyyy-MM-dd").DayNumber - new DateOnly(2036, 11, 24).DayNumber);
        var shown = Core.Values.ValueFormatter.Format(value, default(Core.Values.Formats.ValueView), 80, 4096, moved);
        Assert.EndsWith(", " + until, Line(shown, "valid until"), StringComparison.Ordinal);
        Assert.EndsWith(", " + from, Line(shown, "valid from"), StringComparison.Ordinal);
    }

    private static string Value(string dump, string name) => dump.Split('\n').Single(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..];

    private static string Line(Core.Values.Formats.FormattedValue shown, string name) =>
        shown.Lines.First(line => line.TrimStart().StartsWith(name + ": ", StringComparison.Ordinal)).TrimStart()[(name.Length + 2)..];

    private static string KeyIn(string dump) =>
        dump.Contains("ED25519", StringComparison.Ordinal) ? "Ed25519"
        : Curve().Match(dump) is { Success: true } curve ? $"EC {curve.Groups[1]}"
        : $"RSA {Bits().Match(dump).Groups[1]}";

    private static IEnumerable<string> NamesIn(string dump) => dump.Split('\n')
        .Where(static line => line.StartsWith("    DNS:", StringComparison.Ordinal))
        .SelectMany(static line => line.Trim().Split(", "))
        .Select(static name => name.StartsWith("IP Address:", StringComparison.Ordinal) ? $"IP Address:{IPAddress.Parse(name[11..])}" : name);

    [GeneratedRegex("NIST CURVE: (.*)")]
    private static partial Regex Curve();

    [GeneratedRegex(@"Public-Key: \((\d+) bit\)")]
    private static partial Regex Bits();
}
