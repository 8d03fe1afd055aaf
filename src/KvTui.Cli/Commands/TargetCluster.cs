namespace KvTui.Cli.Commands;

/// <summary>The cluster that a verb writes to: the one that all its endpoints belong to which say so.</summary>
/// <param name="Silent">The endpoints that do not say, each with the reason, as a sentence.</param>
internal sealed record TargetCluster(IReadOnlyList<(EtcdEndpoint Endpoint, string Reason)> Silent)
{
    /// <summary>Asks every endpoint before anything is written; from then on the client uses only the cluster that they name.</summary>
    /// <exception cref="UsageException">The endpoints belong to several clusters.</exception>
    public static async Task<TargetCluster> FindAsync(IEtcdClient client, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (client.Options is { ReadOnly: true } or { Lock.IsLocked: true })
        {
            // The write is refused before anything is sent.
            return new([]);
        }

        var answers = await Task.WhenAll(client.Options.Endpoints.Select(endpoint => AskAsync(client, endpoint, clock, cancellationToken)));
        var clusters = answers.Where(each => each.ClusterId != 0).GroupBy(each => each.ClusterId, each => each.Endpoint).ToArray();
        if (clusters.Length > 1)
        {
            var list = clusters.Select(cluster => $"Cluster {cluster.Key:x16}: {string.Join(", ", cluster)}");
            throw new UsageException(
                $"Nothing was written: the endpoints belong to {clusters.Length} clusters.\n{string.Join('\n', list)}\n"
                + "Name those of one cluster by --endpoints.");
        }

        if (clusters is [var only])
        {
            client.MoveTo(only.Key);
        }

        return new([.. answers.Where(answer => answer.ClusterId == 0).Select(answer => (answer.Endpoint, answer.Silence))]);
    }

    /// <summary>Where an endpoint did not say which cluster it is of, names the cluster and member that the write was sent to.</summary>
    /// <param name="header">That of the answer; all zero if there was none.</param>
    public void Tell(IEtcdClient client, ResponseHeader header)
    {
        // What has answered the write since is known to belong to the cluster.
        var reasons = Silent.Where(each => header.ClusterId == 0 || each.Endpoint != client.Current).Select(each => each.Reason).ToArray();
        if (reasons.Length > 0)
        {
            var cluster = header.ClusterId == 0 ? client.ClusterId : header.ClusterId;
            var member = header.MemberId == 0 ? "" : $", member {header.MemberId:x16}";
            StandardStreams.Say(
                $"Sent to cluster {cluster:x16}{member}. "
                + $"It is not known whether every endpoint belongs to it:\n{string.Join('\n', reasons)}");
        }
    }

    private static async Task<Answer> AskAsync(
        IEtcdClient client, EtcdEndpoint endpoint, TimeProvider clock, CancellationToken cancellationToken)
    {
        var options = client.Options;
        var patience = options.DialTimeout < options.CommandTimeout ? options.DialTimeout : options.CommandTimeout;
        using var deadline = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            var header = await client.Maintenance.IdentifyAsync(endpoint, either.Token);
            return new(endpoint, header.ClusterId, $"{endpoint} does not say.");
        }
        catch (EtcdException failure)
        {
            return new(endpoint, 0, failure.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(endpoint, 0, $"{endpoint} did not answer within {patience.TotalSeconds:0.###} s.");
        }
    }

    /// <param name="Silence">Why the cluster is not known, if it is 0.</param>
    private sealed record Answer(EtcdEndpoint Endpoint, ulong ClusterId, string Silence);
}
