namespace KvTui.Cli.Commands.Care;

/// <summary>Finds the member that a word on the command line means: its name, or its id in hexadecimal.</summary>
internal static class MemberChoice
{
    /// <summary>The only member of a name or id.</summary>
    /// <exception cref="EtcdException">There is none: <see cref="EtcdErrorKind.NotFound"/>.</exception>
    /// <exception cref="UsageException">Several are meant.</exception>
    public static Member Find(IReadOnlyList<Member> members, string word)
    {
        var id = word.ToLowerInvariant().TrimStart('0');
        var hits = members.Where(member => member.Name == word || HexId(member) == id).ToList();
        return hits switch
        {
            [var only] => only,
            [] => throw new EtcdException(EtcdErrorKind.NotFound, $"There is no member '{word}'; there are {All(members)}."),
            _ => throw new UsageException($"'{word}' means several members: {All(hits)}; name one by its id."),
        };
    }

    public static string HexId(Member member) => member.Id.ToString("x", CultureInfo.InvariantCulture);

    private static string All(IEnumerable<Member> members) => string.Join(
        ", ", members.Select(static member => $"{(member.Name.Length > 0 ? member.Name : "one not started")} ({HexId(member)})"));
}
