namespace KvTui.Core.Values.Kubernetes;

/// <summary>
/// The messages of an API group, read from lines such as <c>Pod: 1 metadata ObjectMeta, 2 spec PodSpec</c>. A field without a type is a
/// string; <c>[]</c> stands for a list, <c>{}</c> for a map from strings, <c>+</c> for fields shown in their parent, <c>!</c> for shown
/// even if empty.
/// </summary>
internal sealed class TypeTable
{
    private readonly Dictionary<string, MessageType> _messages = [];
    private readonly TypeTable? _shared;

    private TypeTable(TypeTable? shared, ReadOnlySpan<byte> text)
    {
        _shared = shared;
        var message = "";
        var fields = new List<FieldType>();
        foreach (var line in Encoding.UTF8.GetString(text).Split('\n'))
        {
            var rest = line;
            if (line[0] != ' ')
            {
                var colon = line.IndexOf(':', StringComparison.Ordinal);
                Close(message, fields);
                (message, rest) = (line[..colon], line[(colon + 1)..]);
            }

            fields.AddRange(rest.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Field));
        }

        Close(message, fields);
    }

    /// <summary>The core group, and what all groups share.</summary>
    public static TypeTable Core { get; } = new(null, CoreTypes.Text);

    /// <summary>The table of an API version; that of the core group for those that are not known.</summary>
    public static TypeTable For(string apiVersion) => apiVersion switch
    {
        "apps/v1" => new(Core, GroupTypes.Apps),
        "batch/v1" or "batch/v1beta1" => new(Core, GroupTypes.Batch),
        "networking.k8s.io/v1" => new(Core, GroupTypes.Networking),
        "rbac.authorization.k8s.io/v1" or "rbac.authorization.k8s.io/v1beta1" => new(Core, GroupTypes.Rbac),
        "storage.k8s.io/v1" or "storage.k8s.io/v1beta1" => new(Core, GroupTypes.Storage),
        "discovery.k8s.io/v1" => new(Core, GroupTypes.Discovery),
        "autoscaling/v2" or "autoscaling/v2beta2" => new(Core, GroupTypes.Autoscaling),
        "admissionregistration.k8s.io/v1" => new(Core, GroupTypes.Admission),
        "policy/v1" or "policy/v1beta1" => new(Core, GroupTypes.Policy),
        "scheduling.k8s.io/v1" => new(Core, GroupTypes.Scheduling),
        "node.k8s.io/v1" => new(Core, GroupTypes.Node),
        "certificates.k8s.io/v1" => new(Core, GroupTypes.Certificates),
        "coordination.k8s.io/v1" => new(Core, GroupTypes.Coordination),
        _ => Core,
    };

    /// <summary>Whether a kind of an API version is known; of the others only the metadata is.</summary>
    public bool Has(string apiVersion, string kind) => _messages.ContainsKey(kind) && (this != Core || apiVersion == "v1");

    /// <summary>The message of a name; null if there is none.</summary>
    public MessageType? Find(string name) => _messages.TryGetValue(name, out var found) ? found : _shared?.Find(name);

    private static FieldType Field(string text)
    {
        var name = text.IndexOf(' ') + 1;
        var type = text.IndexOf(' ', name);
        var id = int.Parse(text.AsSpan(0, name - 1), CultureInfo.InvariantCulture);
        var rest = type < 0 ? "" : text[(type + 1)..];
        var shape = rest switch
        {
            ['[', ..] => FieldShape.List,
            ['{', ..] => FieldShape.Map,
            ['+', ..] => FieldShape.Inline,
            _ => FieldShape.One,
        };
        var bare = rest.TrimStart('[', ']', '{', '}', '+').TrimEnd('!');
        return new(id, type < 0 ? text[name..] : text[name..type], shape, bare.Length == 0 ? "string" : bare, rest.EndsWith('!'));
    }

    private void Close(string message, List<FieldType> fields)
    {
        if (fields.Count > 0)
        {
            _messages[message] = new([.. fields]);
            fields.Clear();
        }
    }
}
