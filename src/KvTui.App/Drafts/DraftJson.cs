using System.Text.Json.Serialization;

namespace KvTui.App.Drafts;

/// <summary>How drafts are written; by metadata, as the fast path writes bytes that are null like empty ones.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(DraftDocument))]
internal sealed partial class DraftJson : JsonSerializerContext;
