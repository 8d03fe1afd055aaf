using System.Runtime.CompilerServices;
using KvTui.Core.Care.Running;
using KvTui.Core.Journal.Undoing;
using KvTui.Core.Leases;
using KvTui.Core.Scans.Roster;
using KvTui.Core.Users;
using KvTui.Etcd;
using KvTui.Etcd.Cluster;

namespace KvTui.Core.Scans.Running;

/// <summary>Asks for leases, locks, users, members, one's own writes, the revisions of a key, or what changed between two.</summary>
internal sealed class RosterScan(IEtcdClient client, ScanRequest.Roster request, TimeProvider clock) : IScan
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private (int Read, int All) _leases;

    /// <summary>Knows one's own writes; null where none are taken down.</summary>
    public Undoer? Undoer { get; init; }

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

        var reading = request.Kind switch
        {
            RosterKind.Leases => LeasesAsync(cancellationToken),
            RosterKind.Locks => LocksAsync(cancellationToken),
            RosterKind.Users => UsersAsync(cancellationToken),
            RosterKind.Members => MembersAsync(cancellationToken),
            RosterKind.Journal => JournalAsync(cancellationToken),
            RosterKind.Changes => new ChangesSurvey(client, clock).ReadAsync(request, cancellationToken),
            _ => throw new InvalidOperationException($"A list of {request.Kind} is unknown."),
        };
        while (await Task.WhenAny(reading, Task.Delay(Pause, clock, cancellationToken)) != reading)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (read, all) = _leases;
            yield return new ScanProgress.Roster(ScanStatus.AtStart with { Keys = read, Total = all }, RosterRows.Empty);
        }

        var list = await reading;
        var status = ScanStatus.AtStart with { Keys = list.Rows.Length };
        yield return new ScanProgress.Roster(status.Completed(clock.GetElapsedTime(started)), list);
    }

    private Task<IReadOnlyList<LeaseFacts>> AskAsync(CancellationToken cancellationToken) =>
        LeaseSurvey.ReadAsync(client.Leases, withKeys: true, (read, all) => _leases = (read, all), cancellationToken);

    private async Task<RosterRows> LeasesAsync(CancellationToken cancellationToken) => RosterRows.Of(await AskAsync(cancellationToken));

    /// <summary>A key's place in its queue is known by its revision, which only the key itself tells.</summary>
    private async Task<RosterRows> LocksAsync(CancellationToken cancellationToken)
    {
        var (leases, tickets) = (await AskAsync(cancellationToken), new List<KeyValue>());
        foreach (var lease in leases)
        {
            foreach (var key in lease.Keys)
            {
                if (HeldLock.IsTicket(key.Span, lease.Id, out _))
                {
                    tickets.AddRange((await client.Kv.RangeAsync(KeyRange.Key(key), new(), cancellationToken)).KeyValues);
                }
            }
        }

        return RosterRows.Of(HeldLock.Of(tickets), leases);
    }

    private async Task<RosterRows> MembersAsync(CancellationToken cancellationToken)
    {
        var list = await client.Cluster.MemberListAsync(null, cancellationToken);
        return MemberRows.Of(list, await new CareRunner(client, clock).LookAsync(cancellationToken));
    }

    private async Task<RosterRows> JournalAsync(CancellationToken cancellationToken) => JournalRows.Of(
        Undoer is null ? [] : await Undoer.ReadAsync(client.ClusterId, cancellationToken), clock.GetUtcNow());

    /// <summary>All users; a restricted user may ask for himself only, and is one only where authentication is on.</summary>
    private async Task<RosterRows> UsersAsync(CancellationToken cancellationToken)
    {
        var only = client.Auth.Rights is { IsRestricted: true, User: { } user } ? user : null;
        var all = await UserSurvey.ReadAsync(client.Users, only, cancellationToken);
        var isOn = only is not null || (await client.Users.StatusAsync(cancellationToken)).IsOn;
        return RosterRows.Of(all with
        {
            IsOn = isOn,
            Only = only,
            WhyNotOn = isOn ? null : LockOut.OfAll(all) ?? LockOut.OfOneself(client.Options),
        });
    }
}
