namespace KvTui;

/// <summary>What is made of sequences most, for which all code of the program finds these, and not System.Linq.</summary>
/// <remarks>System.Linq would bring four to six classes into the native file for every type of item. These do not know ahead
/// how many items there are, nor find one without making those before it.</remarks>
public static class Sequences
{
    /// <summary>The items of which it is true.</summary>
    public static IEnumerable<T> Where<T>(this IEnumerable<T> items, Func<T, bool> isWanted)
    {
        foreach (var item in items)
        {
            if (isWanted(item))
            {
                yield return item;
            }
        }
    }

    /// <summary>What is made of each item.</summary>
    public static IEnumerable<TResult> Select<T, TResult>(this IEnumerable<T> items, Func<T, TResult> make)
    {
        foreach (var item in items)
        {
            yield return make(item);
        }
    }

    /// <summary>The first items.</summary>
    public static IEnumerable<T> Take<T>(this IEnumerable<T> items, int count)
    {
        if (count <= 0)
        {
            yield break;
        }

        foreach (var item in items)
        {
            yield return item;
            if (--count == 0)
            {
                yield break;
            }
        }
    }

    /// <summary>The items after the first ones.</summary>
    public static IEnumerable<T> Skip<T>(this IEnumerable<T> items, int count)
    {
        foreach (var item in items)
        {
            if (count > 0)
            {
                count--;
                continue;
            }

            yield return item;
        }
    }

    /// <summary>The last items.</summary>
    public static IEnumerable<T> TakeLast<T>(this IReadOnlyCollection<T> items, int count) => items.Skip(items.Count - count);
}
