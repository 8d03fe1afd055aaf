using System.Text;
using FsCheck;
using FsCheck.Fluent;
using KvTui.Etcd.Transport.Framing;

namespace KvTui.Etcd.Tests.Transport.Framing;

public sealed class PercentEncodingTests
{
    [Theory]
    [InlineData("plain text", "plain text")]
    [InlineData("", "")]
    [InlineData("%E2%82%AC", "€")]
    [InlineData("100%25", "100%")]
    [InlineData("a%", "a%")]
    [InlineData("a%4", "a%4")]
    [InlineData("a%zz", "a%zz")]
    [InlineData("%41%42", "AB")]
    [InlineData("€%41😀", "€A😀")]
    public void Known_texts_decode(string encoded, string decoded) => Assert.Equal(decoded, PercentEncoding.Decode(encoded));

    [Fact]
    public void Whatever_a_server_encodes_comes_back()
        => Prop.ForAll<NonNull<string>>(text => PercentEncoding.Decode(Encode(text.Get)) == Clean(text.Get)).QuickCheckThrowOnFailure();

    [Fact]
    public void Nothing_makes_it_throw()
        => Prop.ForAll<NonNull<string>>(text => PercentEncoding.Decode("%" + text.Get + "%f") is not null).QuickCheckThrowOnFailure();

    private static string Clean(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static string Encode(string text)
        => string.Concat(Encoding.UTF8.GetBytes(text).Select(unit => unit is >= 0x20 and <= 0x7E and not (byte)'%' ? ((char)unit).ToString() : $"%{unit:X2}"));
}
