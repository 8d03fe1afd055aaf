namespace KvTui.Core.Browse.Order;

/// <summary>A version of the keys, and what was found of the order of its rows so far. For one thread at a time.</summary>
public sealed class SortedKeys(KeyIndex keys, KeyOrder by)
{
    /// <summary>The most rows below one prefix, or in a flat list, that are sorted.</summary>
    public const int MostRows = 200_000;

    /// <summary>How many keys are looked at for an order at once, so that it takes less than a frame.</summary>
    public const int MostAtOnce = 8192;

    private readonly Dictionary<long, RowOrder> _orders = [];
    private CancellationToken _cancelled;
    private bool _isUnbound;

    public KeyIndex Keys { get; } = keys;

    public KeyOrder By { get; } = by;

    /// <summary>Whether no order was asked for that could not be found at once.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>Does something with the orders of all rows, however long these take to find.</summary>
    internal void Run(Action<SortedKeys> work, CancellationToken cancellationToken)
    {
        (_isUnbound, _cancelled) = (true, cancellationToken);
        work(this);
        (_isUnbound, _cancelled) = (false, default);
    }

    /// <summary>The order of the rows below a prefix; null if these are too many, or it has yet to be found.</summary>
    /// <param name="length">The length of the prefix.</param>
    /// <param name="level">How many separators the prefix has.</param>
    /// <param name="first">The rank of its first key.</param>
    /// <param name="end">The rank behind its last key.</param>
    internal RowOrder? Below(int length, int level, int first, int end, int rows)
    {
        if (rows > MostRows)
        {
            return null;
        }

        var branch = ((long)length << 32) | (uint)first;
        if (_orders.TryGetValue(branch, out var order))
        {
            return order;
        }

        if (!_isUnbound && end - first > MostAtOnce)
        {
            IsComplete = false;
            return null;
        }

        return _orders[branch] = RowOrder.Of(Keys, first, end, level, rows, By, _cancelled);
    }
}
