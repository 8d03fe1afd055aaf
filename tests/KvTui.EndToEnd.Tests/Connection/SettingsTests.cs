using KvTui.Cli.Arguments;
using KvTui.Cli.Settings;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Connection;

/// <summary>Arguments and variables, and the options or the refusal that come of them. <c>/dev/null</c> stands for a file that is there.</summary>
public sealed class SettingsTests
{
    private const string Pair = "--cert /dev/null --key /dev/null";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "", "http://127.0.0.1:2379")]
    [InlineData("", "ETCDCTL_ENDPOINTS=", "http://127.0.0.1:2379")]
    [InlineData("", "ETCDCTL_ENDPOINTS=a:1,https://b:2", "http://a:1,https://b:2")]
    [InlineData("--endpoints c:3", "ETCDCTL_ENDPOINTS=a:1", "http://c:3")]
    [InlineData("--endpoints=[::1]:2379,unix:///run/e", "", "http://[::1]:2379,unix:///run/e")]
    [InlineData("--endpoints a:1,a:1/path,http://a:1", "", "http://a:1")]
    [InlineData("--endpoints a:1", "ETCDCTL_DISCOVERY_SRV=example.com", "http://a:1")]
    [InlineData("--cacert /dev/null", "", "https://127.0.0.1:2379 ca /dev/null")]
    [InlineData("--cacert /dev/null --endpoints http://a:1,b:1,unix:s", "", "http://a:1,https://b:1,unixs:s ca /dev/null")]
    [InlineData(Pair, "", "https://127.0.0.1:2379 cert /dev/null,/dev/null")]
    [InlineData("--cert /dev/null", "ETCDCTL_KEY=/dev/null", "https://127.0.0.1:2379 cert /dev/null,/dev/null")]
    [InlineData("--insecure-transport=false", "", "https://127.0.0.1:2379")]
    [InlineData("--insecure-transport=false --endpoints unix:s", "", "unixs:s")]
    [InlineData("--insecure-transport=true", "ETCDCTL_INSECURE_TRANSPORT=false", "http://127.0.0.1:2379")]
    [InlineData("--insecure-transport", "", "http://127.0.0.1:2379")]
    [InlineData("", "ETCDCTL_INSECURE_TRANSPORT=0", "https://127.0.0.1:2379")]
    [InlineData("--insecure-skip-tls-verify", "", "http://127.0.0.1:2379 unverified")]
    [InlineData("--insecure-skip-tls-verify=false", "ETCDCTL_INSECURE_SKIP_TLS_VERIFY=true", "http://127.0.0.1:2379")]
    [InlineData("", "ETCDCTL_INSECURE_SKIP_TLS_VERIFY=T", "http://127.0.0.1:2379 unverified")]
    [InlineData("--user a:b:c", "", "http://127.0.0.1:2379 user a/b:c")]
    [InlineData("--user a:", "", "http://127.0.0.1:2379 user a/")]
    [InlineData("--user a --password b", "", "http://127.0.0.1:2379 user a/b")]
    [InlineData("--user a", "ETCDCTL_PASSWORD=b", "http://127.0.0.1:2379 user a/b")]
    [InlineData("--user a:x", "ETCDCTL_PASSWORD=b", "http://127.0.0.1:2379 user a/x")]
    [InlineData("--password c", "ETCDCTL_USER=a ETCDCTL_PASSWORD=b", "http://127.0.0.1:2379 user a/c")]
    [InlineData("", "ETCDCTL_PASSWORD=b", "http://127.0.0.1:2379")]
    [InlineData("--auth-jwt-token x.y.z", "", "http://127.0.0.1:2379 token x.y.z")]
    [InlineData("--auth-jwt-token x", "ETCDCTL_USER=a:b", "http://127.0.0.1:2379 token x")]
    [InlineData("--user a:b", "ETCDCTL_AUTH_JWT_TOKEN=x", "http://127.0.0.1:2379 user a/b")]
    [InlineData("--dial-timeout 300ms --command-timeout 1m30s --keepalive-time 2s --keepalive-timeout 1h", "", "http://127.0.0.1:2379 0.3/90/10/3600")]
    [InlineData("", "ETCDCTL_DIAL_TIMEOUT=1s ETCDCTL_KEEPALIVE_TIME=20s", "http://127.0.0.1:2379 1/5/20/6")]
    [InlineData("--max-request-bytes 5 --max-recv-bytes 10", "", "http://127.0.0.1:2379 5/10")]
    [InlineData("--max-request-bytes 0", "ETCDCTL_MAX_RECV_BYTES=7", "http://127.0.0.1:2379 2097152/7")]
    [InlineData("--read-only", "", "http://127.0.0.1:2379 read-only")]
    [InlineData("--read-only=false", "ETCDCTL_READ_ONLY=true ETCDCTL_ROOT=/x ETCDCTL_HEX=true", "http://127.0.0.1:2379")]
    public async Task What_is_given_becomes_options(string line, string variables, string expected) =>
        Assert.Equal(expected, SettingsOf.Text(await SettingsOf.ReadAsync(line, variables)));

    [Theory]
    [InlineData("--endpoints ,", "", "--endpoints names no endpoint")]
    [InlineData("", "ETCDCTL_ENDPOINTS=ftp://a:1", "ETCDCTL_ENDPOINTS: Endpoint 'ftp://a:1'")]
    [InlineData("--endpoints a:1 -d example.com", "", "--endpoints and --discovery-srv contradict each other")]
    [InlineData("", "ETCDCTL_ENDPOINTS=a ETCDCTL_DISCOVERY_SRV=b", "ETCDCTL_ENDPOINTS and ETCDCTL_DISCOVERY_SRV contradict")]
    [InlineData("--discovery-srv-name prod", "", "--discovery-srv-name needs --discovery-srv")]
    [InlineData("-d a..b", "", "'a..b' is not a domain")]
    [InlineData("-d example.com --discovery-srv-name a.b", "", "letters, digits and hyphens")]
    [InlineData("--insecure-discovery=maybe", "", "--insecure-discovery is a switch")]
    [InlineData("", "ETCDCTL_INSECURE_DISCOVERY=maybe", "ETCDCTL_INSECURE_DISCOVERY is a switch")]
    [InlineData("--insecure-transport=false --endpoints http://a:1", "", "http://a:1 is plain text")]
    [InlineData("--cacert=", "", "Required argument missing")]
    [InlineData("--cacert /none", "", "--cacert: there is no file '/none'")]
    [InlineData("--cert /dev/null", "", "--cert needs --key")]
    [InlineData("--key /dev/null", "", "--key needs --cert")]
    [InlineData("--key-password-file /dev/null", "", "--key-password-file needs --key")]
    [InlineData(Pair + " --key-password-file /dev/null", "", "the first line of '/dev/null' is empty")]
    [InlineData("--password x", "", "--password needs --user")]
    [InlineData("--password-file /none", "", "--password-file needs --user")]
    [InlineData("--user a --password-file /none", "", "cannot be read from '/none'")]
    [InlineData("--user a --password x --password-file y", "", "--password and --password-file contradict")]
    [InlineData("--user a:b --password x", "", "given twice")]
    [InlineData("--user a:b --password-file x", "", "given twice")]
    [InlineData("--user :b", "", "--user has no user name")]
    [InlineData("--user a --auth-jwt-token x", "", "--user and --auth-jwt-token contradict")]
    [InlineData("", "ETCDCTL_USER=a ETCDCTL_AUTH_JWT_TOKEN=x", "ETCDCTL_USER and ETCDCTL_AUTH_JWT_TOKEN contradict")]
    [InlineData("--auth-jwt-token x --password y", "", "--auth-jwt-token and --password contradict")]
    [InlineData("--auth-jwt-token ä", "", "--auth-jwt-token is not a token")]
    [InlineData("--max-request-bytes 10 --max-recv-bytes 5", "", "may not be above")]
    [InlineData("--max-request-bytes 2MiB", "", "not a number of bytes")]
    [InlineData("--max-recv-bytes 3000000000", "", "not a number of bytes")]
    [InlineData("--keepalive-time soon", "", "--keepalive-time: 'soon' is not a duration")]
    [InlineData("--hex", "", "--hex is not supported")]
    [InlineData("--debug", "", "--log-level debug")]
    public async Task What_is_wrong_is_refused_with_the_cause(string line, string variables, string expected)
    {
        var problem = await Assert.ThrowsAsync<UsageException>(() => SettingsOf.ReadAsync(line, variables));
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--cacert=")]
    [InlineData("--cert /dev/null")]
    [InlineData("--insecure-discovery=maybe")]
    [InlineData("--dial-timeout soon")]
    [InlineData("--discovery-srv a..b")]
    [InlineData("--frobnicate")]
    public async Task What_etcdctl_refuses_is_refused_here(string line)
    {
        var etcdctl = await EtcdBinaries.FindAsync(EtcdBinaries.DefaultLine, Cancelled);
        var theirs = await new Command(etcdctl.Client, ["get", "a", "--command-timeout=1s", .. line.Split(' ')]) { Deadline = TimeSpan.FromSeconds(20) }.RunAsync(Cancelled);

        Assert.NotEqual(0, theirs.ExitCode);
        await Assert.ThrowsAsync<UsageException>(() => SettingsOf.ReadAsync(line));
    }

    [Fact]
    public void A_variable_of_the_old_api_is_named_unless_the_new_one_is_set_too()
    {
        Assert.Contains("ETCDCTL_CACERT", Assert.Single(VariableCheck.Notes(static name => name == "ETCDCTL_CA_FILE" ? "x" : null)), StringComparison.Ordinal);
        Assert.Empty(VariableCheck.Notes(static name => name is "ETCDCTL_CA_FILE" or "ETCDCTL_CACERT" ? "x" : null));
    }

    [Fact]
    public void A_setting_shows_where_it_was_given_and_never_what() =>
        Assert.Equal("--password", new Setting("planted", "--password").ToString());

    [Theory]
    [InlineData("kvtui get a --user root:pw --password=pw --auth-jwt-token tok", "kvtui get a --user root:** --password=** --auth-jwt-token ***")]
    [InlineData("kvtui put --password --user=a:b:c", "kvtui put --password ************")]
    [InlineData("kvtui --user root --password", "kvtui --user root --password")]
    public void What_is_secret_in_a_command_line_is_covered_at_its_length(string line, string expected)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(line.Replace(' ', '\0'));
        ProcessList.Cover(bytes);
        Assert.Equal(expected.TrimEnd(), System.Text.Encoding.UTF8.GetString(bytes).Replace('\0', ' '));
    }
}
