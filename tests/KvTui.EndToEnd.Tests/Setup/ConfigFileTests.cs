using KvTui.Cli.Arguments;
using KvTui.Cli.Configuration;
using KvTui.Cli.Files;
using KvTui.Testing;

namespace KvTui.EndToEnd.Tests.Setup;

public sealed class ConfigFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("config");

    private string File => _folder.PathTo("config");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0b110_000_000, true)]
    [InlineData(0b100_000_000, true)]
    [InlineData(0b110_100_000, false)]
    [InlineData(0b110_000_100, false)]
    [InlineData(0b110_010_000, false)]
    [InlineData(0b110_000_001, false)]
    public void Only_a_file_closed_to_others_is_followed(int mode, bool isFollowed)
    {
        Write("[profile a]\nendpoints = a:1\n", mode);
        var read = ConfigFile.Read(File);

        Assert.Equal(isFollowed, read.Config.Problems.Count == 0);
        Assert.Equal(isFollowed, read.Config.Find("a") is not null);
        if (!isFollowed)
        {
            Assert.Contains($"run: chmod 600 '{File}'", Assert.Throws<UsageException>(read.OrThrow).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_file_of_another_user_is_not_followed() =>
        Assert.Contains("belongs to user id 1 and not to you (2)", ConfigFile.Distrust("/c", new PathFacts(PathKind.File, 0x180, 1), 2), StringComparison.Ordinal);

    [Fact]
    public void A_folder_is_not_a_file_and_nothing_is_no_problem()
    {
        Assert.Contains("is not a regular file", Assert.Single(ConfigFile.Read(_folder.FullName).Config.Problems).Text, StringComparison.Ordinal);
        Assert.False(ConfigFile.Read(File).Exists);
        Assert.Empty(ConfigFile.Read(File).OrThrow().Config.Profiles);
    }

    [Fact]
    public void A_link_is_followed_to_a_file_that_may_be_trusted()
    {
        Write("[profile a]\nendpoints = a:1\n", 0b110_000_000);
        System.IO.File.CreateSymbolicLink(_folder.PathTo("link"), File);

        Assert.NotNull(ConfigFile.Read(_folder.PathTo("link")).Config.Find("a"));
    }

    [Fact]
    public void A_file_that_is_too_large_is_refused()
    {
        Write(new string('#', (1024 * 1024) + 1), 0b110_000_000);
        Assert.Contains("more than 1048576 are not read", Assert.Single(ConfigFile.Read(File).Config.Problems).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_place_follows_the_xdg_rules()
    {
        Assert.Equal("/x/kvtui/config", ConfigFile.PathBy(name => name == "XDG_CONFIG_HOME" ? "/x" : "/h"));
        Assert.Equal("/h/.config/kvtui/config", ConfigFile.PathBy(name => name == "HOME" ? "/h" : null));
        Assert.Equal("/h/.config/kvtui/config", ConfigFile.PathBy(name => name == "HOME" ? "/h" : "not/absolute"));
        Assert.Null(ConfigFile.PathBy(_ => null));
    }

    [Fact]
    public void Files_that_a_profile_names_are_looked_at()
    {
        System.IO.File.WriteAllText(_folder.PathTo("no.crt"), "nothing");
        System.IO.File.WriteAllText(_folder.PathTo("open.key"), "nothing");
        System.IO.File.SetUnixFileMode(_folder.PathTo("open.key"), (UnixFileMode)0b110_100_100);
        var config = ConfigParser.Parse("[profile a]\nendpoints = a:1\ncacert = gone.crt\ncert = no.crt\nkey = open.key");
        var problems = ConfigCheck.Of(config, profile => new ProfileSource(profile, _folder.FullName, null), TimeProvider.System.GetUtcNow()).ToArray();

        Assert.Equal([3, 4, 5], problems.Select(problem => problem.Line));
        Assert.Contains($"there is no file '{_folder.PathTo("gone.crt")}'", problems[0].Text, StringComparison.Ordinal);
        Assert.Contains("certificate", problems[1].Text, StringComparison.Ordinal);
        Assert.Contains("can be read by everybody", problems[2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Certificates_out_of_date_are_told()
    {
        using var certificates = new KvTui.Testing.Etcd.ThrowAwayCertificates();
        var config = ConfigParser.Parse($"[profile a]\nendpoints = a:1\ncacert = {certificates.CaFile}");
        string? At(int days) => ConfigCheck.Of(config, profile => new ProfileSource(profile, "/", null), TimeProvider.System.GetUtcNow().AddDays(days)).Select(problem => problem.Text).FirstOrDefault();

        Assert.Contains("expired on", At(40), StringComparison.Ordinal);
        Assert.Contains("is not valid before", At(-40), StringComparison.Ordinal);
        Assert.Contains("expires on", At(0), StringComparison.Ordinal);
    }

    private void Write(string text, int mode)
    {
        System.IO.File.WriteAllText(File, text);
        System.IO.File.SetUnixFileMode(File, (UnixFileMode)mode);
    }
}
