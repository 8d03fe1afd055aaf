using System.Buffers;
using System.Collections.Concurrent;

namespace KvTui.Etcd.Calls;

/// <summary>The versions that members have told, by their ids: what an answer means can depend on who gave it, whichever endpoint led there.</summary>
internal sealed class MemberVersions
{
    private static readonly Version KeysWithoutLeases = new(3, 7);
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    private readonly ConcurrentDictionary<ulong, Version?> _known = [];

    /// <summary>The version of a server's text such as “3.7.0-rc.1”, without what comes behind the numbers; null if it is none.</summary>
    public static Version? Parse(string text)
    {
        var end = text.AsSpan().IndexOfAnyExcept(NumberCharacters);
        return Version.TryParse(end < 0 ? text : text[..end], out var version) ? version : null;
    }

    /// <summary>Takes note of what a member said of itself.</summary>
    public void Note(ulong member, string version) => _known[member] = Parse(version);

    /// <summary>Takes note that a member cannot be asked.</summary>
    public void GiveUp(ulong member) => _known.TryAdd(member, null);

    /// <summary>Whether a member was asked, be it in vain.</summary>
    public bool IsAsked(ulong member) => _known.ContainsKey(member);

    /// <summary>Whether a keys-only answer of a member is known to have the keys' leases in it.</summary>
    public bool TellsLeases(ulong member) => _known.GetValueOrDefault(member) is { } version && version < KeysWithoutLeases;

    /// <summary>Forgets all: a member that was away may come back as a newer one.</summary>
    public void Forget() => _known.Clear();
}
