using System.Net.Sockets;
using KvTui.Etcd;
using KvTui.Etcd.Cluster;
using static KvTui.Etcd.Model.EtcdErrorKind;

namespace KvTui.Core.Writes.Guarded;

/// <summary>
/// Tells whether a write that was sent can still take effect unseen. A member passes on in order what it is asked, so a question through
/// the log by the same member comes behind the write, as long as the leader is the same; else the write may lie with a former leader.
/// </summary>
/// <param name="clusterId">The cluster that the write was sent to; answers of another one settle nothing. 0 if it is not known.</param>
internal sealed class WriteBarrier(IEtcdClient client, ulong clusterId)
{
    /// <summary>Asks the member that the write was sent to; if it does not run any more, any other.</summary>
    public async Task<BarrierAnswer> AskSenderAsync(EtcdEndpoint? sender, CancellationToken cancellationToken)
    {
        var answer = sender is null ? BarrierAnswer.Gone : await AskAsync(sender, cancellationToken);
        if (answer != BarrierAnswer.Gone)
        {
            return answer;
        }

        answer = await AskAsync(null, cancellationToken);
        return answer == BarrierAnswer.Gone ? BarrierAnswer.Open : answer;
    }

    /// <summary>Asks every member; true if each has answered or does not run, so that none holds a write that it could pass on.</summary>
    public async Task<bool> AskEveryoneAsync(CancellationToken cancellationToken)
    {
        var given = await Task.WhenAll(client.Options.Endpoints.Select(endpoint => AskForIdAsync(endpoint, cancellationToken)));
        if (given.Any(each => each.Answer is BarrierAnswer.Open or BarrierAnswer.Denied))
        {
            return false;
        }

        try
        {
            var list = await client.Cluster.MemberListAsync(null, cancellationToken);
            var others = list.Members.Where(member => member.ClientUrls.Count > 0 && !given.Any(each => each.Id == member.Id)).ToList();
            if (others.Exists(member => !LeadsToIt(member, list)))
            {
                return false;
            }

            var answers = await Task.WhenAll(others.Select(member => AskMemberAsync(member, cancellationToken)));
            return answers.All(answer => answer is BarrierAnswer.Settled or BarrierAnswer.Gone);
        }
        catch (EtcdException)
        {
            return false;
        }
    }

    /// <summary>
    /// Whether an address is one member's alone: a proxy has the id 0 and hides the members, and the address of several leads to any of
    /// them, or to nobody.
    /// </summary>
    private static bool LeadsToIt(Member member, MemberList list) =>
        member.Id != 0 && !list.Members.Any(other => other.Id != member.Id && other.ClientUrls.Contains(member.ClientUrls[0]));

    private static BarrierAnswer Judge(EtcdException error) => error.Kind switch
    {
        Unreachable => IsRefused(error) ? BarrierAnswer.Gone : BarrierAnswer.Open,
        LearnerRefused => BarrierAnswer.Gone,
        PermissionDenied or Unauthenticated or AuthenticationFailed => BarrierAnswer.Denied,
        // No answer, or none that says what became of what was sent before.
        Unknown or ServerTimeout or NoLeader or LeaderChanged or Unavailable or TooManyRequests or WrongCluster
            or Compacted or FutureRevision or NoSpace or Corrupt or TooLarge or AuthenticationNotEnabled or NotFound
            or InvalidArgument or FailedPrecondition or Unimplemented or ReadOnly or Locked or OutsideRoot => BarrierAnswer.Open,
        var kind when kind.IsSilence() => BarrierAnswer.Open,
        _ => throw new ArgumentOutOfRangeException(nameof(error), error.Kind, "is not a known kind of failure"),
    };

    /// <summary>Whether nothing listens there; a host that cannot be reached may well run.</summary>
    private static bool IsRefused(EtcdException error)
    {
        var failures = error.Attempts.Count > 0 ? error.Attempts : [error];
        return failures.All(failure => failure.GetBaseException() is SocketException { SocketErrorCode: SocketError.ConnectionRefused });
    }

    private async Task<BarrierAnswer> AskAsync(EtcdEndpoint? endpoint, CancellationToken cancellationToken)
    {
        try
        {
            await client.Maintenance.BarrierAsync(endpoint, cancellationToken);
            return endpoint is null || await IsOursAsync(endpoint, cancellationToken) ? BarrierAnswer.Settled : BarrierAnswer.OtherCluster;
        }
        catch (EtcdException error)
        {
            return Judge(error);
        }
    }

    /// <summary>Whether the member at an endpoint belongs to the cluster; the one that was asked may be elsewhere by now.</summary>
    private async Task<bool> IsOursAsync(EtcdEndpoint endpoint, CancellationToken cancellationToken) =>
        clusterId == 0
        || !ClusterIds.Differ(clusterId, (await client.Maintenance.StatusAsync(endpoint, cancellationToken)).Header.ClusterId);

    private async Task<(BarrierAnswer Answer, ulong Id)> AskForIdAsync(EtcdEndpoint endpoint, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(endpoint, cancellationToken);
        if (answer != BarrierAnswer.Settled)
        {
            return (answer, 0);
        }

        try
        {
            return (answer, (await client.Maintenance.StatusAsync(endpoint, cancellationToken)).Header.MemberId);
        }
        catch (EtcdException)
        {
            // Then it is asked again by the address that it advertises.
            return (answer, 0);
        }
    }

    private async Task<BarrierAnswer> AskMemberAsync(Member member, CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync(EtcdEndpoint.ParseAdvertised(member.ClientUrls[0]), cancellationToken);
        }
        catch (FormatException)
        {
            return BarrierAnswer.Open;
        }
    }
}

/// <summary>What became of the question whether all is settled that was sent through a member before.</summary>
internal enum BarrierAnswer
{
    /// <summary>It is settled.</summary>
    Settled,

    /// <summary>The member does not run, or cannot pass anything on: what it had taken is lost or with the others.</summary>
    Gone,

    /// <summary>No answer, or no leader: it may still take effect.</summary>
    Open,

    /// <summary>A member of another cluster answers there: the one that was asked may be elsewhere.</summary>
    OtherCluster,

    /// <summary>The user may not ask.</summary>
    Denied,
}
