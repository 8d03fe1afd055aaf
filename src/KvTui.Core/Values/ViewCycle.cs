using KvTui.Core.Values.Decoders;
using KvTui.Core.Values.Formats;
using KvTui.Core.Values.Kubernetes;

namespace KvTui.Core.Values;

/// <summary>The views of a value in the order in which they follow each other: the formats, then what decoders make of it.</summary>
internal static class ViewCycle
{
    /// <summary>The view after another.</summary>
    /// <param name="value">Null while it is not there.</param>
    public static ValueView Next(ValueView view, ReadOnlyMemory<byte>? value)
    {
        if (view.Decoder is null)
        {
            // That of Kubernetes only for objects, as it would show others no differently.
            var next = ValueFormats.Next(view.Format, value is not { } known || KubernetesValue.IsObject(known.Span));
            if (next != ValueFormat.Auto)
            {
                return new(next);
            }
        }

        var offered = value is { } bytes ? DecoderTable.Offered(bytes) : [];
        var at = view.Decoder is null ? 0 : offered.TakeWhile(name => name != view.Decoder).Count() + 1;
        return at < offered.Count ? new(ValueFormat.Auto, offered[at]) : default;
    }
}
