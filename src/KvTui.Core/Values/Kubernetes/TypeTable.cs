using System.Collections.Concurrent;

namespace KvTui.Core.Values.Kubernetes;

/// <summary>
/// The messages of all kinds that are stored, read from <see cref="StoredTypes"/> one by one when they are asked for. A line there is
/// such as <c>Pod: metadata ObjectMeta, spec PodSpec</c>, and one that begins with a blank goes on. A field has the number after that of
/// the one before unless it says another; without a type it is a string; <c>[]</c> stands for a list, <c>{}</c> for a map from strings,
/// <c>+</c> for fields shown in their parent, <c>!</c> for shown even if empty; <c>=</c> before a message for its last field in its place.
/// </summary>
internal static class TypeTable
{
    private static readonly ConcurrentDictionary<string, MessageType> Read = [];

    /// <summary>The message of a kind; null if it is not known. Such an object still has the metadata that all have.</summary>
    public static MessageType? Kind(string apiVersion, string kind)
    {
        foreach (var word in (Entry(StoredTypes.Kinds, apiVersion + " ") ?? "").Split(' '))
        {
            if (word == kind)
            {
                return Find(kind);
            }

            if (word.Length > kind.Length && word[kind.Length] == '=' && word.StartsWith(kind, StringComparison.Ordinal))
            {
                return Find(word[(kind.Length + 1)..]);
            }
        }

        return null;
    }

    /// <summary>The message of a name of the tables; null if there is none.</summary>
    public static MessageType? Find(string name)
    {
        if (Read.TryGetValue(name, out var known))
        {
            return known;
        }

        var transparent = Entry(StoredTypes.Messages, "=" + name + ":");
        return (transparent ?? Entry(StoredTypes.Messages, name + ":")) is { } fields
            ? Read.GetOrAdd(name, new MessageType(Fields(fields), transparent is not null))
            : null;
    }

    /// <summary>What follows a text at the beginning of a line, with the lines that go on; null if no line begins so.</summary>
    private static string? Entry(ReadOnlySpan<byte> table, string start)
    {
        var line = Encoding.UTF8.GetBytes("\n" + start);
        var at = table.IndexOf(line);
        if (at < 0)
        {
            return null;
        }

        var rest = table[(at + line.Length)..];
        var end = rest.IndexOf((byte)'\n');
        while (end >= 0 && end + 1 < rest.Length && rest[end + 1] == ' ')
        {
            var more = rest[(end + 1)..].IndexOf((byte)'\n');
            end = more < 0 ? -1 : end + 1 + more;
        }

        return Encoding.UTF8.GetString(end < 0 ? rest : rest[..end]).Replace("\n", "", StringComparison.Ordinal);
    }

    private static FieldType[] Fields(string text)
    {
        var fields = new List<FieldType>();
        foreach (var field in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            fields.Add(Field(field, fields.Count == 0 ? 1 : fields[^1].Id + 1));
        }

        return [.. fields];
    }

    private static FieldType Field(string text, int id)
    {
        if (char.IsAsciiDigit(text[0]))
        {
            var end = text.IndexOf(' ', StringComparison.Ordinal);
            id = int.Parse(text.AsSpan(0, end), CultureInfo.InvariantCulture);
            text = text[(end + 1)..];
        }

        var type = text.IndexOf(' ', StringComparison.Ordinal);
        var rest = type < 0 ? "" : text[(type + 1)..];
        var shape = rest switch
        {
            ['[', ..] => FieldShape.List,
            ['{', ..] => FieldShape.Map,
            ['+', ..] => FieldShape.Inline,
            _ => FieldShape.One,
        };
        var bare = rest.TrimStart('[', ']', '{', '}', '+').TrimEnd('!');
        return new(id, type < 0 ? text : text[..type], shape, bare.Length == 0 ? "string" : bare, rest.EndsWith('!'));
    }
}
