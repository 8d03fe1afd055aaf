using KvTui.Etcd.Kv.Wire;
using KvTui.Etcd.Protos;
using KvTui.Etcd.Transport;

namespace KvTui.Etcd.Calls;

/// <summary>Makes sure, before a write leaves, that the connection it leaves on reaches the cluster that it is meant for.</summary>
internal sealed class WriteTarget(ClusterIdentity identity, CallAttempts attempts)
{
    /// <summary>The number of the connection that the write may leave on; 0 for what does not write, and where the server does not tell which cluster it belongs to.</summary>
    /// <exception cref="EtcdException">The member belongs to another cluster, or does not say to which.</exception>
    public async ValueTask<long> ConnectionAsync(CallDescriptor call, Channel channel, string? token, Deadline deadline, CancellationToken cancellationToken)
    {
        if (!call.IsWrite)
        {
            return 0;
        }

        var connection = channel.Transport.Connection;
        if (channel.Identity.Of(connection) == 0)
        {
            await AskAsync(channel, token, deadline, cancellationToken).ConfigureAwait(false);
            connection = channel.Transport.Connection;
        }

        Require(call, channel, channel.Identity.Of(connection));
        return connection;
    }

    private void Require(CallDescriptor call, Channel channel, ulong clusterId)
    {
        var meant = identity.MeantBy(call);
        if (channel.Identity.IsMixed)
        {
            throw new EtcdException(
                EtcdErrorKind.WrongCluster,
                $"{channel.Endpoint}: {call.Method.Name} was not sent: several clusters answer at this address in turn; give the members' own addresses with --endpoints.",
                channel.Endpoint)
            { OtherClusterId = channel.Identity.Latest };
        }

        if (clusterId == 0 && meant != 0)
        {
            throw new EtcdException(
                EtcdErrorKind.ConnectionLost, $"{channel.Endpoint}: the connection changed before it was known which cluster it reaches; nothing was sent.", channel.Endpoint);
        }

        if (meant != 0 && clusterId != meant)
        {
            throw ClusterIdentity.Foreign(channel.Endpoint, clusterId, meant);
        }
    }

    /// <summary>Asks for the smallest answer that names the cluster; what came over this connection is noted by the attempt itself.</summary>
    private async Task AskAsync(Channel channel, string? token, Deadline deadline, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(new(RpcMethod.Status, new StatusRequest())).ConfigureAwait(false);
        }
        catch (EtcdException failure) when (failure.Kind is EtcdErrorKind.PermissionDenied)
        {
            // Some versions show the status to root only. What a lease has left is shown to every user; none has the id 0.
            await SendAsync(new(RpcMethod.LeaseTimeToLive, new LeaseTimeToLiveRequest())).ConfigureAwait(false);
        }

        Task SendAsync(CallDescriptor question) => attempts.CallAsync(
            question with { RequireLeader = false, Endpoint = channel.Endpoint }, KvResponses.HeaderOnly, channel, token, 0, hasOthers: true, deadline, cancellationToken);
    }
}
