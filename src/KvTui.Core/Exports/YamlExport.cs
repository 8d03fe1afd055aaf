using System.Buffers;
using System.Text.Unicode;
using KvTui.Core.Copying;

namespace KvTui.Core.Exports;

/// <summary>An export as a list in YAML, keys and values as in JSON: text in double quotes, or base64 in a field named for it.</summary>
internal sealed class YamlExport(IBufferWriter<byte> output) : IExportWriter
{
    private static readonly SearchValues<byte> Plain = SearchValues.Create(PlainBytes());

    private bool _isBegun;

    public void Begin(ExportHead head) => Line($"# {head.Text}");

    public void Add(KeyValue pair, LeaseTerm? lease)
    {
        _isBegun = true;
        Bytes("- key", pair.Key.Span);
        Bytes("  value", pair.Value.Span);
        Line($"  mod_revision: {pair.ModRevision}");
        if (lease is not null)
        {
            Line($"  lease: \"{PairJson.Lease(pair.Lease)}\"");
            Line($"  ttl: {(long)lease.Left.TotalSeconds}");
            Line($"  granted_ttl: {(long)lease.Granted.TotalSeconds}");
        }
    }

    public void Finish() => output.Write(_isBegun ? default : "[]\n"u8);

    public void Dispose()
    {
    }

    private void Line(string text) => output.Write(Encoding.UTF8.GetBytes(text + "\n"));

    private void Bytes(string name, ReadOnlySpan<byte> bytes)
    {
        if (!Utf8.IsValid(bytes))
        {
            Line($"{name}_base64: \"{Convert.ToBase64String(bytes)}\"");
            return;
        }

        output.Write(Encoding.UTF8.GetBytes(name + ": \""));
        while (!bytes.IsEmpty)
        {
            var length = bytes.IndexOfAnyExcept(Plain);
            length = length < 0 ? bytes.Length : length;
            output.Write(bytes[..length]);
            bytes = bytes[length..];
            if (!bytes.IsEmpty)
            {
                bytes = bytes[Letter(bytes)..];
            }
        }

        output.Write("\"\n"u8);
    }

    /// <summary>Writes the first letter of a text, escaped where it has to be; returns its length in bytes.</summary>
    private int Letter(ReadOnlySpan<byte> text)
    {
        Rune.DecodeFromUtf8(text, out var rune, out var length);
        if (!VisibleJsonEncoder.Instance.WillEncode(rune.Value))
        {
            output.Write(text[..length]);
            return length;
        }

        var escape = rune.Value switch
        {
            '"' => "\\\"",
            '\\' => @"\\",
            '\n' => @"\n",
            '\r' => @"\r",
            '\t' => @"\t",
            <= 0xFF => $@"\x{rune.Value:x2}",
            <= 0xFFFF => $@"\u{rune.Value:x4}",
            _ => $@"\U{rune.Value:x8}",
        };
        output.Write(Encoding.ASCII.GetBytes(escape));
        return length;
    }

    private static byte[] PlainBytes()
    {
        var plain = new List<byte>();
        for (var letter = (byte)' '; letter < 0x7F; letter++)
        {
            if (letter is not ((byte)'"' or (byte)'\\'))
            {
                plain.Add(letter);
            }
        }

        return [.. plain];
    }
}
