namespace KvTui.Etcd.Calls;

/// <summary>Makes sure before sending a write that its connection reaches the cluster that it is meant for.</summary>
internal sealed class WriteTarget(ClusterIdentity identity, CallAttempts attempts)
{
    /// <summary>The number of the connection on which a write may be sent; 0 for a read, or if no single connection is open.</summary>
    /// <exception cref="EtcdException">The endpoint is of another cluster or several, or does not say of which.</exception>
    public async ValueTask<long> ConnectionAsync(
        CallDescriptor call, EndpointChannel channel, string? token, Deadline deadline, CancellationToken cancellationToken)
    {
        if (!call.IsWrite)
        {
            return 0;
        }

        var connection = channel.Transport.Connection;
        if (connection == 0)
        {
            // Beside the open one there may be one that was made ahead and came too late: nobody would ever take it.
            await channel.Transport.DropUnusedAsync().ConfigureAwait(false);
            connection = channel.Transport.Connection;
        }

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
                $"{channel.Endpoint}: {call.Method.Name} was not sent: several clusters answer over one connection to this address, "
                + "so a proxy stands there; name the members themselves with --endpoints.",
                channel.Endpoint)
            {
                OtherClusterId = channel.Identity.Latest,
            };
        }

        if (clusterId == 0 && meant != 0)
        {
            throw new EtcdException(
                EtcdErrorKind.ConnectionLost,
                $"{channel.Endpoint}: the connection changed before it was known which cluster it reaches; nothing was sent.",
                channel.Endpoint);
        }

        if (meant != 0 && clusterId != meant)
        {
            throw ClusterIdentity.Foreign(channel.Endpoint, clusterId, meant);
        }
    }

    /// <summary>Asks which cluster the connection reaches; the attempt itself records it.</summary>
    private Task<ResponseHeader> AskAsync(EndpointChannel channel, string? token, Deadline deadline, CancellationToken cancellationToken)
        => IdentityQuestion.AskAsync(
            channel.Endpoint,
            question => attempts.CallAsync(
                question, WireRecords.HeaderOnly, channel, token, 0, hasOthers: true, deadline, cancellationToken));
}
