using Etcdserverpb;
using Google.Protobuf;
using Grpc.Core;
using KvTui.Etcd.Model;
using KvTui.Testing.Etcd;

namespace KvTui.Bench.Clients;

/// <summary>dotnet-etcd's own client as its documentation shows it: by a connection string, with its own retries and watches.</summary>
internal sealed class PackageClient : IContestant
{
    private readonly dotnet_etcd.EtcdClient _client;

    public PackageClient(IReadOnlyList<string> endpoints, EtcdLogin? login)
    {
        var connection = string.Join(',', endpoints);
        _client = login is null
            ? new(connection, configureChannelOptions: static options => options.Credentials = ChannelCredentials.Insecure)
            : new(connection, login.User, login.Password, configureChannelOptions: static options => options.Credentials = ChannelCredentials.Insecure);
    }

    public string Name => "dotnet-etcd";

    public async Task<PutFate> PutAsync(string key, string value, CancellationToken cancellationToken)
    {
        try
        {
            await _client.PutAsync(key, value, cancellationToken: cancellationToken);
            return PutFate.Stored;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return PutFate.Unknown;
        }
    }

    public async Task WatchAsync(string prefix, long revision, Action<long> seen, Action told, CancellationToken cancellationToken)
    {
        try
        {
            var request = new WatchRequest
            {
                CreateRequest = new()
                {
                    Key = ByteString.CopyFromUtf8(prefix),
                    RangeEnd = ByteString.CopyFrom(KeyRange.PrefixEnd(Etcd.Model.EtcdKey.FromText(prefix)).Span),
                    StartRevision = revision,
                },
            };
            await _client.WatchAsync(request, Took, cancellationToken: cancellationToken);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }
        catch (Exception)
        {
            if (!cancellationToken.IsCancellationRequested)
            {
                told();
            }
        }

        void Took(WatchResponse response)
        {
            if (response.CompactRevision > 0)
            {
                told();
            }

            foreach (var change in response.Events)
            {
                seen(change.Kv.ModRevision);
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return default;
    }
}
