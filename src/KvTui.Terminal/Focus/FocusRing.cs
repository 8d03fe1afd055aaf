using System.Collections.Immutable;

namespace KvTui.Terminal.Focus;

/// <summary>Which of a few places has the focus, and their order for going round; immutable.</summary>
public sealed record FocusRing<TId>
    where TId : notnull
{
    private readonly int _index;

    /// <summary>A ring whose first place has the focus.</summary>
    /// <exception cref="ArgumentException">No place is given.</exception>
    public FocusRing(params ReadOnlySpan<TId> places)
    {
        if (places.IsEmpty)
        {
            throw new ArgumentException("A focus ring needs at least one place.", nameof(places));
        }

        Places = [.. places];
    }

    public ImmutableArray<TId> Places { get; }

    public TId Focused => Places[_index];

    public bool IsFocused(TId place) => EqualityComparer<TId>.Default.Equals(Focused, place);

    /// <summary>The focus on the place after this one; after the last comes the first.</summary>
    public FocusRing<TId> Next() => At((_index + 1) % Places.Length);

    /// <summary>The focus on the place before this one; before the first comes the last.</summary>
    public FocusRing<TId> Previous() => At((_index + Places.Length - 1) % Places.Length);

    /// <summary>The focus on a place; unchanged if the ring has no such place.</summary>
    public FocusRing<TId> Focus(TId place) => Places.IndexOf(place) is >= 0 and var index ? At(index) : this;

    public bool Equals(FocusRing<TId>? other) =>
        other is not null && _index == other._index && Places.AsSpan().SequenceEqual(other.Places.AsSpan());

    public override int GetHashCode() => HashCode.Combine(_index, Places.Length);

    private FocusRing<TId> At(int index) => index == _index ? this : new(Places, index);

    private FocusRing(ImmutableArray<TId> places, int index) => (Places, _index) = (places, index);
}
