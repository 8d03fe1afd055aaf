namespace KvTui.App.State;

/// <summary>A sentence for the user, shown in the status line until its time is over.</summary>
public sealed record Notice(NoticeKind Kind, string Text, DateTimeOffset Until);
