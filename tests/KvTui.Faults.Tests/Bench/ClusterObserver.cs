using System.Text;
using System.Text.Json;
using KvTui.Testing.Etcd;

namespace KvTui.Faults.Tests.Bench;

/// <summary>A second opinion on a cluster: asks the members over etcd's JSON gateway, and so shares no code with the client under test.</summary>
internal sealed class ClusterObserver : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(40);

    // no pool: a spare connection on which nothing is sent keeps etcd from shutting down
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, PooledConnectionLifetime = TimeSpan.Zero });

    /// <summary>Waits until one of the members names a leader as wanted.</summary>
    /// <param name="isWanted">Given a leader's id in decimal; “0” where the member knows none.</param>
    /// <returns>The moment, as a timestamp of the system's clock.</returns>
    public Task<long> LeaderAsync(IEnumerable<EtcdProcess> members, Func<string, bool> isWanted, CancellationToken cancellationToken) =>
        FirstAsync(members, async (member, token) => await LeaderAsync(member, token) is { } leader && isWanted(leader), "a leader as wanted", cancellationToken);

    /// <summary>Waits until a linearizable read works at one of the members.</summary>
    /// <returns>The moment, as a timestamp of the system's clock.</returns>
    public Task<long> LinearizableReadAsync(IEnumerable<EtcdProcess> members, CancellationToken cancellationToken) =>
        FirstAsync(members, async (member, token) => await AskAsync(member, "kv/range", """{"key":"aGVhbHRo"}""", token) is not null, "a linearizable read", cancellationToken);

    /// <summary>The leader's id in decimal according to a member; null if it does not answer.</summary>
    public async Task<string?> LeaderAsync(EtcdProcess member, CancellationToken cancellationToken)
    {
        if (await AskAsync(member, "maintenance/status", "{}", cancellationToken) is not { } answer)
        {
            return null;
        }

        using var document = JsonDocument.Parse(answer);
        return document.RootElement.TryGetProperty("leader", out var leader) ? leader.GetString() : "0";
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Asks each member every 50 ms, whether or not it has answered before, and returns when the first says yes.</summary>
    private static async Task<long> FirstAsync(
        IEnumerable<EtcdProcess> members, Func<EtcdProcess, CancellationToken, Task<bool>> ask, string wanted, CancellationToken cancellationToken)
    {
        using var decided = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var found = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        var asking = members.Select(member => AskOnAsync(member, decided.Token)).ToArray();
        try
        {
            return await found.Task.WaitAsync(Deadline, TimeProvider.System, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"In {Deadline.TotalSeconds} s no member had {wanted}.");
        }
        finally
        {
            await decided.CancelAsync();
            await Task.WhenAll(asking);
        }

        async Task AskOnAsync(EtcdProcess member, CancellationToken token)
        {
            using var timer = new PeriodicTimer(Interval, TimeProvider.System);
            var asked = new List<Task>();
            try
            {
                do
                {
                    asked.Add(AskOnceAsync(member, token));
                }
                while (await timer.WaitForNextTickAsync(token));
            }
            catch (OperationCanceledException)
            {
                await Task.WhenAll(asked);
            }
        }

        async Task AskOnceAsync(EtcdProcess member, CancellationToken token)
        {
            if (await ask(member, token))
            {
                found.TrySetResult(TimeProvider.System.GetTimestamp());
            }
        }
    }

    private async Task<string?> AskAsync(EtcdProcess member, string path, string request, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var body = new StringContent(request, Encoding.UTF8, "application/json");
            using var answer = await _http.PostAsync(new Uri($"{member.Endpoint}/v3/{path}"), body, either.Token);
            return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync(either.Token) : null;
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }
}
