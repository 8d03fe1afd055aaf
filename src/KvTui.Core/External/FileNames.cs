using KvTui.Core.Editing.Json;
using KvTui.Core.Values.Formats;

namespace KvTui.Core.External;

/// <summary>What the file is called in which a program is given a value: after the key, with a suffix that says what is in it.</summary>
internal static class FileNames
{
    private const int MaxStem = 60;
    private const int MaxSuffix = 5;

    /// <summary>The file of a value as it is edited.</summary>
    public static string OfEdit(EtcdKey key, byte separator, ReadOnlySpan<byte> text, bool isHex = false) =>
        Of(key, separator, isHex ? ".hex" : SuffixOf(text));

    /// <summary>The file of a value as it is shown.</summary>
    public static string OfShown(EtcdKey key, byte separator, ValueFormat format, ReadOnlySpan<byte> text) =>
        Of(key, separator, SuffixOf(format, text));

    private static string SuffixOf(ValueFormat format, ReadOnlySpan<byte> text) => format switch
    {
        ValueFormat.Auto or ValueFormat.Text => SuffixOf(text),
        ValueFormat.Json => ".json",
        ValueFormat.Kubernetes => ".yaml",
        ValueFormat.Hex => ".txt",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "is not a known format"),
    };

    private static string SuffixOf(ReadOnlySpan<byte> text) =>
        JsonText.IsJson(text) ? ".json"
        : text.StartsWith("---\n"u8) || text.StartsWith("apiVersion:"u8) ? ".yaml"
        : text.StartsWith("-----BEGIN "u8) ? ".pem"
        : ".txt";

    /// <summary>The last segment of a key in letters that no shell and no editor takes for more; one's own suffix beats ".txt".</summary>
    private static string Of(EtcdKey key, byte separator, string suffix)
    {
        var segment = key.Span.TrimEnd(separator);
        segment = segment[(segment.LastIndexOf(separator) + 1)..];
        var letters = new char[Math.Min(segment.Length, MaxStem)];
        for (var i = 0; i < letters.Length; i++)
        {
            var letter = (char)segment[i];
            letters[i] = char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-' ? letter : '_';
        }

        var stem = new string(letters).TrimStart('.', '-').TrimEnd('.');
        stem = stem.Length == 0 ? "value" : stem;
        var dot = stem.LastIndexOf('.');
        var own = dot < 0 ? "" : stem[dot..];
        var isSuffixed = own == suffix
            || (suffix == ".txt" && own.Length is > 1 and <= MaxSuffix + 1 && own.AsSpan(1).IndexOfAnyExceptInRange('a', 'z') < 0);
        return isSuffixed ? stem : stem + suffix;
    }
}
