using System.Text;
using KvTui.Core.Values.Formats;

namespace KvTui.Core.Tests.Values.Decoders;

/// <summary>What is decoded without being asked for, and above all what is not.</summary>
public sealed class AutoTests
{
    [Theory]
    [InlineData("aGVsbG8gd29ybGQsIGhvdyBhcmUgeW91", "base64 › text", "hello world, how are you")]
    [InlineData("aGVsbG8gd29ybGQsIGhvdyBhcmUgeW91\n", "base64 › text", "hello world, how are you")]
    [InlineData("eyJhIjoxLCJiIjoyfQ==", "base64 › json", "{")]
    [InlineData("YUdWc2JHOGdkMjl5YkdRc0lHaHZkeUJoY21VZ2VXOTE=", "base64 › base64 › text", "hello world, how are you")]
    [InlineData("aHR0cHM6Ly9leGFtcGxlLmNvbS8_cT1hP2I", "base64url › text", "https://example.com/?q=a?b")]
    [InlineData(JwtTests.Example, "jwt", "header:")]
    public void What_has_certain_signs_is_decoded(string value, string title, string first)
    {
        var shown = Fixture.Shown(value);
        Assert.Equal((title, first), (shown.Name, shown.Lines[0]));
        Assert.EndsWith("e: as stored", shown.Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("82a7636f6d70616374c3a6736368656d6100", "msgpack")]
    [InlineData("a26161016162820203", "hex")]
    [InlineData("a2646e616d65656f72646572687265706c69636173 03", "cbor")]
    [InlineData("0a0d746b762d312e6578616d706c651001", "protobuf")]
    [InlineData("0801", "hex")]
    [InlineData("00000000000000ff", "hex")]
    [InlineData("17a3b2c1d4e5f601", "hex")]
    [InlineData("1f8b0800", "hex")]
    [InlineData("28b52ffd00000000000000", "hex")]
    [InlineData("308204", "hex")]
    [InlineData("9105", "hex")]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "hex")]
    public void Bytes_are_decoded_only_if_all_of_them_make_sense(string hex, string title) =>
        Assert.Equal(title, Fixture.Shown(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal))).Name);

    [Theory]
    [InlineData("")]
    [InlineData("true")]
    [InlineData("postgres")]
    [InlineData("internationalization")]
    [InlineData("administrativeaccess")]
    [InlineData("AbstractSingletonProxyFactoryBean")]
    [InlineData("my-service-name-in-production-eu")]
    [InlineData("/registry/pods/default/web/0")]
    [InlineData("MY_ENVIRONMENT_VARIABLE_NAME")]
    [InlineData("12345678901234567890")]
    [InlineData("3.14159265358979")]
    [InlineData("550e8400-e29b-41d4-a716-446655440000")]
    [InlineData("d41d8cd98f00b204e9800998ecf8427e")]
    [InlineData("da39a3ee5e6b4b0d3255bfef95601890afd80709")]
    [InlineData("E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855")]
    [InlineData("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("hello world this is some text that goes on")]
    [InlineData("word\nword\nword\nword\nword")]
    [InlineData("aGVsbG8=")]
    [InlineData("aGVsbG8gd29ybGQsIGhvdyBhcmUgeW91IQ=")]
    [InlineData("password=aGVsbG8gd29ybGQsIGhvdyBhcmUgeW91")]
    [InlineData("# a note\n-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n")]
    [InlineData("-----BEGIN CERTIFICATE-----")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIA==\n-----END PRIVATE KEY-----\n")]
    public void Text_stays_text(string value)
    {
        var shown = Fixture.Shown(value);
        Assert.Equal((ValueFormat.Text, null, null), (shown.Format, shown.Decoded, shown.Note));
    }

    [Fact]
    public void A_text_with_a_certificate_in_it_stays_text_as_the_rest_would_be_lost()
    {
        var pem = Fixture.Text("server.pem");
        Assert.Equal("text", Fixture.Shown("# the server's\n" + pem).Name);
        Assert.Equal("text", Fixture.Shown(pem + "and more\n").Name);
        Assert.Equal("pem › x509", Fixture.Shown("\n" + pem + "\n" + pem).Name);
        Assert.Equal("pem › x509", Fixture.Shown("# the server's\n" + pem, "pem › x509").Name);
    }

    [Fact]
    public void What_kubernetes_encrypted_is_never_guessed_at() =>
        Assert.Equal("hex", Fixture.Shown((byte[])[.. "k8s:enc:aescbc:v1:key1:"u8, .. Fixture.Bytes("config.json.gz")]).Name);

    /// <summary>Names and hashes as programs make them: none of 300 000 may be taken for base64 of a text.</summary>
    [Theory]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 1)]
    [InlineData("0123456789abcdef", 2)]
    [InlineData("abcdefghijklmnopqrstuvwxyz-", 3)]
    public void Random_words_are_not_decoded(string letters, int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 100_000; round++)
        {
            var word = new string(random.GetItems<char>(letters, 16 + (4 * random.Next(8))));
            Assert.True(Core.Values.Decoders.DecoderTable.For(Encoding.UTF8.GetBytes(word)) is null, $"seed {seed}: {word}");
        }
    }

    [Fact]
    public void Random_bytes_are_hardly_ever_decoded()
    {
        var (random, taken) = (new Random(4), new List<string>());
        for (var round = 0; round < 100_000; round++)
        {
            var bytes = new byte[random.Next(8, 65)];
            random.NextBytes(bytes);
            if (Core.Values.Decoders.DecoderTable.For(bytes) is { } decoder)
            {
                taken.Add($"{decoder.Name} {Convert.ToHexString(bytes)}");
            }
        }

        Assert.True(taken.Count <= 20, string.Join('\n', taken));
    }

    [Theory]
    [InlineData("1700000000", "as unix s: 2023-11-14 22:13:20 UTC")]
    [InlineData("1700000000123", "as unix ms: 2023-11-14 22:13:20.123 UTC")]
    [InlineData("1700000000123456", "as unix µs: 2023-11-14 22:13:20.123456 UTC")]
    [InlineData("1700000000123456789\n", "as unix ns: 2023-11-14 22:13:20.1234567 UTC")]
    [InlineData("946684800", "as unix s: 2000-01-01 00:00:00 UTC")]
    [InlineData("946684799", null)]
    [InlineData("4102444799", "as unix s: 2099-12-31 23:59:59 UTC")]
    [InlineData("4102444800", null)]
    [InlineData("17000000001", null)]
    [InlineData("0170000000", null)]
    [InlineData("-170000000", null)]
    [InlineData("170000000x", null)]
    [InlineData("42", null)]
    public void A_number_that_may_be_a_time_says_so_and_stays_as_it_is(string value, string? note)
    {
        var shown = Fixture.Shown(value);
        Assert.Equal(("text", value.TrimEnd(), note), (shown.Name, shown.Lines[0], shown.Note));
    }

    [Fact]
    public void No_more_than_five_layers_are_taken_off()
    {
        var value = "hello world, how are you"u8.ToArray();
        for (var layer = 0; layer < 7; layer++)
        {
            value = Encoding.ASCII.GetBytes(Convert.ToBase64String(value));
        }

        var shown = Fixture.Shown(value);
        Assert.Equal("base64 › base64 › base64 › base64 › base64 › text", shown.Name);
        Assert.Equal("more than 5 layers · e: as stored", shown.Note);
    }

    [Fact]
    public void What_is_damaged_is_shown_as_far_as_it_goes()
    {
        var packed = Fixture.Bytes("log.txt.gz");
        var shown = Fixture.Shown(packed.AsMemory(0, 9000));
        Assert.Equal("gzip › text", shown.Name);
        Assert.StartsWith("incomplete: only ", shown.Note, StringComparison.Ordinal);
        packed[9000] ^= 0xFF;
        shown = Fixture.Shown(packed);
        Assert.Equal("gzip", shown.Name.Split(' ')[0]);
        Assert.StartsWith("damaged: only ", shown.Note, StringComparison.Ordinal);
        shown = Fixture.Shown((byte[])[.. Fixture.Bytes("config.json.zst"), .. Fixture.Bytes("log.1.zst").AsSpan(0, 9000)]);
        Assert.Equal(("zstd › json", Fixture.Text("config.dump")), (shown.Name, Fixture.Joined(shown)));
        Assert.StartsWith("damaged: only 112 B can be read", shown.Note, StringComparison.Ordinal);
    }
}
