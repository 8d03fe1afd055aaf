using System.Collections.Immutable;
using KvTui.Etcd.Kv;

namespace KvTui.App.State.Keyspace;

/// <summary>The keys that are held: a sorted index over regions that say how true each part is.</summary>
/// <param name="Incoming">The keys of a listing that will replace <paramref name="Keys"/> when it is complete; null when none runs.</param>
public sealed record KeyspaceState(ImmutableArray<Region> Regions, KeyIndex Keys, KeyIndex? Incoming)
{
    /// <summary>Nothing held yet of one region.</summary>
    public static KeyspaceState Of(KeyRange range) => new([new Region(range, RegionStatus.Loading, 0, 0)], KeyIndex.Empty, null);

    /// <summary>The region that there is, so far.</summary>
    public Region Whole => Regions[0];

    /// <summary>This state with the region changed.</summary>
    public KeyspaceState With(Region region) => this with { Regions = Regions.SetItem(0, region) };
}
