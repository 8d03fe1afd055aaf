namespace KvTui.KubernetesTables;

/// <summary>Reads the messages of a <c>generated.proto</c>.</summary>
internal static partial class ProtoSource
{
    /// <summary>What the tables call types that are one word in JSON, or JSON itself.</summary>
    private static readonly Dictionary<string, string> Words = new()
    {
        ["string"] = "string",
        ["int32"] = "int",
        ["int64"] = "int",
        ["bool"] = "bool",
        ["bytes"] = "bytes",
        ["double"] = "double",
        ["k8s.io.apimachinery.pkg.apis.meta.v1.Time"] = "Time",
        ["k8s.io.apimachinery.pkg.apis.meta.v1.MicroTime"] = "MicroTime",
        ["k8s.io.apimachinery.pkg.api.resource.Quantity"] = "Quantity",
        ["k8s.io.apimachinery.pkg.util.intstr.IntOrString"] = "IntOrString",
        ["k8s.io.apimachinery.pkg.runtime.RawExtension"] = "Json",
        ["k8s.io.apimachinery.pkg.apis.meta.v1.FieldsV1"] = "Json",
        ["k8s.io.apiextensions_apiserver.pkg.apis.apiextensions.v1.JSON"] = "Json",
        ["k8s.io.apiextensions_apiserver.pkg.apis.apiextensions.v1beta1.JSON"] = "Json",
    };

    /// <summary>Messages that marshal as what is in them.</summary>
    private static readonly string[] Transparent = ["ExtraValue", "JSONSchemaPropsOrArray", "JSONSchemaPropsOrBool", "JSONSchemaPropsOrStringArray"];

    public static IEnumerable<Message> Messages(string package, string folder, GoTags tags)
    {
        var name = "";
        var fields = new List<Field>();
        foreach (var line in File.ReadLines(Path.Combine(folder, "generated.proto")))
        {
            if (MessageLine().Match(line) is { Success: true } opened)
            {
                name = opened.Groups[1].Value;
                fields = [];
            }
            else if (FieldLine().Match(line) is { Success: true } field)
            {
                fields.Add(Found(package, name, field.Groups, tags));
            }
            else if (line == "}")
            {
                yield return new(package, name, fields) { IsKind = tags.IsKind(name), IsTransparent = Transparent.Contains(name) };
            }
        }
    }

    private static Field Found(string package, string message, GroupCollection parts, GoTags tags)
    {
        var isMap = parts["map"].Success;
        var type = isMap ? parts["map"].Value : parts["type"].Value;
        var full = type[0] == '.' ? type[1..] : $"{package}.{type}";
        var word = Words.GetValueOrDefault(type) ?? Words.GetValueOrDefault(full) ?? full;
        var id = int.Parse(parts["id"].Value, CultureInfo.InvariantCulture);
        var go = tags.Find(message, id);
        var shape = isMap ? "{}" : parts["often"].Value == "repeated" ? "[]" : go?.IsInline == true ? "+" : "";
        return new(id, go is { Json.Length: > 0 } ? go.Json : parts["name"].Value, shape, word, IsAlways(shape, word, go));
    }

    private static bool IsAlways(string shape, string word, GoField? go) =>
        go is null || shape == "+" ? false
        : shape.Length > 0 ? !go.OmitsEmpty && !go.OmitsZero
        : word switch
        {
            "string" or "int" or "bool" or "double" => go.IsPointer || !go.OmitsEmpty,
            "bytes" => !go.OmitsEmpty,
            "Time" or "MicroTime" => !go.OmitsZero,
            "Quantity" or "IntOrString" or "Json" => false,
            _ => go.IsPointer && !go.OmitsEmpty,
        };

    [GeneratedRegex(@"^message (\w+) \{")]
    private static partial Regex MessageLine();

    [GeneratedRegex(@"^  (?:(?<often>optional|required|repeated) (?<type>\S+)|map<string, (?<map>[^>]+)>) (?<name>\w+) = (?<id>\d+);")]
    private static partial Regex FieldLine();
}
