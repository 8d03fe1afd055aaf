using KvTui.Core.Values.Decoders.Notation;

namespace KvTui.Core.Tests.Values.Decoders;

/// <summary>Each kind of the specification of msgpack, at the ends of its range.</summary>
public sealed class MessagePackTests
{
    [Theory]
    [InlineData("00", "0")]
    [InlineData("7f", "127")]
    [InlineData("e0", "-32")]
    [InlineData("ff", "-1")]
    [InlineData("cc80", "128")]
    [InlineData("ccff", "255")]
    [InlineData("cd0100", "256")]
    [InlineData("ce00010000", "65536")]
    [InlineData("cfffffffffffffffff", "18446744073709551615")]
    [InlineData("d080", "-128")]
    [InlineData("d18000", "-32768")]
    [InlineData("d280000000", "-2147483648")]
    [InlineData("d38000000000000000", "-9223372036854775808")]
    [InlineData("c0", "null")]
    [InlineData("c2", "false")]
    [InlineData("c3", "true")]
    [InlineData("ca3fc00000", "1.5")]
    [InlineData("ca3dcccccd", "0.1")]
    [InlineData("cb3ff199999999999a", "1.1")]
    [InlineData("a0", "\"\"")]
    [InlineData("a3616263", "\"abc\"")]
    [InlineData("d903616263", "\"abc\"")]
    [InlineData("da0003616263", "\"abc\"")]
    [InlineData("db00000003616263", "\"abc\"")]
    [InlineData("c4020102", "h'0102'")]
    [InlineData("c500020102", "h'0102'")]
    [InlineData("c6000000020102", "h'0102'")]
    [InlineData("90", "[]")]
    [InlineData("93010203", "[1, 2, 3]")]
    [InlineData("dc00020102", "[1, 2]")]
    [InlineData("dd00000001c0", "[null]")]
    [InlineData("80", "{}")]
    [InlineData("82a7636f6d70616374c3a6736368656d6100", "{\"compact\": true, \"schema\": 0}")]
    [InlineData("de0001a16101", "{\"a\": 1}")]
    [InlineData("df00000001a16180", "{\"a\": {}}")]
    [InlineData("d4054f", "ext(5, h'4f')")]
    [InlineData("c7030a414243", "ext(10, h'414243')")]
    [InlineData("d80500000000000000000000000000000000", "ext(5, h'00000000000000000000000000000000')")]
    [InlineData("d6ff5a4af6a5", "2018-01-02 03:04:05 UTC")]
    [InlineData("d7ffa1dcc4805a4af6a5", "2018-01-02 03:04:05.6789 UTC")]
    [InlineData("c70cff00000000ffffffffffffffff", "1969-12-31 23:59:59 UTC")]
    public void Each_kind_is_shown(string hex, string notation)
    {
        var writer = new NotationWriter(4096);
        Assert.True(new MessagePackReader(Convert.FromHexString(hex), writer).ReadAll());
        Assert.Equal(notation, Notation.OnOneLine(writer.Ended()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("c1")]
    [InlineData("cc")]
    [InlineData("92c0")]
    [InlineData("a361")]
    [InlineData("a1ff")]
    [InlineData("0000")]
    [InlineData("ddffffffff00")]
    [InlineData("c6ffffffff00")]
    public void What_is_not_well_formed_is_not_read(string hex) => Assert.False(new MessagePackReader(Convert.FromHexString(hex), new(4096)).ReadAll());
}
