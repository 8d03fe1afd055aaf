namespace KvTui.Core.Scans.Running;

/// <summary>A list that only grows, so that what was handed over of it stays as it was.</summary>
internal sealed class SharedList<T>
{
    private T[] _items = [];

    public int Count { get; private set; }

    /// <summary>The items so far; never changes, as later ones are put behind them or into a new array.</summary>
    public ReadOnlyMemory<T> Memory => _items.AsMemory(0, Count);

    public void Add(T item)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Math.Max(16, Count * 2));
        }

        _items[Count++] = item;
    }
}
