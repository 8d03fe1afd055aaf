namespace KvTui.Etcd.Transport.Certificates;

/// <summary>A block of a PEM file: label, headers of legacy keys (RFC 1421), and bytes, which are empty if not base64.</summary>
internal sealed record PemBlock(string Label, string Headers, byte[] Content)
{
    private const string Begin = "-----BEGIN ";
    private const string End = "-----END ";
    private const string Dashes = "-----";

    /// <summary>The block in the form of RFC 7468, without headers.</summary>
    public string Pem => PemEncoding.WriteString(Label, Content);

    /// <summary>Cuts off the first block; false if there is none, and a null block if it has no end.</summary>
    public static bool TryCut(ref ReadOnlySpan<char> text, out PemBlock? block)
    {
        block = null;
        var start = text.IndexOf(Begin);
        if (start < 0)
        {
            return false;
        }

        text = text[(start + Begin.Length)..];
        var dashes = text.IndexOf(Dashes);
        var line = text.IndexOfAny('\r', '\n');
        if (dashes < 0 || (line >= 0 && line < dashes))
        {
            return true;
        }

        var label = text[..dashes].ToString();
        text = text[(dashes + Dashes.Length)..];
        var end = text.IndexOf($"{End}{label}{Dashes}");
        if (end < 0)
        {
            return true;
        }

        block = Read(label, text[..end].Trim());
        text = text[(end + End.Length + label.Length + Dashes.Length)..];
        return true;
    }

    public string? Header(string name)
    {
        foreach (var line in Headers.AsSpan().EnumerateLines())
        {
            if (line.StartsWith(name, StringComparison.Ordinal) && line.Length > name.Length && line[name.Length] == ':')
            {
                return line[(name.Length + 1)..].Trim().ToString();
            }
        }

        return null;
    }

    private static PemBlock Read(string label, ReadOnlySpan<char> inside)
    {
        var headers = new StringBuilder();
        while (inside.IndexOf(':') >= 0)
        {
            var line = inside.IndexOfAny('\r', '\n');
            line = line < 0 ? inside.Length : line;
            headers.Append(inside[..line]).Append('\n');
            inside = inside[line..].TrimStart();
        }

        var bytes = new byte[inside.Length];
        return new(label, headers.ToString(), Convert.TryFromBase64Chars(inside, bytes, out var written) ? bytes[..written] : []);
    }
}
