using KvTui.Cli.Configuration;

namespace KvTui.EndToEnd.Tests.Setup;

public sealed class ConfigParserTests
{
    private const string Good =
        """
        # a comment
        default-profile = prod

        [profile local]
        endpoints = 127.0.0.1:2379
        [profile prod]
          endpoints=https://a:2379,https://b:2379
        cacert = ca.crt
        cert = client.crt
        key = client.key
        user = reader
        password-command = pass show "etcd/prod" # not a comment
        read-only = true
        production = false
        dial-timeout = "1m30s"
        max-load = 25%,50/s
        mask = /registry/secrets/,/app/*/password
        separator = :
        theme = magenta
        confirm-level = typed
        """;

    public static TheoryData<string, string> Mistakes => new()
    {
        { "[profile a]\nendpoint = a:1\nendpoints = a:1", "2: there is no setting 'endpoint'; did you mean 'endpoints'?" },
        { "[profile a]\nendpoints = a:1\nwhatever = 1", "3: there is no setting 'whatever'; there are endpoints, " },
        { "[profile a]\nendpoints = a:1\nuser = u\npassword = s3cret", "4: no secrets are kept here: instead of 'password' give password-command" },
        { "[profile a]\nendpoints = a:1\nuser = u:s3cret", "3: user: give the user's name alone" },
        { "[profile a]\nendpoints = a:1\nauth-jwt-token = s3cret", "3: no secrets are kept here" },
        { "[profile a]\nendpoints = a:1\ndecoder = jq .", "3: 'decoder' needs the prefix of the keys, as in: decoder /app/state/ = jq" },
        { "[profile a]\nendpoints = a:1\ndecoder /a\\q = jq .", "3: '/a\\q' is not a prefix as shown" },
        { "[profile a]\nendpoints = a:1\ndecoder /a =", "3: 'decoder /a' has no command" },
        { "[profile a]\nendpoints = a:1\nread-only = yes", "3: read-only: expected true or false, not 'yes'" },
        { "[profile a]\nendpoints = a:1\ndial-timeout = 5", "3: dial-timeout: '5' is not a duration above zero" },
        { "[profile a]\nendpoints = a:1\nmax-load = 200%", "3: max-load: '200%' is not a cap on the load" },
        { "[profile a]\nendpoints = a:1\nseparator = ::", "3: separator: '::' is not a separator; expected one character" },
        { "[profile a]\nendpoints = a:1\nseparator = x", "3: separator: 'x' is not a separator; expected one character" },
        { "[profile a]\nendpoints = a:1\ntheme = pink", "3: theme: there is no 'pink'; expected auto, dark, light, contrast, monochrome, blue, green, magenta." },
        { "[profile a]\nendpoints = a:1\ntheme = 1", "3: theme: there is no '1'; expected auto" },
        { "[profile a]\nendpoints = a:1\nconfirm-level = none", "3: confirm-level: there is no 'none'; expected delete, all, typed." },
        { "[profile a]\nendpoints = :::", "2: endpoints: " },
        { "[profile a]\nendpoints = a:1\ncert = x", "3: cert needs key" },
        { "[profile a]\nendpoints = a:1\npassword-command = x", "3: password-command needs user" },
        { "[profile a]\nendpoints = a:1\ndiscovery-srv = example.com", "3: endpoints and discovery-srv exclude each other" },
        { "[profile a]\nroot = /x", "1: profile a has no endpoints" },
        { "[profile a]\nendpoints = a:1\nendpoints = b:1", "3: 'endpoints' is already there, in line 2" },
        { "[profile a]\nendpoints =\n", "2: 'endpoints' has no value" },
        { "[profile a]\nendpoints = a:1\n[profile a]\nendpoints = a:1", "3: profile a is already there, in line 1" },
        { "[profile a b]\nendpoints = a:1", "1: '[profile a b]' is not a section" },
        { "[other]\n", "1: '[other]' is not a section" },
        { "[", "1: '[' is not a section" },
        { "endpoints = a:1", "1: 'endpoints' stands before the first" },
        { "default-profile = b\n[profile a]\nendpoints = a:1", "1: default-profile: there is no profile 'b'; there is a" },
        { "[profile a]\nendpoints = a:1\ndefault-profile = a", "3: default-profile belongs before the first section" },
        { "[profile a]\nendpoints = a:1\nhello", "3: 'hello' is not a setting" },
        { "[profile a]\nendpoints = a:1\n\u0007 = x", "3: the line is not plain UTF-8 text" },
    };

    [Fact]
    public void A_good_file_gives_its_profiles_in_order()
    {
        var config = ConfigParser.Parse(Good);

        Assert.Empty(config.Problems);
        Assert.Equal("prod", config.DefaultProfile);
        Assert.Equal(["local", "prod"], config.Profiles.Select(profile => profile.Name));
        var prod = config.Find("prod")!;
        Assert.Equal("https://a:2379,https://b:2379", prod.Values["endpoints"].Text);
        Assert.Equal("pass show \"etcd/prod\" # not a comment", prod.Values["password-command"].Text);
        Assert.Equal(new ProfileValue("1m30s", 15), prod.Values["dial-timeout"]);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Each_mistake_has_its_line_its_cause_and_no_secret(string text, string expected)
    {
        var problem = Assert.Single(ConfigParser.Parse(text).Problems);

        Assert.StartsWith("/c:" + expected, problem.At("/c"), StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void All_mistakes_are_told_at_once_in_the_order_of_the_lines() =>
        Assert.Equal([1, 2, 3, 4], ConfigParser.Parse("[profile a]\nx = 1\ny = 2\nz = 3").Problems.Select(problem => problem.Line));

    [Fact]
    public void The_example_has_no_mistake_with_its_comments_and_without_them()
    {
        Assert.Empty(ConfigParser.Parse(ConfigExample.Text).Problems);
        var opened = ConfigExample.Text.Split('\n').Select(line => line.StartsWith("# ", StringComparison.Ordinal) && (line.Contains(" = ", StringComparison.Ordinal) || line.Contains("[profile", StringComparison.Ordinal)) ? line[2..] : line);
        var config = ConfigParser.Parse(string.Join('\n', opened));

        Assert.Empty(config.Problems);
        Assert.Equal(2, config.Profiles.Count);
    }

    [Fact]
    public void Any_bytes_end_in_problems_and_never_in_a_crash()
    {
        var random = new Random(20);
        var good = System.Text.Encoding.UTF8.GetBytes(Good);
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = round % 2 == 0 ? Mutated(random, good) : Noise(random);
            var config = ConfigParser.Parse(System.Text.Encoding.UTF8.GetString(bytes));
            Assert.All(config.Problems, problem => Assert.True(problem.Line >= 0 && problem.Text.Length is > 0 and < 2000));
        }
    }

    [Fact]
    public void A_large_file_is_read_in_bounded_time()
    {
        var started = TimeProvider.System.GetTimestamp();
        var lines = string.Concat(Enumerable.Range(0, 40_000).Select(i => $"[profile p{i}]\nx = y\n"));
        Assert.NotEmpty(ConfigParser.Parse(lines[..Math.Min(lines.Length, 1024 * 1024)]).Problems);
        Assert.NotEmpty(ConfigParser.Parse(new string('=', 1024 * 1024)).Problems);

        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(20));
    }

    private static byte[] Mutated(Random random, byte[] good)
    {
        var bytes = good.ToList();
        for (var change = random.Next(1, 8); change > 0 && bytes.Count > 0; change--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(3))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 30), bytes.Count - at));
                    break;
                default:
                    bytes.InsertRange(at, bytes.Skip(random.Next(bytes.Count)).Take(random.Next(1, 30)).ToArray());
                    break;
            }
        }

        return [.. bytes];
    }

    private static byte[] Noise(Random random)
    {
        var bytes = new byte[random.Next(200)];
        random.NextBytes(bytes);
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = random.Next(3) == 0 ? (byte)"[]=#\" \n\r\tprofile"[random.Next(16)] : bytes[i];
        }

        return bytes;
    }
}
