using System.Runtime.CompilerServices;
using KvTui.Etcd;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Watch;

namespace KvTui.Core.Keyspace.Watching;

/// <summary>Lists keys as of a past revision, as a mirror does those of now; nothing is watched after it, for nothing can change.</summary>
internal sealed class PastListing(IEtcdClient client, TimeProvider clock)
{
    /// <summary>How long until it is tried again after a failure that may pass.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>The updates of one complete listing, and that it is complete; a listing that broke begins again.</summary>
    /// <exception cref="EtcdException">The revision cannot be read, or another attempt is pointless.</exception>
    public async IAsyncEnumerable<WatchUpdate> RunAsync(WatchScope scope, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var (header, failure) = (default(ResponseHeader), default(EtcdException));
            for (var i = 0; i < scope.Ranges.Length && failure is null; i++)
            {
                var options = new RangeOptions { KeysOnly = true, Revision = scope.Revision };
                await using var pages = client.Kv.KeyPagesAsync(scope.Ranges[i], options, cancellationToken)
                    .GetAsyncEnumerator(cancellationToken);
                while (true)
                {
                    (var hasPage, failure) = await MoveNextAsync(pages);
                    if (!hasPage)
                    {
                        break;
                    }

                    if (header == default)
                    {
                        header = pages.Current.Header;
                        yield return new WatchUpdate.Listing(scope.Revision, pages.Current.Total, null) { ClusterId = header.ClusterId };
                    }

                    yield return new WatchUpdate.Page(scope.Revision, pages.Current);
                }
            }

            if (failure is null)
            {
                yield return new WatchUpdate.Listed(scope.Revision);
                yield return new WatchUpdate.Connected(client.Current, header);
                yield break;
            }

            yield return new WatchUpdate.Disconnected(failure, Pause);
            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    private static async ValueTask<(bool HasPage, EtcdException? Failure)> MoveNextAsync(IAsyncEnumerator<KeyPage> pages)
    {
        try
        {
            return (await pages.MoveNextAsync(), null);
        }
        catch (EtcdException failure) when (failure.Kind.IsPassing())
        {
            return (false, failure);
        }
    }
}
