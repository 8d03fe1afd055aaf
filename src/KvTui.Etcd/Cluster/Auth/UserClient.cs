using Etcdserverpb;
using Google.Protobuf;
using KvTui.Etcd.Calls.Access;

namespace KvTui.Etcd.Cluster.Auth;

/// <summary>The users and roles of the Auth service over the call pipeline.</summary>
internal sealed class UserClient(CallPipeline pipeline) : IUserClient
{
    /// <summary>The role that may do everything.</summary>
    private const string Root = "root";

    public async Task<AuthStatus> StatusAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync(RpcMethod.AuthStatus, new AuthStatusRequest(), ReadStatus, cancellationToken).ConfigureAwait(false);
        }
        catch (EtcdException failure) when (failure.Kind is EtcdErrorKind.PermissionDenied or EtcdErrorKind.Unauthenticated)
        {
            return new(true, 0);
        }
        catch (EtcdException failure) when (failure.Kind == EtcdErrorKind.Unimplemented)
        {
            return new(await RefusesLoginAsync(cancellationToken).ConfigureAwait(false), 0);
        }
    }

    public Task<IReadOnlyList<string>> UsersAsync(CancellationToken cancellationToken) => AskAsync(
        RpcMethod.UserList, new AuthUserListRequest(), static message => Sorted(AuthUserListResponse.Parser.ParseFrom(message.Span).Users),
        cancellationToken);

    public Task<IReadOnlyList<string>> RolesAsync(CancellationToken cancellationToken) => AskAsync(
        RpcMethod.RoleList, new AuthRoleListRequest(), static message => Sorted(AuthRoleListResponse.Parser.ParseFrom(message.Span).Roles),
        cancellationToken);

    public Task<IReadOnlyList<string>> RolesOfAsync(string user, CancellationToken cancellationToken) => AskAsync(
        RpcMethod.UserGet, new AuthUserGetRequest { Name = user },
        static message => Sorted(AuthUserGetResponse.Parser.ParseFrom(message.Span).Roles), cancellationToken);

    public async Task<IReadOnlyList<Grant>> PermissionsOfAsync(string role, CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync(
                RpcMethod.RoleGet, new AuthRoleGetRequest { Role = role }, ReadPermissions, cancellationToken).ConfigureAwait(false);
        }
        catch (EtcdException failure) when (role == Root && failure.Kind == EtcdErrorKind.NotFound)
        {
            // It need not have been added to be had (etcd: server/auth/store.go).
            return [];
        }
    }

    public Task<ResponseHeader> ApplyAsync(AuthChange change, ulong clusterId, CancellationToken cancellationToken)
    {
        var (method, request) = change.Call();
        var call = CallDescription.Of(method, request) with { ClusterId = clusterId };
        return pipeline.CallAsync(call, WireRecords.HeaderOnly, cancellationToken);
    }

    private static AuthStatus ReadStatus(ReadOnlyMemory<byte> message)
    {
        var answer = AuthStatusResponse.Parser.ParseFrom(message.Span);
        return new(answer.Enabled, answer.AuthRevision);
    }

    private static IReadOnlyList<Grant> ReadPermissions(ReadOnlyMemory<byte> message) =>
        [.. AuthRoleGetResponse.Parser.ParseFrom(message.Span).Perm.Select(AuthClient.Read)];

    private static IReadOnlyList<string> Sorted(IEnumerable<string> names) => [.. names.Order(StringComparer.Ordinal)];

    private Task<T> AskAsync<T>(RpcMethod method, IMessage request, AnswerParser<T> read, CancellationToken cancellationToken)
        where T : class => pipeline.CallAsync(CallDescription.Of(method, request), read, cancellationToken);

    /// <summary>Whether a login without a password is refused as such: etcd 3.4 tells only by that whether authentication is on.</summary>
    private async Task<bool> RefusesLoginAsync(CancellationToken cancellationToken)
    {
        var call = new CallDescriptor(RpcMethod.Authenticate, new AuthenticateRequest { Name = Root }) { SendToken = false };
        try
        {
            await pipeline.CallAsync(call, static _ => true, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (EtcdException failure) when (failure.Kind is EtcdErrorKind.AuthenticationFailed or EtcdErrorKind.AuthenticationNotEnabled)
        {
            return failure.Kind == EtcdErrorKind.AuthenticationFailed;
        }
    }
}
