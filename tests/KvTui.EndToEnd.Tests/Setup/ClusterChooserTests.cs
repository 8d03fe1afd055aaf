using KvTui.Cli.Arguments;
using KvTui.Cli.Configuration;
using KvTui.Cli.Settings;
using KvTui.Testing;

namespace KvTui.EndToEnd.Tests.Setup;

public sealed class ClusterChooserTests : IDisposable
{
    private const string Text =
        """
        default-profile = dev
        [profile dev]
        endpoints = dev:1
        dial-timeout = 7s
        [profile prod]
        endpoints = prod:1
        cacert = ca.crt
        read-only = true
        """;

    private readonly TemporaryFolder _folder = new("profiles");
    private readonly Dictionary<string, string> _variables = [];
    private readonly Dictionary<string, string> _flags = [];

    public ClusterChooserTests()
    {
        _variables["XDG_CONFIG_HOME"] = _folder.FullName;
        _variables["KVTUI_DISCOVERY_ROOT"] = _folder.PathTo("host");
        Write(Text);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_profile_that_is_asked_for_beats_variables_and_takes_nothing_from_them()
    {
        _variables["ETCDCTL_ENDPOINTS"] = "other:1";
        _variables["ETCDCTL_USER"] = "root:other";
        _variables["ETCDCTL_INSECURE_SKIP_TLS_VERIFY"] = "true";
        _flags["profile"] = "prod";
        AssertProd();

        _flags.Clear();
        _variables["KVTUI_PROFILE"] = "prod";
        AssertProd();

        void AssertProd()
        {
            var choice = Choose();
            Assert.Equal(("prod", "prod:1", null, null), (choice.Name, choice.Sources.Text(SettingTable.Endpoints), choice.Sources.Text(SettingTable.User), choice.Sources.Text(SettingTable.InsecureSkipTlsVerify)));
            Assert.Equal(_folder.PathTo("kvtui", "ca.crt"), choice.Sources.Text(SettingTable.CaCert));
            Assert.Empty(choice.Notes);
        }
    }

    [Fact]
    public void A_flag_beats_the_profile_but_does_not_take_its_read_only_back()
    {
        _flags["profile"] = "prod";
        _flags["endpoints"] = "one:1";
        _flags["read-only"] = "false";
        var sources = Choose().Sources;

        Assert.Equal("one:1", sources.Text(SettingTable.Endpoints));
        Assert.True(sources.IsOnAnywhere(SettingTable.ReadOnly));
    }

    [Fact]
    public void The_default_profile_is_used_when_nothing_names_a_cluster_and_it_is_told()
    {
        var choice = Choose();
        Assert.Equal(("dev", "dev:1", "7s"), (choice.Name, choice.Sources.Text(SettingTable.Endpoints), choice.Sources.Text(SettingTable.DialTimeout)));
        Assert.Contains("using profile dev", Assert.Single(choice.Notes), StringComparison.Ordinal);

        _variables["ETCDCTL_DIAL_TIMEOUT"] = "3s";
        _variables["ETCDCTL_INSECURE_SKIP_TLS_VERIFY"] = "true";
        Assert.Equal(("3s", null), (Choose().Sources.Text(SettingTable.DialTimeout), Choose().Sources.Text(SettingTable.InsecureSkipTlsVerify)));
    }

    [Theory]
    [InlineData("ETCDCTL_ENDPOINTS", "other:1")]
    [InlineData("ETCDCTL_CERT", "/c")]
    [InlineData("ETCDCTL_USER", "root")]
    public void Variables_that_are_of_a_cluster_leave_the_default_profile_out(string name, string value)
    {
        _variables[name] = value;
        var choice = Choose();

        Assert.Null(choice.Name);
        Assert.Null(choice.Sources.Text(SettingTable.DialTimeout));
        Assert.NotEqual("dev:1", choice.Sources.Text(SettingTable.Endpoints));
    }

    [Fact]
    public void A_flag_that_names_a_cluster_leaves_the_file_unread()
    {
        Write("nonsense");
        _flags["endpoints"] = "other:1";
        Assert.Equal("other:1", Choose().Sources.Text(SettingTable.Endpoints));

        _flags.Clear();
        Assert.Contains("config:1: 'nonsense' is not a setting", Assert.Throws<UsageException>(Choose).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_profile_that_is_not_there_is_an_error_that_names_those_that_are()
    {
        _flags["profile"] = "staging";
        Assert.Contains("There is no profile 'staging' in ", Assert.Throws<UsageException>(Choose).Message, StringComparison.Ordinal);
        Assert.EndsWith("there is dev, prod.", Assert.Throws<UsageException>(Choose).Message, StringComparison.Ordinal);

        File.Delete(_folder.PathTo("kvtui", "config"));
        Assert.Contains("'kvtui config create' writes one", Assert.Throws<UsageException>(Choose).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Going_on_to_another_profile_takes_only_the_session_along()
    {
        _flags["endpoints"] = "one:1";
        _flags["cacert"] = "/other";
        _flags["dial-timeout"] = "1s";
        _variables["ETCDCTL_USER"] = "root";
        var sources = Chooser().SwitchTo("dev").Sources;

        Assert.Equal(("dev:1", null, "1s", null), (sources.Text(SettingTable.Endpoints), sources.Text(SettingTable.CaCert), sources.Text(SettingTable.DialTimeout), sources.Text(SettingTable.User)));
    }

    [Fact]
    public void A_cluster_is_named_by_a_place_or_a_profile_and_by_nothing_else()
    {
        Assert.True(Choose().IsNamed);

        Write("");
        Assert.False(Choose().IsNamed);
        _variables["ETCDCTL_USER"] = "root";
        _flags["cacert"] = "/ca";
        Assert.False(Choose().IsNamed);
        _variables["ETCDCTL_ENDPOINTS"] = "other:1";
        Assert.True(Choose().IsNamed);
        _variables.Remove("ETCDCTL_ENDPOINTS");
        _flags["discovery-srv"] = "example.com";
        Assert.True(Choose().IsNamed);

        _flags.Clear();
        Write(Text);
        _flags["profile"] = "prod";
        Assert.True(Choose().IsNamed);
        Assert.True(Chooser().SwitchTo("dev").IsNamed);
    }

    private ClusterChoice Choose() => Chooser().Choose();

    private ClusterChooser Chooser() => new(new Flags(_flags), _variables.GetValueOrDefault);

    private void Write(string text)
    {
        Directory.CreateDirectory(_folder.PathTo("kvtui"));
        File.WriteAllText(_folder.PathTo("kvtui", "config"), text);
        File.SetUnixFileMode(_folder.PathTo("kvtui", "config"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private sealed class Flags(Dictionary<string, string> values) : ISettingSource
    {
        public Setting? Find(SettingDefinition setting) => values.TryGetValue(setting.Name, out var text) ? new(text, setting.Flag) : null;
    }
}
