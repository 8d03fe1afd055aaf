using KvTui.Core.Values.Formats;

namespace KvTui.Core.Explorer;

/// <summary>Where the explorer opens.</summary>
/// <param name="Key">The key or prefix that the cursor goes to once the keys are listed; empty for none.</param>
/// <param name="Filter">What the keys are filtered by, as it is typed; empty for nothing.</param>
/// <param name="View">How values are shown.</param>
public sealed record StartPlace(EtcdKey Key, string Filter, ValueFormat View)
{
    /// <summary>At the first key.</summary>
    public static StartPlace First { get; } = new(EtcdKey.Empty, "", ValueFormat.Auto);

    /// <summary>The names of all views, in the order in which they follow each other.</summary>
    public static IReadOnlyList<string> Views { get; } = Array.ConvertAll(Enum.GetValues<ValueFormat>(), ValueFormats.Name);

    /// <summary>The view of a name; null if there is none.</summary>
    public static ValueFormat? ViewOf(string name)
    {
        foreach (var format in Enum.GetValues<ValueFormat>())
        {
            if (ValueFormats.Name(format) == name)
            {
                return format;
            }
        }

        return null;
    }
}
