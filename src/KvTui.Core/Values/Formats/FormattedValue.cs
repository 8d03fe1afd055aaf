namespace KvTui.Core.Values.Formats;

/// <summary>A value made ready to be shown: its format and its lines, each safe for the screen.</summary>
/// <param name="Format">Never <see cref="ValueFormat.Auto"/>.</param>
/// <param name="ShownBytes">How much of the value the lines stand for, in bytes.</param>
/// <param name="Note">Why it is shown so, where that is not what was asked for; else null.</param>
public sealed record FormattedValue(ValueFormat Format, IReadOnlyList<string> Lines, int ShownBytes, string? Note)
{
    /// <summary>The kind of object that a Kubernetes value is, safe for the screen; null for other values.</summary>
    public string? Kind { get; init; }

    /// <summary>What was taken off the stored bytes; null for nothing.</summary>
    public DecodedValue? Decoded { get; init; }

    /// <summary>What the format is called on the screen, with the decoders before it: “base64 › gzip › json”.</summary>
    public string Name => Decoded is null ? OwnName
        : string.Join(" › ", Decoded.IsDump ? Decoded.Names : [.. Decoded.Names, OwnName]);

    private string OwnName => $"{ValueFormats.Name(Format)} {Kind}".TrimEnd();

    /// <summary>The same with a note before the one that it has; an empty one changes nothing.</summary>
    public FormattedValue With(string note) => note.Length == 0 ? this : this with { Note = Note is null ? note : $"{note} · {Note}" };

    /// <summary>The bytes that the lines are made of.</summary>
    /// <param name="value">The stored bytes.</param>
    public ReadOnlyMemory<byte> Bytes(ReadOnlyMemory<byte> value) => Decoded is null ? value : Decoded.Bytes;

    /// <summary>Whether there is more than the lines stand for.</summary>
    /// <param name="value">The stored bytes.</param>
    public bool IsPart(ReadOnlyMemory<byte> value) => ShownBytes < Bytes(value).Length;
}

/// <summary>How a value is shown.</summary>
public enum ValueFormat
{
    /// <summary>As the bytes suggest.</summary>
    Auto,
    Text,
    Json,

    /// <summary>An object of Kubernetes as YAML; other values as <see cref="Auto"/> shows them.</summary>
    Kubernetes,

    Hex,
}

/// <summary>What the views of a value are called, and in which order they follow each other.</summary>
internal static class ValueFormats
{
    private static readonly ValueFormat[] All = Enum.GetValues<ValueFormat>();

    /// <summary>The names of all, in their order.</summary>
    public static string Names { get; } = string.Join(", ", Array.ConvertAll(All, Name));

    public static string Name(ValueFormat format) => format == ValueFormat.Kubernetes ? "k8s" : format.ToString().ToLowerInvariant();

    /// <summary>The view after another; that of Kubernetes only for objects, as it would show others no differently.</summary>
    public static ValueFormat Next(ValueFormat format, bool isObject)
    {
        var next = All[((int)format + 1) % All.Length];
        return next == ValueFormat.Kubernetes && !isObject ? Next(next, isObject) : next;
    }
}
