using KvTui.Core.Values.Formats;
using KvTui.Core.Values.Kubernetes;

namespace KvTui.Core.Values.Decoders;

/// <summary>All decoders; those with the surest signs stand first.</summary>
internal static class DecoderTable
{
    /// <summary>How much is decoded to learn whether a decoder has anything to say.</summary>
    private static readonly DecodeLimits Trial = new(16 * 1024, 4 * 1024, null);

    /// <summary>Those whose signs are certain wherever the bytes come from.</summary>
    private static readonly IValueDecoder[] Certain =
    [
        new GzipDecoder(), new ZstdDecoder(), new PemDecoder(), new CertificateDecoder(), new JwtDecoder(),
        new Base64Decoder(isForUrls: false), new Base64Decoder(isForUrls: true),
    ];

    /// <summary>Those that are only guessed, from bytes that are no text.</summary>
    private static readonly IValueDecoder[] Guessed = [new MessagePackDecoder(), new CborDecoder(), new ProtobufDecoder()];

    public static IReadOnlyList<IValueDecoder> All { get; } = [.. Certain, .. Guessed];

    public static IValueDecoder? Named(string name) => All.FirstOrDefault(decoder => decoder.Name == name);

    /// <summary>The decoder that a value needs no asking for; null for what is shown as it is.</summary>
    public static IValueDecoder? For(ReadOnlyMemory<byte> value)
    {
        if (value.IsEmpty || KubernetesValue.IsProtobuf(value.Span) || KubernetesValue.IsEncrypted(value.Span))
        {
            return null;
        }

        return Array.Find(Certain, decoder => decoder.IsSure(value))
            ?? (PlainText.Is(value.Span) ? null : Array.Find(Guessed, decoder => decoder.IsSure(value)));
    }

    /// <summary>Whether bytes are what chance does not make: text, JSON, an object of Kubernetes, or what a decoder is sure of.</summary>
    public static bool IsRecognised(ReadOnlyMemory<byte> value) => PlainText.IsSure(value.Span)
        || KubernetesValue.IsProtobuf(value.Span)
        || (JsonLines.MayBeJson(value.Span) && PlainText.Is(value.Span) && JsonLines.TryFormat(value, value.Length, out _))
        || Array.Exists(Certain, decoder => decoder is not Base64Decoder && decoder.IsSure(value));

    /// <summary>The names of the decoders that make something of a value, but for the one that needs no asking for.</summary>
    public static IReadOnlyList<string> Offered(ReadOnlyMemory<byte> value)
    {
        var first = For(value);
        return [.. All
            .Where(decoder => decoder != first && decoder.Decode(value, Trial) is not null)
            .Select(static decoder => decoder.Name)];
    }
}
