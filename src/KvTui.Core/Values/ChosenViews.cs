using KvTui.Core.Values.Formats;

namespace KvTui.Core.Values;

/// <summary>What was chosen to be seen of the values of some keys.</summary>
public sealed class ChosenViews
{
    /// <summary>Nothing was chosen.</summary>
    public static readonly ChosenViews None = new([]);

    /// <summary>The most keys that are remembered; then it begins anew.</summary>
    private const int Most = 1000;

    private readonly ImmutableDictionary<EtcdKey, ValueView> _views;

    private ChosenViews(ImmutableDictionary<EtcdKey, ValueView> views) => _views = views;

    /// <summary>What was chosen for a key; the default for nothing.</summary>
    public ValueView Of(EtcdKey key) => _views.GetValueOrDefault(key);

    /// <summary>These with what was chosen for a key.</summary>
    public ChosenViews With(EtcdKey key, ValueView view)
    {
        if (Of(key) == view)
        {
            return this;
        }

        var before = _views.Count < Most ? _views : _views.Clear();
        return new(view == default ? before.Remove(key) : before.SetItem(key, view));
    }
}
