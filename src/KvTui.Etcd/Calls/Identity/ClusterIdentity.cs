using Etcdserverpb;

namespace KvTui.Etcd.Calls.Identity;

/// <summary>Which cluster a client reads. Calls without an endpoint accept only its members' answers; writes go to it by default.</summary>
internal sealed class ClusterIdentity
{
    private ulong _clusterId;

    /// <summary>The cluster that is read; 0 before the first answer.</summary>
    public ulong ClusterId => Volatile.Read(ref _clusterId);

    public void MoveTo(ulong clusterId) => Volatile.Write(ref _clusterId, clusterId);

    /// <summary>Whether a cluster is known to differ from the one that is read.</summary>
    public bool IsForeign(ulong clusterId) => ClusterId is not 0 and var read && clusterId != 0 && clusterId != read;

    /// <summary>The cluster that a write is meant for; 0 while none is known.</summary>
    public ulong MeantBy(CallDescriptor call) => call.ClusterId != 0 ? call.ClusterId : ClusterId;

    /// <summary>Refuses a write that is based on data from another cluster than the one read now.</summary>
    /// <exception cref="EtcdException">The two clusters differ: <see cref="EtcdErrorKind.WrongCluster"/>.</exception>
    public void CheckBase(CallDescriptor call)
    {
        if (IsForeign(call.ClusterId))
        {
            throw new EtcdException(
                EtcdErrorKind.WrongCluster,
                $"{call.Method.Name} was not sent: it is based on what was read from cluster {call.ClusterId:x16}, "
                + $"and cluster {ClusterId:x16} is read now; read again before writing.")
            {
                OtherClusterId = ClusterId,
            };
        }
    }

    /// <summary>Records which cluster answered; the first answer to a call without an endpoint decides which cluster is read.</summary>
    /// <exception cref="EtcdException">Another cluster answered: <see cref="EtcdErrorKind.WrongCluster"/>.</exception>
    public void CheckAnswer(CallDescriptor call, EtcdEndpoint endpoint, ulong clusterId)
    {
        if (clusterId == 0 || call.Endpoint is not null)
        {
            return;
        }

        Interlocked.CompareExchange(ref _clusterId, clusterId, 0);
        var meant = call.IsWrite ? MeantBy(call) : ClusterId;
        if (clusterId == meant)
        {
            return;
        }

        throw call.IsWrite
            ? new EtcdException(
                EtcdErrorKind.WrongCluster,
                $"{endpoint}: {call.Method.Name} was meant for cluster {meant:x16}, and cluster {clusterId:x16} answered it: "
                + "several clusters are behind this address. Look at the key in both.",
                endpoint,
                mayHaveBeenApplied: true)
            {
                OtherClusterId = clusterId,
            }
            : Foreign(endpoint, clusterId, ClusterId);
    }

    /// <summary>The exception for a member of another cluster than the one meant.</summary>
    public static EtcdException Foreign(EtcdEndpoint endpoint, ulong clusterId, ulong meant) => new(
        EtcdErrorKind.WrongCluster,
        $"{endpoint} belongs to cluster {clusterId:x16}, not to cluster {meant:x16}; "
        + "check --endpoints, or whether the member was recreated.",
        endpoint)
    {
        OtherClusterId = clusterId,
    };
}

/// <summary>The smallest calls whose answers tell any user which member of which cluster they come from.</summary>
internal static class IdentityQuestion
{
    /// <summary>Asks any member for its status; works without a leader, and in many versions without a token.</summary>
    public static CallDescriptor Status => CallDescription.Of(RpcMethod.Status, new StatusRequest());

    /// <summary>Sends a call to an endpoint, and another one if that is denied.</summary>
    /// <exception cref="EtcdException">The endpoint does not answer, or denies both calls.</exception>
    public static async Task<T> AskAsync<T>(EtcdEndpoint endpoint, Func<CallDescriptor, Task<T>> send)
    {
        try
        {
            return await send(Status with { Endpoint = endpoint }).ConfigureAwait(false);
        }
        catch (EtcdException failure) when (failure.Kind == EtcdErrorKind.PermissionDenied)
        {
            // Some versions show the status only to root. Every user may ask for a lease's time to live; no lease has the id 0.
            var call = new CallDescriptor(RpcMethod.LeaseTimeToLive, new LeaseTimeToLiveRequest())
            { RequireLeader = false, Endpoint = endpoint };
            return await send(call).ConfigureAwait(false);
        }
    }
}
