using KvTui.App.State.Keyspace;
using KvTui.Etcd;

namespace KvTui.App.State.Rows;

/// <summary>The rows of the key pane, in order.</summary>
public abstract class KeyRows
{
    public static KeyRows None { get; } = new FlatRows(KeyIndex.Empty, EtcdKey.Empty);

    public abstract int Count { get; }

    public abstract KeyRow this[int index] { get; }

    /// <summary>The place of a row; if it is not there, the place where it would be.</summary>
    public int PlaceOf(RowId id)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (this[middle].Id < id)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
