using System.Text;
using KvTui.Core.Keyspace;
using KvTui.Core.Keyspace.Pages;
using KvTui.Etcd;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;

namespace KvTui.Faults.Tests.Bench;

/// <summary>All keys as a client of its own lists them.</summary>
internal sealed record FreshListing(long Revision, IReadOnlyList<KeyValue> Keys)
{
    private const int Shown = 10;

    /// <summary>Lists with a new client, linearizably, at one revision.</summary>
    public static async Task<FreshListing> TakeAsync(string endpoints, CancellationToken cancellationToken)
    {
        var options = new EtcdClientOptions { Endpoints = [.. endpoints.Split(',').Select(endpoint => EtcdEndpoint.Parse(endpoint))] };
        await using var client = new EtcdClient(options, TimeProvider.System, new Random());
        var page = await client.Kv.RangeAsync(KeyRange.All, new RangeOptions { KeysOnly = true }, cancellationToken);
        return new FreshListing(page.Header.Revision, page.KeyValues);
    }

    /// <summary>How a tree differs, key by key and revision by revision; empty if it does not.</summary>
    public string Difference(KeyIndex tree)
    {
        var wanted = Keys.ToDictionary(pair => pair.Key, KeyEntry.Listed);
        var held = Enumerable.Range(0, tree.Count).Select(rank => tree[rank] with { Size = KeyEntry.UnknownSize }).ToDictionary(entry => entry.Key);
        var differing = wanted.Keys.Union(held.Keys).Where(key => !wanted.TryGetValue(key, out var one) || !held.TryGetValue(key, out var other) || !IsSame(one, other)).Order().ToList();
        var text = new StringBuilder();
        foreach (var key in differing.Take(Shown))
        {
            text.Append($"{key}: listed {Show(wanted, key)}, in the tree {Show(held, key)}\n");
        }

        return differing.Count > Shown ? text.Append($"… {differing.Count} in all\n").ToString() : text.ToString();
    }

    /// <summary>A lease that one of the two was not told, as etcd 3.7 does not in a listing, is no difference.</summary>
    private static bool IsSame(KeyEntry one, KeyEntry other) =>
        one == (one.Lease.IsKnown && other.Lease.IsKnown ? other : other with { Lease = one.Lease });

    private static string Show(Dictionary<EtcdKey, KeyEntry> entries, EtcdKey key) =>
        entries.TryGetValue(key, out var entry) ? $"r{entry.ModRevision} v{entry.Version} since r{entry.CreateRevision}" : "nothing";
}
