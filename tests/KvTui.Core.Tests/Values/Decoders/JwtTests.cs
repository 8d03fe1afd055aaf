namespace KvTui.Core.Tests.Values.Decoders;

/// <summary>The examples of RFC 7519 and RFC 7516, and what only looks like a token.</summary>
public sealed class JwtTests
{
    public const string Example = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9."
        + "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ."
        + "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private const string Unsecured = "eyJhbGciOiJub25lIn0."
        + "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.";

    private const string Encrypted = "eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.OKOawDo13gRp2ojaHV7LFpZcgV7T6DVZKTyKOMTYUmKoTCVJRgckCL9kiMT03JGe."
        + "48V1_ALb6US04U3b.5eym8TW_c8SuK0ltJ3rpYIzOeDQz7TALvtu6UG9oMo4vpzs9tX_EFShS8iB7j6ji.XFBoMYUZodetZdvTiFvSkQ";

    private static readonly string[] Claims =
    [
        "claims:", "  {", "    \"iss\": \"joe\",", "    \"exp\": 1300819380,", "    \"http://example.com/is_root\": true", "  }",
        "dates:", "  exp: 2011-03-22 18:43:00 UTC, expired 5 756 days ago",
    ];

    [Fact]
    public void A_token_shows_header_claims_dates_and_that_its_signature_was_not_verified()
    {
        var shown = Fixture.Shown(Example);
        Assert.Equal(("jwt", "signature not verified · e: as stored"), (shown.Name, shown.Note));
        Assert.Equal(["header:", "  {", "    \"typ\": \"JWT\",", "    \"alg\": \"HS256\"", "  }", .. Claims, "signature: 32 B, not verified"], shown.Lines);
    }

    [Fact]
    public void A_token_without_a_signature_says_so()
    {
        var shown = Fixture.Shown(Unsecured + "\n");
        Assert.Equal(("jwt", "not signed · e: as stored"), (shown.Name, shown.Note));
        Assert.Equal(["header:", "  {", "    \"alg\": \"none\"", "  }", .. Claims, "signature: none"], shown.Lines);
    }

    [Fact]
    public void Of_an_encrypted_token_the_header_is_shown()
    {
        var shown = Fixture.Shown(Encrypted);
        Assert.Equal(["header:", "  {", "    \"alg\": \"RSA-OAEP\",", "    \"enc\": \"A256GCM\"", "  }", "claims: encrypted, 48 B"], shown.Lines);
        Assert.Equal("jwt", shown.Name);
    }

    [Theory]
    [InlineData("a.b.c")]
    [InlineData("www.example.com")]
    [InlineData("1.2.3")]
    [InlineData("eyJ0eXAiOiJKV1QifQ.eyJhIjoxfQ.")]
    [InlineData("eyJhbGciOiJub25lIn0.W10.")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJhIjoxfQ")]
    public void What_only_looks_like_a_token_is_text(string value) => Assert.Equal("text", Fixture.Shown(value).Name);
}
