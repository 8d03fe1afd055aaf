using Etcdserverpb;
using KvTui.Etcd.Calls.Descriptors;
using KvTui.Etcd.Transport;

namespace KvTui.Etcd.Calls.Identity;

/// <summary>The smallest calls whose answers tell any user which member of which cluster they come from.</summary>
internal static class IdentityQuestion
{
    /// <summary>Sends a call to an endpoint, and another one if that is denied.</summary>
    /// <exception cref="EtcdException">The endpoint does not answer, or denies both calls.</exception>
    public static async Task<T> AskAsync<T>(EtcdEndpoint endpoint, Func<CallDescriptor, Task<T>> send)
    {
        try
        {
            return await send(new(RpcMethod.Status, new StatusRequest()) { RequireLeader = false, Endpoint = endpoint, TokenIsOptional = true }).ConfigureAwait(false);
        }
        catch (EtcdException failure) when (failure.Kind == EtcdErrorKind.PermissionDenied)
        {
            // Some versions show the status only to root. Every user may ask for a lease's time to live; no lease has the id 0.
            return await send(new(RpcMethod.LeaseTimeToLive, new LeaseTimeToLiveRequest()) { RequireLeader = false, Endpoint = endpoint }).ConfigureAwait(false);
        }
    }
}
