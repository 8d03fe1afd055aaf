using KvTui.Core.Values.Formats;

namespace KvTui.Core.Values.Decoders;

/// <summary>A value without its layers: gzip in base64, JSON in gzip.</summary>
/// <param name="Last">What the last decoder made of it.</param>
/// <param name="Notes">What is to be said of the layers.</param>
internal sealed record DecoderChain(IReadOnlyList<string> Names, DecodedLayer Last, IReadOnlyList<string> Notes)
{
    /// <summary>The most layers that are taken off.</summary>
    public const int MostLayers = 5;

    /// <summary>The most bytes that all layers of a value may unfold to.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    /// <summary>Takes off what a value is wrapped in; null if nothing is taken off.</summary>
    /// <param name="first">The decoder to begin with; null for the one that the value needs.</param>
    /// <param name="most">The most characters of lines.</param>
    public static DecoderChain? Of(ReadOnlyMemory<byte> value, string? first, int most, DateOnly? today)
    {
        var (names, notes) = (new List<string>(), new List<string>());
        var (bytes, left, last) = (value, MostBytes, (DecodedLayer?)null);
        while (last is not { IsCut: true } and not { Lines: not null } && left > 0)
        {
            var decoder = names.Count == 0 && first is not null ? DecoderTable.Named(first) : DecoderTable.For(bytes);
            if (decoder is null || (names.Count < MostLayers ? decoder.Decode(bytes, new(left, most, today)) : null) is not { } layer)
            {
                notes.AddRange(decoder is not null && names.Count == MostLayers ? [$"more than {MostLayers} layers"] : []);
                break;
            }

            names.Add(decoder.Name);
            notes.AddRange(layer.Note is { } note ? [note] : []);
            (bytes, left, last) = (layer.Bytes, left - layer.Bytes.Length, layer);
        }

        return last is null ? null : new(names, last, notes);
    }

    /// <summary>What is shown of the value, as far as the decoders say it.</summary>
    public DecodedValue Value => new(Names, Last.Bytes, Last.Lines is not null);
}
