using System.Text.Json.Serialization;

namespace KvTui.App.Drafts;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(DraftDocument))]
internal sealed partial class DraftJson : JsonSerializerContext;
