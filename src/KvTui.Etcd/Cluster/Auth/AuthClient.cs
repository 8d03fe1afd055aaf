using Authpb;
using Etcdserverpb;
using KvTui.Etcd.Calls.Access;
using KvTui.Etcd.Calls.Invoker;
using KvTui.Etcd.Kv.Wire;

namespace KvTui.Etcd.Cluster.Auth;

/// <summary>The Auth service over the call pipeline.</summary>
internal sealed class AuthClient : IAuthClient
{
    private const string RootRole = "root";

    /// <summary>An arbitrary key, which need not exist.</summary>
    private static readonly EtcdKey ReadKey = EtcdKey.FromText("health");

    /// <summary>How long to ask, for a certificate's user, whether authentication is on: that needs a leader, and reads may not.</summary>
    private static readonly TimeSpan CertificatePatience = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly CallPipeline _pipeline;
    private readonly EtcdClientOptions _options;
    private readonly Lazy<string?> _user;
    private readonly StoreActivity _activity = new();
    private Task<AccessRights>? _learning;
    private ulong _entries;

    public AuthClient(CallPipeline pipeline, EtcdClientOptions options)
    {
        (_pipeline, _options) = (pipeline, options);
        _user = new(() => options.User ?? CertificateUser.Of(options));
    }

    public event Action? Outdated
    {
        add => _pipeline.Access.Outdated += value;
        remove => _pipeline.Access.Outdated -= value;
    }

    public AccessRights Rights => _pipeline.Access.Rights;

    public bool HasUser => _user.Value is not null;

    public Task<AccessRights> LearnAsync(CancellationToken cancellationToken)
    {
        if (_user.Value is not { } user)
        {
            return Task.FromResult(AccessRights.Unrestricted);
        }

        lock (_lock)
        {
            if (_learning is not { IsCompleted: false })
            {
                var begin = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _learning = AskAsync(user, begin.Task);
                _pipeline.Access.Await(_learning);
                begin.SetResult();
            }

            return _learning.WaitAsync(cancellationToken);
        }
    }

    public async Task<AccessRights> RefreshAsync(CancellationToken cancellationToken)
    {
        if (!HasUser)
        {
            return AccessRights.Unrestricted;
        }

        var status = await StatusAsync(cancellationToken).ConfigureAwait(false);
        if (status is not null && _activity.IsQuiet(status))
        {
            return Rights;
        }

        var rights = await LearnAsync(cancellationToken).ConfigureAwait(false);
        _activity.Learned(status, _entries);
        return rights;
    }

    public void Forget() => _pipeline.Access.Forget();

    /// <summary>A permission as etcd tells it.</summary>
    public static Grant Read(Permission permission) => new(
        CallDescription.Keys(permission.Key, permission.RangeEnd),
        permission.PermType is Permission.Types.Type.Read or Permission.Types.Type.Readwrite,
        permission.PermType is Permission.Types.Type.Write or Permission.Types.Type.Readwrite);

    private async Task<AccessRights> AskAsync(string user, Task begin)
    {
        await begin.ConfigureAwait(false);
        _entries = 0;
        var rights = await IsOnAsync(user).ConfigureAwait(false)
            ? await RightsOfAsync(user).ConfigureAwait(false)
            : AccessRights.Unrestricted;
        if (!rights.IsSameAs(_pipeline.Access.Rights))
        {
            _pipeline.Access.Rights = rights;
            _pipeline.Access.Forget();
        }

        return rights;
    }

    private async Task<AccessRights> RightsOfAsync(string user)
    {
        var (etcd, closed) = (new dotnet_etcd.EtcdClient(new PipelineInvoker(_pipeline)), _pipeline.Closed);
        var roles = (await etcd.UserGetAsync(new() { Name = user }, cancellationToken: closed).ConfigureAwait(false)).Roles;
        _entries = 1 + (ulong)roles.Count;
        if (roles.Contains(RootRole))
        {
            _entries = 1;
            return AccessRights.Root(user);
        }

        var answers = await Task.WhenAll(
            roles.Select(role => etcd.RoleGetAsync(new() { Role = role }, cancellationToken: closed))).ConfigureAwait(false);
        return AccessRights.Of(user, [.. answers.SelectMany(static answer => answer.Perm).Select(Read)]);
    }

    /// <summary>Whether the server has authentication on. A token shows only that it was on when the token was issued.</summary>
    private async Task<bool> IsOnAsync(string user)
    {
        if (_options.User is null)
        {
            return await RefusesLoginAsync(user).ConfigureAwait(false);
        }

        var started = _pipeline.Clock.GetTimestamp();
        var hasToken = await _pipeline.HasTokenAsync(_pipeline.Closed).ConfigureAwait(false);
        if (_pipeline.HasTokenSince(started))
        {
            return hasToken;
        }

        // A certificate may stand for a user who may read without a token.
        if (await AnswersNobodyAsync().ConfigureAwait(false)
            && (_options.Tls.CertFile is null || !await RefusesLoginAsync(user).ConfigureAwait(false)))
        {
            return false;
        }

        return hasToken || await _pipeline.LogInAgainAsync(_pipeline.Closed).ConfigureAwait(false);
    }

    private async Task<bool> AnswersNobodyAsync()
    {
        // Without its range, the call neither waits for the rights nor passes for a proof of the token.
        var call = KvRequests.Read(KeyRange.Key(ReadKey), new() { Serializable = true, KeysOnly = true })
            with
        { SendToken = false, Ranges = [] };
        try
        {
            await _pipeline.CallAsync(call, static _ => true, _pipeline.Closed).ConfigureAwait(false);
            return true;
        }
        catch (EtcdException failure) when (failure.IsDenial)
        {
            return false;
        }
    }

    /// <summary>Whether a login without a password is refused, as a certificate's user's is where authentication is on.</summary>
    private async Task<bool> RefusesLoginAsync(string user)
    {
        var call = new CallDescriptor(RpcMethod.Authenticate, new AuthenticateRequest { Name = user })
        { SendToken = false, Timeout = CertificatePatience };
        try
        {
            await _pipeline.CallAsync(call, static _ => true, _pipeline.Closed).ConfigureAwait(false);
            return true;
        }
        catch (EtcdException failure) when (failure.Kind == EtcdErrorKind.AuthenticationFailed)
        {
            return true;
        }
        catch (EtcdException failure) when (failure.Kind == EtcdErrorKind.AuthenticationNotEnabled || Rights.User is null)
        {
            return false;
        }
    }

    /// <summary>The status of the current endpoint's member; null if it gives none.</summary>
    private async Task<EndpointStatus?> StatusAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await new MaintenanceClient(_pipeline).StatusAsync(
                _pipeline.Pool.Current.Endpoint, cancellationToken).ConfigureAwait(false);
        }
        catch (EtcdException)
        {
            return null;
        }
    }
}
