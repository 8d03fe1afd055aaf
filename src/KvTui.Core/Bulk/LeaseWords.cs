using KvTui.Core.Editing.Leases;

namespace KvTui.Core.Bulk;

/// <summary>A lease for many keys as it is typed: the id of one, “new” and a time to live, or none.</summary>
public static class LeaseWords
{
    /// <summary>What can be typed, for a line that is wrong.</summary>
    public const string Syntax = "the id of a lease, new 60s, or none";

    /// <summary>Reads a lease; null if the text is none.</summary>
    public static LeaseChoice? Read(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
    {
        ["none"] => new(LeaseUse.Detach),
        ["new", var time] when LeaseText.TryParseTime(time, out var seconds) => new(LeaseUse.Grant, seconds),
        [var id] when LeaseText.TryParseId(id, out var number) => new(LeaseUse.Attach, number),
        _ => null,
    };

    /// <summary>What is wrong with a lease that is being typed; null if nothing.</summary>
    public static string? Mistake(string text) => text.Trim().Length == 0 || Read(text) is not null ? null : Syntax;
}
