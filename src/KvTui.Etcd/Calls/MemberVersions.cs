using System.Buffers;
using System.Collections.Concurrent;

namespace KvTui.Etcd.Calls;

/// <summary>Members' versions by member id: an answer's meaning can depend on the member that gave it, whatever the endpoint.</summary>
internal sealed class MemberVersions
{
    private static readonly Version KeysWithoutLeases = new(3, 7);
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    private readonly ConcurrentDictionary<ulong, Version?> _known = [];

    /// <summary>The version in a text such as “3.7.0-rc.1”, without the part after the numbers; null if there is none.</summary>
    public static Version? Parse(string text)
    {
        var end = text.AsSpan().IndexOfAnyExcept(NumberCharacters);
        return Version.TryParse(end < 0 ? text : text[..end], out var version) ? version : null;
    }

    public void Note(ulong member, string version) => _known[member] = Parse(version);

    /// <summary>Records that a member's version could not be learned.</summary>
    public void GiveUp(ulong member) => _known.TryAdd(member, null);

    /// <summary>Whether a member has been asked, even in vain.</summary>
    public bool IsAsked(ulong member) => _known.ContainsKey(member);

    /// <summary>Whether a member's keys-only answers are known to contain the keys' leases.</summary>
    public bool TellsLeases(ulong member) => _known.GetValueOrDefault(member) is { } version && version < KeysWithoutLeases;

    /// <summary>Forgets all versions: a member that was away may have been upgraded.</summary>
    public void Forget() => _known.Clear();
}
