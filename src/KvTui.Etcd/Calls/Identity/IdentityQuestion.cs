using Etcdserverpb;
using KvTui.Etcd.Calls.Descriptors;
using KvTui.Etcd.Model;
using KvTui.Etcd.Transport;

namespace KvTui.Etcd.Calls.Identity;

/// <summary>The smallest calls whose answer tells a user, whatever the rights, which member of which cluster it comes from.</summary>
internal static class IdentityQuestion
{
    /// <summary>Sends one call to an endpoint, and another where that is denied.</summary>
    /// <exception cref="EtcdException">Neither was answered.</exception>
    public static async Task<T> AskAsync<T>(EtcdEndpoint endpoint, Func<CallDescriptor, Task<T>> send)
    {
        try
        {
            return await send(new(RpcMethod.Status, new StatusRequest()) { RequireLeader = false, Endpoint = endpoint, TokenIsOptional = true }).ConfigureAwait(false);
        }
        catch (EtcdException failure) when (failure.Kind == EtcdErrorKind.PermissionDenied)
        {
            // Some versions show the status to root only. What a lease has left is shown to every user; none has the id 0.
            return await send(new(RpcMethod.LeaseTimeToLive, new LeaseTimeToLiveRequest()) { RequireLeader = false, Endpoint = endpoint }).ConfigureAwait(false);
        }
    }
}
