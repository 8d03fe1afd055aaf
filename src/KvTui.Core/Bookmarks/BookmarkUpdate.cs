using KvTui.Core.Dialogs;
using KvTui.Core.Dialogs.Prompts;
using KvTui.Core.Remembering;

namespace KvTui.Core.Bookmarks;

/// <summary>Bookmarks, and the list of them and of recent places.</summary>
internal static class BookmarkUpdate
{
    private const string Bookmark = "bookmark";
    private const string Recent = "recent";

    public static Transition Apply(ExplorerState state, Intent intent) => intent switch
    {
        Intent.Bookmark => state.Browse.Current is { } row ? Toggled(state, row.Path) : state,
        Intent.Bookmarks => Transition.Of(
            state.Pushed(new Layer.Palette(PaletteState.Open(Items(state), PaletteKind.Places))),
            new Effect.Recall(state.Places.ClusterId)),
        _ => throw new ArgumentOutOfRangeException(nameof(intent), intent, "is not about bookmarks"),
    };

    /// <summary>Does with the selected row of the list what is asked for: goes there, or removes it.</summary>
    public static ExplorerState InList(ExplorerState state, Layer.Palette list, Intent intent)
    {
        if (list.State.Selected is not { } item || !Printable.TryUnescape(item.Name, out var bytes))
        {
            return state;
        }

        var key = new EtcdKey(bytes);
        return intent == Intent.Delete ? Listed(Without(state, key, item.Keys), list) : GoToUpdate.GoTo(state.Popped(), key);
    }

    /// <summary>The places of the cluster have been read.</summary>
    public static ExplorerState Recalled(ExplorerState state, KnownPlaces stored)
    {
        state = RememberUpdate.Recalled(state, stored);
        return state.TopLayer is Layer.Palette { State.Kind: PaletteKind.Places } list ? Listed(state, list) : state;
    }

    private static ExplorerState Toggled(ExplorerState state, EtcdKey key)
    {
        var (name, next) = (Printable.Escaped(key.Span), state.Places.Toggled(key));
        return next.Bookmarks.Length > KnownPlaces.MostBookmarks
            ? state.Warning($"There are {KnownPlaces.MostBookmarks} bookmarks of this cluster already: B lists them, Del removes one.")
            : (state with { Places = next }).Done(next.Bookmarks.Contains(key)
                ? $"bookmarked: {name} (B lists bookmarks)"
                : $"no longer bookmarked: {name}");
    }

    private static ExplorerState Without(ExplorerState state, EtcdKey key, string kind) => state with
    {
        Places = kind == Bookmark ? state.Places.Toggled(key) : state.Places with { Recent = state.Places.Recent.Remove(key) },
    };

    private static ExplorerState Listed(ExplorerState state, Layer.Palette list) =>
        state.Replaced(list with { State = list.State.Offering(Items(state), PagerLines.PaletteHeight(state.Size)) });

    /// <summary>What the explorer may show of the places.</summary>
    private static ImmutableArray<PaletteItem> Items(ExplorerState state)
    {
        var (places, root) = (state.Places, state.Browse.Root);
        var items = ImmutableArray.CreateBuilder<PaletteItem>();
        foreach (var key in places.Bookmarks)
        {
            Add(key, Bookmark);
        }

        foreach (var key in places.Recent.RemoveAll(places.Bookmarks.Contains))
        {
            Add(key, Recent);
        }

        return items.ToImmutable();

        void Add(EtcdKey key, string kind)
        {
            if (key.StartsWith(root))
            {
                items.Add(new(Printable.Escaped(key.Span), "", kind));
            }
        }
    }
}
