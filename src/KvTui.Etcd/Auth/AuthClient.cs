using KvTui.Etcd.Calls;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Protos;
using KvTui.Etcd.Transport;

namespace KvTui.Etcd.Auth;

/// <summary>The Auth service over the call pipeline.</summary>
internal sealed class AuthClient : IAuthClient
{
    private const string RootRole = "root";

    /// <summary>How long a certificate's user waits to be told whether authentication is on: the question needs a leader, and reading may not.</summary>
    private static readonly TimeSpan CertificatePatience = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly CallPipeline _pipeline;
    private readonly EtcdClientOptions _options;
    private readonly Lazy<string?> _user;
    private Task<AccessRights>? _learning;

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

    public void Forget() => _pipeline.Access.Forget();

    public Task<IReadOnlyList<string>> UserAsync(string name, CancellationToken cancellationToken) => _pipeline.CallAsync(
        new(RpcMethod.UserGet, new AuthUserGetRequest { Name = name }),
        static message => (IReadOnlyList<string>)[.. AuthUserGetResponse.Parser.ParseFrom(message).Roles],
        cancellationToken);

    public Task<IReadOnlyList<Grant>> RoleAsync(string name, CancellationToken cancellationToken) => _pipeline.CallAsync(
        new(RpcMethod.RoleGet, new AuthRoleGetRequest { Role = name }),
        static message => (IReadOnlyList<Grant>)[.. AuthRoleGetResponse.Parser.ParseFrom(message).Perm.Select(Read)],
        cancellationToken);

    private static Grant Read(AuthPermission permission) => new(
        permission.RangeEnd.IsEmpty ? KeyRange.Key(new(permission.Key.ToByteArray())) : KeyRange.Between(new(permission.Key.ToByteArray()), new(permission.RangeEnd.ToByteArray())),
        permission.PermType is AuthPermission.Types.Type.Read or AuthPermission.Types.Type.Readwrite,
        permission.PermType is AuthPermission.Types.Type.Write or AuthPermission.Types.Type.Readwrite);

    private async Task<AccessRights> AskAsync(string user, Task begin)
    {
        await begin.ConfigureAwait(false);
        var rights = await IsOnAsync(user).ConfigureAwait(false) ? await RightsOfAsync(user).ConfigureAwait(false) : AccessRights.Unrestricted;
        _pipeline.Access.Rights = rights;
        _pipeline.Access.Forget();
        return rights;
    }

    private async Task<AccessRights> RightsOfAsync(string user)
    {
        var roles = await UserAsync(user, _pipeline.Closed).ConfigureAwait(false);
        if (roles.Contains(RootRole))
        {
            return AccessRights.Root(user);
        }

        var permissions = await Task.WhenAll(roles.Select(role => RoleAsync(role, _pipeline.Closed))).ConfigureAwait(false);
        return AccessRights.Of(user, [.. permissions.SelectMany(static some => some)]);
    }

    /// <summary>Whether the server has authentication on. A certificate's user has no password, and is refused for that only where it is on.</summary>
    private async Task<bool> IsOnAsync(string user)
    {
        if (_options.User is not null)
        {
            return await _pipeline.HasTokenAsync(_pipeline.Closed).ConfigureAwait(false);
        }

        var call = new CallDescriptor(RpcMethod.Authenticate, new AuthenticateRequest { Name = user }) { SendToken = false, Timeout = CertificatePatience };
        try
        {
            await _pipeline.CallAsync(call, static _ => true, _pipeline.Closed).ConfigureAwait(false);
            return true;
        }
        catch (EtcdException failure) when (failure.Kind == EtcdErrorKind.AuthenticationFailed)
        {
            return true;
        }
        catch (EtcdException)
        {
            return false;
        }
    }
}
