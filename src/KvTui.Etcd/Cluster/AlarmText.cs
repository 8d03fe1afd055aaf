namespace KvTui.Etcd.Cluster;

/// <summary>Reads alarms from a Status answer's errors, which need no quorum: “memberID:16894428770782797887 alarm:NOSPACE ”.</summary>
internal static class AlarmText
{
    private const string MemberMark = "memberID:";
    private const string AlarmMark = "alarm:";

    public static IReadOnlyList<Alarm> Parse(IEnumerable<string> errors) => [.. errors.Select(Parse).OfType<Alarm>().Distinct()];

    private static Alarm? Parse(string error)
    {
        var kind = Word(error, AlarmMark) switch
        {
            "NOSPACE" => AlarmKind.NoSpace,
            "CORRUPT" => AlarmKind.Corrupt,
            _ => AlarmKind.None,
        };
        _ = ulong.TryParse(Word(error, MemberMark), NumberStyles.None, CultureInfo.InvariantCulture, out var member);
        return kind == AlarmKind.None ? null : new(member, kind);
    }

    private static string Word(string text, string mark)
    {
        var start = text.IndexOf(mark, StringComparison.Ordinal);
        return start < 0 ? "" : text[(start + mark.Length)..].Split(' ', 2)[0];
    }
}
