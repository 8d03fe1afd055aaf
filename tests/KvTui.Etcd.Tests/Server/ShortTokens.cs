using KvTui.Etcd.Model.Options;
using KvTui.Testing.Etcd;

namespace KvTui.Etcd.Tests.Server;

/// <summary>A member whose tokens live for seconds, with a user who may read and write “/app/” and whose password changes.</summary>
internal sealed class ShortTokens : IAsyncDisposable
{
    public const string User = "editor";

    private readonly TokenSigner _signer = new();
    private readonly SemaphoreSlim _changing = new(1);
    private string _password = "first";
    private EtcdProcess? _member;
    private int _changes;

    private ShortTokens()
    {
    }

    public EtcdProcess Member => _member!;

    /// <summary>How often the password was asked for.</summary>
    public int Asked { get; private set; }

    /// <param name="kind">“simple” or “jwt”.</param>
    /// <param name="seconds">How long a token lives.</param>
    /// <param name="line">The release line of etcd.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<ShortTokens> StartAsync(string kind, int seconds, string line, CancellationToken cancellationToken)
    {
        var tokens = new ShortTokens();
        string[] flags = kind == "simple" ? ["--auth-token=simple", $"--auth-token-ttl={seconds}"] : [$"--auth-token={tokens._signer.Setting(TimeSpan.FromSeconds(seconds))}"];
        tokens._member = await EtcdProcess.StartAsync(new() { Line = line, BehindProxies = true, Arguments = ["--bcrypt-cost=4", .. flags] }, cancellationToken);
        string[] commands =
        [
            "user add root:secret", "user grant-role root root", $"user add {User}:first", "role add app", "role add spare", "role grant-permission app --prefix=true readwrite /app/",
            $"user grant-role {User} app", "auth enable",
        ];
        foreach (var command in commands)
        {
            (await tokens.Member.Ctl.TryAsync(command.Split(' '), cancellationToken: cancellationToken)).EnsureSuccess();
        }

        return tokens;
    }

    /// <summary>A client of the user, through the member's proxy.</summary>
    public EtcdClient Client(Action<CallRecord>? observer = null) => SharedEtcd.New(
        [Member.AdvertisedEndpoint], options => options with { User = User, PasswordSource = AskAsync, Observer = observer, CommandTimeout = TimeSpan.FromSeconds(10) });

    /// <summary>Does as root, past the proxy.</summary>
    public async Task AsRootAsync(ReadOnlyMemory<byte> input, params string[] command)
        => (await Member.Ctl.TryAsync(["--user", "root:secret", .. command], input, TestContext.Current.CancellationToken)).EnsureSuccess();

    /// <summary>Changes something that makes tokens old: in turn a role of the user's, a permission, and the password.</summary>
    public async Task ChangeAsync()
    {
        await _changing.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            switch (_changes++ % 4)
            {
                case 0:
                    await AsRootAsync(default, "user", "grant-role", User, "spare");
                    break;
                case 1:
                    await AsRootAsync(default, "role", "grant-permission", "spare", "read", $"/spare/{_changes}");
                    break;
                case 2:
                    await AsRootAsync(System.Text.Encoding.ASCII.GetBytes($"password{_changes}"), "user", "passwd", User, "--interactive=false");
                    _password = $"password{_changes}";
                    break;
                default:
                    await AsRootAsync(default, "user", "revoke-role", User, "spare");
                    break;
            }
        }
        finally
        {
            _changing.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Member.DisposeAsync();
        _changing.Dispose();
        _signer.Dispose();
    }

    /// <summary>The password as it is now; while it is being changed, whoever asks has to wait.</summary>
    private async ValueTask<string> AskAsync(CancellationToken cancellationToken)
    {
        await _changing.WaitAsync(cancellationToken);
        try
        {
            Asked++;
            return _password;
        }
        finally
        {
            _changing.Release();
        }
    }
}
