namespace KvTui.KubernetesTables;

/// <summary>What the tags of Go's structs say, which protobuf does not: names in JSON, what is left out, what is inline.</summary>
internal sealed partial class GoTags
{
    private readonly Dictionary<(string Struct, int Id), GoField> _fields = [];
    private readonly HashSet<string> _kinds = [];

    /// <summary>The structs that are those of version v1.</summary>
    private readonly HashSet<string> _taken = [];

    private GoTags()
    {
    }

    /// <summary>The API group of the package; null if it is none.</summary>
    public string? Group { get; private set; }

    /// <summary>Reads the sources of a package.</summary>
    public static GoTags Of(string folder)
    {
        var tags = new GoTags();
        foreach (var file in Directory.GetFiles(folder, "*.go").Where(IsSource))
        {
            tags.Read(File.ReadLines(file));
        }

        if (tags._taken.Count > 0)
        {
            var stable = Of(Path.Combine(folder, "../v1"));
            foreach (var ((name, id), field) in stable._fields.Where(field => tags._taken.Contains(field.Key.Struct)))
            {
                tags._fields[(name, id)] = field;
            }
        }

        return tags;
    }

    public GoField? Find(string name, int id) => _fields.GetValueOrDefault((name, id));

    /// <summary>Whether a struct has both a kind and the metadata of an object.</summary>
    public bool IsKind(string name) => _kinds.Contains(name + " TypeMeta") && _kinds.Contains(name + " ObjectMeta");

    private static bool IsSource(string file) =>
        Path.GetFileName(file) is var name && !name.EndsWith("_test.go", StringComparison.Ordinal)
        && !name.StartsWith("generated", StringComparison.Ordinal) && !name.StartsWith("zz_", StringComparison.Ordinal);

    private void Read(IEnumerable<string> lines)
    {
        var current = "";
        foreach (var line in lines)
        {
            if (GroupLine().Match(line) is { Success: true } group)
            {
                Group = group.Groups[1].Value;
            }
            else if (StructLine().Match(line) is { Success: true } opened)
            {
                current = opened.Groups[1].Value;
            }
            else if (TakenLine().Match(line) is { Success: true } taken)
            {
                _taken.Add(taken.Groups[1].Value);
            }
            else if (current.Length > 0 && FieldLine().Match(line) is { Success: true } field)
            {
                var type = field.Groups[1].Value;
                _kinds.Add($"{current} {type[(type.LastIndexOf('.') + 1)..]}");
                if (ProtobufTag().Match(line) is { Success: true } protobuf)
                {
                    var options = field.Groups[2].Value.Split(',');
                    _fields[(current, int.Parse(protobuf.Groups[1].Value, CultureInfo.InvariantCulture))] =
                        new(options[0], options.Contains("inline"), options.Contains("omitempty"), options.Contains("omitzero"), type[0] == '*');
                }
            }
        }
    }

    [GeneratedRegex("^const GroupName = \"([^\"]*)\"")]
    private static partial Regex GroupLine();

    [GeneratedRegex(@"^type (\w+) struct \{")]
    private static partial Regex StructLine();

    [GeneratedRegex(@"^type (\w+) (?:= )?v1\.\1$")]
    private static partial Regex TakenLine();

    [GeneratedRegex("^\t(?:\\w+\\s+)?(\\S+)\\s+`.*json:\"([^\"]*)\"")]
    private static partial Regex FieldLine();

    [GeneratedRegex("protobuf:\"\\w+,(\\d+),")]
    private static partial Regex ProtobufTag();
}

/// <summary>What the tag of a field says.</summary>
internal sealed record GoField(string Json, bool IsInline, bool OmitsEmpty, bool OmitsZero, bool IsPointer);
