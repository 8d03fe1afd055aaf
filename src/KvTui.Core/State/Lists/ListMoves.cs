using KvTui.Core.Intents;

namespace KvTui.Core.State.Lists;

/// <summary>Moves the cursor of a list.</summary>
public static class ListMoves
{
    /// <summary>The list after a move; any other intent leaves it as it is.</summary>
    public static ListState Moved(this ListState list, Intent intent, int count, int height) => intent switch
    {
        Intent.Up => list.Move(-1, count, height),
        Intent.Down => list.Move(1, count, height),
        Intent.PageUp => list.Page(-1, count, height),
        Intent.PageDown => list.Page(1, count, height),
        Intent.Home => list.Home(count, height),
        Intent.End => list.End(count, height),
        _ => list,
    };
}
