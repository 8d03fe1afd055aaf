using System.Collections.Concurrent;
using KvTui.Etcd.Kv;

namespace KvTui.Etcd.Cluster;

/// <summary>
/// Asks every member of a cluster how it is, in parallel: those the user's endpoints lead to, known by the id that answers there, and those that only the
/// member list names, at the URLs they advertise. Keep one for a cluster: it remembers who answered where. Calls must not overlap.
/// </summary>
public sealed class ClusterProbe(IEtcdClient client, TimeProvider clock)
{
    private static readonly EtcdKey ReadKey = EtcdKey.FromText("health");

    private readonly ConcurrentDictionary<EtcdEndpoint, ulong> _owners = new();
    private readonly ConcurrentDictionary<EtcdEndpoint, bool> _connected = new();
    private IReadOnlyList<Member> _members = [];

    /// <summary>Whether a member is asked twice where the connection is new, so that its first round trip does not have the making of it in it; default true.</summary>
    public bool MeasuresFirst { get; init; } = true;

    /// <summary>Asks all and draws the conclusions; failures are part of the report. Throws only <see cref="OperationCanceledException"/>, if the caller cancelled.</summary>
    /// <param name="timeout">How long each call may take: a status, the member list, the linearizable read.</param>
    public async Task<ClusterReport> ProbeAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var read = ReadAsync(timeout, giveUp.Token);
        var list = ListAsync(timeout, giveUp.Token);
        var given = await Task.WhenAll(client.Options.Endpoints.Distinct().Select(e => AskAsync(e, timeout, cancellationToken))).ConfigureAwait(false);
        if (!given.Any(r => r.Answers) && _members.Count == 0)
        {
            await giveUp.CancelAsync().ConfigureAwait(false);
        }

        _members = await list.ConfigureAwait(false) ?? _members;
        var rows = await Task.WhenAll(Rows(given).Select(r => ReachAsync(r, timeout, cancellationToken))).ConfigureAwait(false);
        var readError = await read.ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return ClusterAssessment.Assess(rows, readError);
    }

    /// <summary>Asks one endpoint for its status; the row's id is 0 if it did not answer now nor before.</summary>
    public async Task<MemberReport> AskAsync(EtcdEndpoint endpoint, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var row = new MemberReport { Endpoints = [endpoint], Id = _owners.GetValueOrDefault(endpoint) };
        try
        {
            // The first answer on a connection has the time to make it in it: that is not the round trip.
            if (MeasuresFirst && _connected.TryAdd(endpoint, true))
            {
                await WithinAsync(timeout, endpoint, t => client.Maintenance.StatusAsync(endpoint, t), cancellationToken).ConfigureAwait(false);
            }

            var start = clock.GetTimestamp();
            var status = await WithinAsync(timeout, endpoint, t => client.Maintenance.StatusAsync(endpoint, t), cancellationToken).ConfigureAwait(false);
            _owners[endpoint] = status.Header.MemberId;
            return row with { Id = status.Header.MemberId, Status = status, IsLearner = status.IsLearner, RoundTrip = clock.GetElapsedTime(start) };
        }
        catch (EtcdException error)
        {
            _connected.TryRemove(endpoint, out _);
            return row with { Error = error };
        }
    }

    /// <summary>Puts what the given endpoints answered to the members they belong to; what belongs to none comes last.</summary>
    private List<MemberReport> Rows(MemberReport[] given)
    {
        var clusterId = given.FirstOrDefault(r => r.Status is not null)?.Status?.Header.ClusterId;
        var rows = new List<MemberReport>();
        var left = given.ToList();
        foreach (var member in _members.OrderBy(m => m.Name.Length == 0).ThenBy(m => m.Name, StringComparer.Ordinal).ThenBy(m => m.Id))
        {
            var advertised = Advertised(member);
            var own = left.Where(r => r.Id == member.Id || (r.Id == 0 && advertised.Exists(a => IsSame(a, r.Endpoints[0])))).ToList();
            left.RemoveAll(own.Contains);
            var best = own.MinBy(r => r.Status is null) ?? new MemberReport();
            rows.Add(best with
            {
                Id = member.Id,
                Name = member.Name,
                IsLearner = member.IsLearner,
                Endpoints = [.. own.OrderBy(r => r != best).SelectMany(r => r.Endpoints), .. advertised.Where(a => !own.Exists(r => IsSame(a, r.Endpoints[0])))],
            });
        }

        foreach (var row in left)
        {
            var foreign = row.Status is { } status && status.Header.ClusterId != clusterId;
            var known = rows.Exists(r => r.Id == row.Id) || (row.Status is null && _members.Count > 0);
            rows.Add(foreign || known ? row with { Id = 0 } : row);
        }

        return rows;
    }

    /// <summary>Asks a member that none of the given endpoints reaches where it says it is.</summary>
    private async Task<MemberReport> ReachAsync(MemberReport row, TimeSpan timeout, CancellationToken cancellationToken)
    {
        foreach (var endpoint in row.Endpoints.Where(_ => row.Id != 0 && row.Name.Length > 0 && !row.Answers))
        {
            if (endpoint == row.Error?.Endpoint || client.Options.Endpoints.Contains(endpoint))
            {
                continue;
            }

            var answer = await AskAsync(endpoint, timeout, cancellationToken).ConfigureAwait(false);
            if (answer.IsDenied || (answer.Status is not null && answer.Id == row.Id))
            {
                return row with
                {
                    Status = answer.Status,
                    Error = answer.Error,
                    RoundTrip = answer.RoundTrip,
                    Endpoints = [endpoint, .. row.Endpoints.Where(e => e != endpoint)],
                };
            }

            row = row with { Error = row.Error ?? answer.Error };
        }

        return row;
    }

    private List<EtcdEndpoint> Advertised(Member member)
    {
        var endpoints = new List<EtcdEndpoint>();
        foreach (var url in member.ClientUrls)
        {
            try
            {
                endpoints.Add(EtcdEndpoint.Parse(url));
            }
            catch (FormatException)
            {
                // A member may advertise what can not be asked from here, such as a Unix socket.
            }
        }

        // Nothing goes out in plain text where the user asked for TLS.
        endpoints.RemoveAll(e => !e.Tls && client.Options.Endpoints.All(g => g.Tls));
        return endpoints;
    }

    private async Task<IReadOnlyList<Member>?> ListAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            var list = await WithinAsync(timeout, null, t => client.Cluster.MemberListAsync(null, t), cancellationToken).ConfigureAwait(false);
            return list.Members;
        }
        catch (Exception error) when (error is EtcdException or OperationCanceledException)
        {
            return null;
        }
    }

    private async Task<EtcdException?> ReadAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var key = client.Options.Root.IsEmpty ? ReadKey : client.Options.Root;
        try
        {
            await WithinAsync(timeout, null, t => client.Kv.RangeAsync(KeyRange.Key(key), new() { KeysOnly = true }, t), cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (EtcdException error)
        {
            return error.Kind == EtcdErrorKind.PermissionDenied ? null : error;
        }
        catch (OperationCanceledException)
        {
            return new(EtcdErrorKind.Unreachable, "It was not tried, as no member answers.");
        }
    }

    private async Task<T> WithinAsync<T>(TimeSpan timeout, EtcdEndpoint? endpoint, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            return await call(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new EtcdException(EtcdErrorKind.DeadlineExceeded, $"No answer within {timeout.TotalSeconds:0.###} s.", endpoint);
        }
    }

    private static bool IsSame(EtcdEndpoint one, EtcdEndpoint other) =>
        one.Port == other.Port && (one.Host.Equals(other.Host, StringComparison.OrdinalIgnoreCase) || (IsLoopback(one.Host) && IsLoopback(other.Host)));

    private static bool IsLoopback(string host) =>
        host == "localhost" || (System.Net.IPAddress.TryParse(host, out var address) && System.Net.IPAddress.IsLoopback(address));
}
