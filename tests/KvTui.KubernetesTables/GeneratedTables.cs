namespace KvTui.KubernetesTables;

/// <summary>Makes the sources of the tables that <c>TypeTable</c> of KvTui.Core reads.</summary>
public static class GeneratedTables
{
    private const int LineLength = 140;
    private const int Indent = 8;

    /// <summary>What clusters send to each other and never store.</summary>
    private static readonly string[] NeverStored = ["apidiscovery", "authentication", "authorization", "imagepolicy", "meta", "testapigroup"];

    /// <summary>Versions that the packages no longer have, with those that read the same.</summary>
    private static readonly (string Old, string Same)[] Removed =
    [
        ("autoscaling/v2beta2", "autoscaling/v2"),
        ("networking.k8s.io/v1alpha1", "networking.k8s.io/v1beta1"),
        ("scheduling.k8s.io/v1alpha1", "scheduling.k8s.io/v1beta1"),
    ];

    /// <summary>The name of the file.</summary>
    public const string FileName = "StoredTypes.g.cs";

    /// <summary>The text of the file.</summary>
    /// <exception cref="InvalidDataException">The packages are not in the folder.</exception>
    public static string Of(Packages packages)
    {
        var groups = new List<(string Version, string Package)>();
        var all = new Dictionary<string, Message>();
        foreach (var (package, folder) in packages.WithMessages())
        {
            var tags = GoTags.Of(folder);
            var version = package[(package.LastIndexOf('.') + 1)..];
            if (tags.Group is { } group && !NeverStored.Any(never => package.Contains($".{never}.", StringComparison.Ordinal)))
            {
                groups.Add((group.Length == 0 ? version : $"{group}/{version}", package));
            }

            foreach (var message in ProtoSource.Messages(package, folder, tags))
            {
                all.Add(message.FullName, message);
            }
        }

        var kinds = all.Values.Where(message => message.IsKind && groups.Exists(group => group.Package == message.Package));
        var used = Used(kinds, all).OrderBy(message => Rank(message.Package)).ThenBy(message => message.FullName, StringComparer.Ordinal).ToList();
        var entries = Sharing.Entries(used);
        var lines = used.GroupBy(message => entries[message.FullName])
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .SelectMany(group => MessageLines(group.Key, [.. group], entries));
        return Source(packages.Version, KindLines(groups, used, entries), lines);
    }

    /// <summary>The core group first, and stable versions before those that were tried.</summary>
    private static int Rank(string package) =>
        (package.Contains("alpha", StringComparison.Ordinal) ? 4 : package.Contains("beta", StringComparison.Ordinal) ? 2 : 0)
        + (package is "k8s.io.api.core.v1" || package.StartsWith("k8s.io.apimachinery.", StringComparison.Ordinal) ? 0 : 1);

    private static HashSet<Message> Used(IEnumerable<Message> kinds, Dictionary<string, Message> all)
    {
        var used = new HashSet<Message>();
        var open = new Stack<Message>(kinds);
        while (open.TryPop(out var message))
        {
            if (used.Add(message))
            {
                foreach (var field in message.Fields)
                {
                    if (all.TryGetValue(field.Type, out var inner))
                    {
                        open.Push(inner);
                    }
                }
            }
        }

        return used;
    }

    private static IEnumerable<string> KindLines(List<(string Version, string Package)> groups, List<Message> used, Dictionary<string, string> entries)
    {
        var kinds = groups.ToDictionary(
            group => group.Version,
            group => used.Where(message => message.IsKind && message.Package == group.Package)
                .OrderBy(message => message.Name, StringComparer.Ordinal)
                .Select(message => entries[message.FullName] is var entry && entry == message.Name ? entry : $"{message.Name}={entry}")
                .ToArray());
        foreach (var (old, same) in Removed)
        {
            kinds.TryAdd(old, kinds[same]);
        }

        return kinds.Where(group => group.Value.Length > 0)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .SelectMany(group => Wrapped(group.Key, group.Value, " "));
    }

    private static IEnumerable<string> MessageLines(string entry, IReadOnlyList<Message> messages, Dictionary<string, string> entries)
    {
        var fields = messages.SelectMany(message => message.Fields).DistinctBy(field => field.Id).OrderBy(field => field.Id);
        var words = new List<string>();
        var expected = 1;
        foreach (var field in fields)
        {
            var type = field.Shape + (field.Type == "string" ? "" : entries.GetValueOrDefault(field.Type, field.Type)) + (field.Always ? "!" : "");
            var number = field.Id == expected ? "" : field.Id.ToString(CultureInfo.InvariantCulture) + " ";
            words.Add(number + field.Name + (type.Length > 0 ? " " + type : ""));
            expected = field.Id + 1;
        }

        return Wrapped((messages[0].IsTransparent ? "=" : "") + entry + ":", words, ", ");
    }

    private static IEnumerable<string> Wrapped(string first, IEnumerable<string> words, string between)
    {
        var line = new StringBuilder(first);
        var separator = " ";
        foreach (var word in words)
        {
            if (Indent + line.Length + separator.Length + word.Length + 1 > LineLength)
            {
                yield return line.Append(separator.TrimEnd()).ToString();
                line.Clear();
                separator = " ";
            }

            line.Append(separator).Append(word);
            separator = between;
        }

        yield return line.ToString();
    }

    private static string Source(string version, IEnumerable<string> kinds, IEnumerable<string> messages) =>
        $$""""
        // Made by tests/KvTui.KubernetesTables from Debian's packages of {{version}}; not to be edited.
        namespace KvTui.Core.Values.Kubernetes;

        /// <summary>The stored kinds of each API version, and the fields of their messages, as <see cref="TypeTable"/> reads them.</summary>
        internal static class StoredTypes
        {
            public static ReadOnlySpan<byte> Kinds =>
                """

        {{Indented(kinds)}}
                """u8;

            public static ReadOnlySpan<byte> Messages =>
                """

        {{Indented(messages)}}
                """u8;
        }

        """".Replace("\r\n", "\n", StringComparison.Ordinal);

    private static string Indented(IEnumerable<string> lines) => string.Join('\n', lines.Select(line => new string(' ', Indent) + line));
}
