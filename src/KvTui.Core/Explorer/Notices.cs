namespace KvTui.Core.Explorer;

/// <summary>Puts sentences into the status line, for as long as it takes to read them.</summary>
internal static class Notices
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(12);

    public static ExplorerState Info(this ExplorerState state, string text) => state.Noticed(NoticeKind.Info, text, Short);

    public static ExplorerState Done(this ExplorerState state, string text) => state.Noticed(NoticeKind.Done, text, Short);

    /// <summary>Says what was saved, with more to be read than of most that is done.</summary>
    public static ExplorerState Saved(this ExplorerState state, string text) => state.Noticed(NoticeKind.Done, text, Long);

    public static ExplorerState Warning(this ExplorerState state, string text) => state.Noticed(NoticeKind.Warning, text, Long);

    /// <summary>Says why writes are off, for as long as they are.</summary>
    public static ExplorerState Ban(this ExplorerState state, string text)
    {
        var next = state.Warning(text);
        return next with { Notice = next.Notice! with { IsBan = true } };
    }

    public static ExplorerState Error(this ExplorerState state, string text) => state.Noticed(NoticeKind.Error, text, Long);

    public static ExplorerState Expired(ExplorerState state) => state.Notice?.Until <= state.Now ? state with { Notice = null } : state;

    private static ExplorerState Noticed(this ExplorerState state, NoticeKind kind, string text, TimeSpan time) =>
        state with { Notice = new(kind, Printable.Text(text), state.Now + time) };
}
