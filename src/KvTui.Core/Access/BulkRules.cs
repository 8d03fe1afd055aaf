using KvTui.Core.Bulk;

namespace KvTui.Core.Access;

/// <summary>What an action on many keys is about: what is marked, else the folder under the cursor; and why it is not possible.</summary>
public static class BulkRules
{
    private const string Nothing = "There is no key under the cursor, and none is marked.";

    /// <summary>Whether there are marks, or a folder is under the cursor, so that not a single key is meant.</summary>
    public static bool IsMany(ExplorerState state) =>
        !state.Browse.Marks.IsEmpty || state.Browse.Current is { Kind: RowKind.Prefix };

    /// <summary>What is marked, else the row under the cursor; nothing without either.</summary>
    public static ImmutableArray<KeyRange> Ranges(ExplorerState state) =>
        !state.Browse.Marks.IsEmpty ? state.Browse.Marks.Ranges()
        : state.Browse.Current is not { IsGone: false } row ? []
        : [row.Kind == RowKind.Key ? KeyRange.Key(row.Path) : KeyRange.Prefix(row.Path)];

    /// <summary>An order for what is marked, or for the row under the cursor; its keys are not counted yet.</summary>
    public static BulkOrder Order(ExplorerState state, BulkAct act)
    {
        var ranges = Ranges(state);
        return new(act, ranges) { From = From(state, ranges), ClusterId = state.Keyspace.ClusterId };
    }

    /// <summary>Whether an action is about many keys, as things are marked or the cursor stands.</summary>
    public static bool IsAbout(ExplorerState state, Intent intent) => intent switch
    {
        Intent.Delete or Intent.DeletePrefix => !state.Browse.Marks.IsEmpty,
        Intent.Duplicate or Intent.Rename or Intent.Lease => IsMany(state),
        _ => intent is Intent.KeysLease or Intent.Export or Intent.GoOn,
    };

    /// <summary>Why an action on many keys is not possible; null if it is.</summary>
    public static string? WhyNot(ExplorerState state, Intent intent)
    {
        if (intent == Intent.Export)
        {
            return IsNothing(state) ? Nothing : null;
        }

        var ban = intent is Intent.Delete or Intent.DeletePrefix ? WriteRules.WhyNoWrite(state) : WriteRules.WhyNoPut(state);
        return ban ?? (intent is Intent.Duplicate or Intent.GoOn ? null : WhyNoChange(state));
    }

    /// <summary>Why nothing of what is marked, or of the folder under the cursor, can be changed; null if it can.</summary>
    private static string? WhyNoChange(ExplorerState state)
    {
        if (IsNothing(state))
        {
            return Nothing;
        }

        foreach (var range in Ranges(state))
        {
            if (AccessRules.WhyNoChange(state, range) is { } reason)
            {
                return reason;
            }
        }

        return null;
    }

    private static bool IsNothing(ExplorerState state) => state.Browse.Marks.IsEmpty && state.Browse.Current is null;

    /// <summary>The folder itself, if it is one; else the folder that all keys have in common.</summary>
    private static EtcdKey From(ExplorerState state, ImmutableArray<KeyRange> ranges)
    {
        if (ranges is [{ IsSingleKey: false } only])
        {
            return only.Start;
        }

        var shared = ranges.IsEmpty ? default : ranges[0].Start.Span;
        foreach (var range in ranges)
        {
            shared = shared[..shared.CommonPrefixLength(range.Start.Span)];
        }

        var length = Math.Max(state.Browse.Root.Length, state.Settings.Folding.FoldedLength(shared));
        return new(shared[..Math.Min(length, shared.Length)].ToArray());
    }
}
