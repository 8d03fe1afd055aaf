using System.Text;
using KvTui.Etcd.Model;
using KvTui.Etcd.Watch;

namespace KvTui.Etcd.Tests.Server;

/// <summary>Reads a mirror as the explorer does, and holds the keys that it says exist.</summary>
internal sealed class MirrorReader(IAsyncEnumerable<WatchUpdate> updates) : IAsyncDisposable
{
    private readonly IAsyncEnumerator<WatchUpdate> _updates = updates.GetAsyncEnumerator(TestContext.Current.CancellationToken);
    private readonly SortedSet<string> _listing = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _held = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Keys => _held;

    public async Task<T> UntilAsync<T>()
        where T : WatchUpdate
    {
        while (await _updates.MoveNextAsync())
        {
            Apply(_updates.Current);
            if (_updates.Current is T wanted)
            {
                return wanted;
            }
        }

        throw new InvalidOperationException($"The mirror ended before {typeof(T).Name}.");
    }

    public async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await UntilAsync<WatchUpdate>();
        }
    }

    public ValueTask DisposeAsync() => _updates.DisposeAsync();

    private void Apply(WatchUpdate update)
    {
        switch (update)
        {
            case WatchUpdate.Listing:
                _listing.Clear();
                break;
            case WatchUpdate.Page page:
                foreach (var record in page.Keys)
                {
                    _listing.Add(Encoding.UTF8.GetString(record.Key));
                }

                break;
            case WatchUpdate.Listed:
                _held.Clear();
                _held.UnionWith(_listing);
                break;
            case WatchUpdate.Events changed:
                foreach (var change in changed.Changes)
                {
                    _ = change.Kind == WatchEventKind.Put ? _held.Add(change.KeyValue.Key.ToString()) : _held.Remove(change.KeyValue.Key.ToString());
                }

                break;
        }
    }
}
