namespace KvTui.Core.Values.Reading;

/// <summary>Does what is asked for in the value pane by keys that only read.</summary>
internal static class ReadingIntents
{
    public static ExplorerState Apply(ExplorerState state, Intent intent) => intent switch
    {
        _ when intent.IsMove() => ReadingUpdate.Moved(state, intent),
        Intent.NextHit => FindUpdate.Stepped(state, 1),
        Intent.PreviousHit => FindUpdate.Stepped(state, -1),
        Intent.ScrollLeft => ReadingUpdate.Left(state),
        Intent.ScrollRight => ReadingUpdate.Right(state),
        Intent.Wrap => ReadingUpdate.WrapToggled(state),
        Intent.LineNumbers => ReadingUpdate.NumbersToggled(state),
        Intent.Fold => ReadingUpdate.FoldToggled(state),
        _ => throw new ArgumentOutOfRangeException(nameof(intent), intent, "is not about reading"),
    };
}
