using KvTui.Etcd.Calls.Descriptors;
using KvTui.Etcd.Calls.Endpoints;
using KvTui.Etcd.Calls.Identity;
using KvTui.Etcd.Model;
using KvTui.Etcd.Transport.Messages;

namespace KvTui.Etcd.Calls;

/// <summary>Makes sure, before a write leaves, that the connection it leaves on reaches the cluster that it is meant for.</summary>
internal sealed class WriteTarget(ClusterIdentity identity, CallAttempts attempts)
{
    /// <summary>The number of the connection that the write may leave on; 0 for what does not write, and where the server does not tell which cluster it belongs to.</summary>
    /// <exception cref="EtcdException">The member belongs to another cluster, or does not say to which.</exception>
    public async ValueTask<long> ConnectionAsync(CallDescriptor call, EndpointChannel channel, string? token, Deadline deadline, CancellationToken cancellationToken)
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

    private void Require(CallDescriptor call, EndpointChannel channel, ulong clusterId)
    {
        var meant = identity.MeantBy(call);
        if (channel.Identity.IsMixed)
        {
            throw new EtcdException(
                EtcdErrorKind.WrongCluster,
                $"{channel.Endpoint}: {call.Method.Name} was not sent: several clusters answer over one connection to this address, so a proxy stands there; name the members themselves with --endpoints.",
                channel.Endpoint)
            {
                OtherClusterId = channel.Identity.Latest,
            };
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

    /// <summary>What comes over this connection is noted by the attempt itself.</summary>
    private Task<ResponseHeader> AskAsync(EndpointChannel channel, string? token, Deadline deadline, CancellationToken cancellationToken) => IdentityQuestion.AskAsync(
        channel.Endpoint,
        question => attempts.CallAsync(question, WireRecords.HeaderOnly, channel, token, 0, hasOthers: true, deadline, cancellationToken));
}
