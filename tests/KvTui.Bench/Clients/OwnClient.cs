using System.Text;
using KvTui.Etcd;
using KvTui.Etcd.Model;
using KvTui.Etcd.Watch;
using KvTui.Testing.Etcd;

namespace KvTui.Bench.Clients;

/// <summary>The client of this project.</summary>
internal sealed class OwnClient(IReadOnlyList<string> endpoints, EtcdLogin? login) : IContestant
{
    private readonly EtcdClient _client = new(
        new() { Endpoints = [.. endpoints.Select(static each => EtcdEndpoint.Parse(each))], User = login?.User, Password = login?.Password }, TimeProvider.System, new Random(1));

    public string Name => "KvTui.Etcd";

    public async Task<PutFate> PutAsync(string key, string value, CancellationToken cancellationToken)
    {
        try
        {
            await _client.Kv.PutAsync(EtcdKey.FromText(key), Encoding.UTF8.GetBytes(value), new(), cancellationToken);
            return PutFate.Stored;
        }
        catch (EtcdException failure)
        {
            return failure.MayHaveBeenApplied ? PutFate.Unknown : PutFate.NotStored;
        }
    }

    public async Task WatchAsync(string prefix, long revision, Action<long> seen, Action told, CancellationToken cancellationToken)
    {
        try
        {
            var options = new WatchOptions { Ranges = [KeyRange.Prefix(EtcdKey.FromText(prefix))], StartRevision = revision };
            await foreach (var update in _client.Watch.WatchAsync(options, cancellationToken))
            {
                if (update is WatchUpdate.Events events)
                {
                    foreach (var change in events.Changes)
                    {
                        seen(change.KeyValue.ModRevision);
                    }
                }
                else if (update is WatchUpdate.Compacted or WatchUpdate.HistoryLost)
                {
                    told();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // It was to end.
        }
    }

    public ValueTask DisposeAsync() => _client.DisposeAsync();
}
