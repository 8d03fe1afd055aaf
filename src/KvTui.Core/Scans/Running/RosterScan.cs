using System.Runtime.CompilerServices;
using KvTui.Core.Care.Running;
using KvTui.Core.Leases;
using KvTui.Core.Scans.Roster;
using KvTui.Core.Users;
using KvTui.Etcd;
using KvTui.Etcd.Cluster;

namespace KvTui.Core.Scans.Running;

/// <summary>Asks for leases, locks, users, members, the revisions of a key, or what changed between two revisions.</summary>
internal sealed class RosterScan(IEtcdClient client, ScanRequest.Roster request, TimeProvider clock) : IScan
{
    public ScanProgress Start { get; } = new ScanProgress.Roster(ScanStatus.AtStart, RosterRows.Empty);

    public async IAsyncEnumerable<ScanProgress> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        if (request.Kind == RosterKind.History)
        {
            await foreach (var progress in new HistoryScan(client, request, clock).RunAsync(cancellationToken))
            {
                yield return progress;
            }

            yield break;
        }

        var list = await (request.Kind switch
        {
            RosterKind.Leases => LeasesAsync(cancellationToken),
            RosterKind.Locks => LocksAsync(cancellationToken),
            RosterKind.Users => UsersAsync(cancellationToken),
            RosterKind.Members => MembersAsync(cancellationToken),
            RosterKind.Changes => new ChangesSurvey(client, clock).ReadAsync(request, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(request), request.Kind, "is not a known list"),
        });
        var status = ScanStatus.AtStart with { Keys = list.Rows.Length };
        yield return new ScanProgress.Roster(status.Completed(clock.GetElapsedTime(started)), list);
    }

    private Task<IReadOnlyList<LeaseFacts>> AskAsync(CancellationToken cancellationToken) =>
        LeaseSurvey.ReadAsync(client.Leases, withKeys: true, static (_, _) => { }, cancellationToken);

    private async Task<RosterRows> LeasesAsync(CancellationToken cancellationToken) => RosterRows.Of(await AskAsync(cancellationToken));

    /// <summary>A key's place in its queue is known by its revision, which only the key itself tells.</summary>
    private async Task<RosterRows> LocksAsync(CancellationToken cancellationToken)
    {
        var (leases, tickets) = (await AskAsync(cancellationToken), new List<KeyValue>());
        foreach (var lease in leases)
        {
            foreach (var key in lease.Keys)
            {
                if (LockQueue.IsTicket(key.Span, lease.Id, out _))
                {
                    tickets.AddRange((await client.Kv.RangeAsync(KeyRange.Key(key), new(), cancellationToken)).KeyValues);
                }
            }
        }

        return RosterRows.Of(LockQueue.Of(tickets), leases);
    }

    private async Task<RosterRows> MembersAsync(CancellationToken cancellationToken)
    {
        var list = await client.Cluster.MemberListAsync(null, cancellationToken);
        return MemberRows.Of(list, await new CareRunner(client, clock).LookAsync(cancellationToken));
    }

    /// <summary>All users; a restricted user may ask for himself only, and is one only where authentication is on.</summary>
    private async Task<RosterRows> UsersAsync(CancellationToken cancellationToken)
    {
        var only = client.Auth.Rights is { IsRestricted: true, User: { } user } ? user : null;
        var all = await UserSurvey.ReadAsync(client.Users, only, cancellationToken);
        return RosterRows.Of(all, only is not null || (await client.Users.StatusAsync(cancellationToken)).IsOn);
    }
}
