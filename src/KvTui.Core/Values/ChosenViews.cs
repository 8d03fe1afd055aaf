using KvTui.Core.Values.Formats;

namespace KvTui.Core.Values;

/// <summary>What was chosen to be seen of the values of some keys.</summary>
public sealed class ChosenViews
{
    /// <summary>Nothing was chosen.</summary>
    public static readonly ChosenViews None = Beginning(default);

    /// <summary>The most keys that are remembered; then it begins anew.</summary>
    private const int Most = 1000;

    private readonly ImmutableDictionary<EtcdKey, ValueView> _views;
    private readonly ValueView _first;

    private ChosenViews(ImmutableDictionary<EtcdKey, ValueView> views, ValueView first) => (_views, _first) = (views, first);

    /// <summary>Nothing was chosen yet, and each value is seen in one view first.</summary>
    public static ChosenViews Beginning(ValueView first) => new([], first);

    /// <summary>What was chosen for a key; the first view for nothing.</summary>
    public ValueView Of(EtcdKey key) => _views.GetValueOrDefault(key, _first);

    /// <summary>These with what was chosen for a key.</summary>
    public ChosenViews With(EtcdKey key, ValueView view)
    {
        if (Of(key) == view)
        {
            return this;
        }

        var before = _views.Count < Most ? _views : _views.Clear();
        return new(view == _first ? before.Remove(key) : before.SetItem(key, view), _first);
    }
}
