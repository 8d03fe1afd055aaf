namespace KvTui.Core.Explorer;

/// <summary>A sentence for the user, shown in the status line until its time is over.</summary>
/// <param name="IsBan">Whether it says why writes are off, so that it goes when they are on again.</param>
public sealed record Notice(NoticeKind Kind, string Text, DateTimeOffset Until, bool IsBan = false);

/// <summary>How much a notice matters.</summary>
public enum NoticeKind
{
    Info,
    Done,
    Warning,
    Error,
}
