namespace KvTui.Etcd.Transport.Connections;

/// <summary>What was seen of one connection, so that a failure of the HTTP layer can be named by its cause.</summary>
internal sealed class ConnectionTrace
{
    private const int Kept = 8;

    private readonly byte[] _first = new byte[Kept];
    private int _count;

    /// <summary>Whether a TLS handshake was completed.</summary>
    public bool IsSecured { get; set; }

    /// <summary>Whether this end had a client certificate to show.</summary>
    public bool ShowedCertificate { get; set; }

    /// <summary>Whether bytes have come over TLS, that is: the peer accepted the handshake.</summary>
    public bool SecuredBytesRead { get; set; }

    /// <summary>What ended the reading; null while it goes on or if the peer closed.</summary>
    public Exception? ReadFailure { get; set; }

    /// <summary>The first bytes that the peer sent on the raw connection, at most eight.</summary>
    public ReadOnlySpan<byte> FirstBytes => _first.AsSpan(0, _count);

    /// <summary>Whether the peer's first bytes are a TLS record of a handshake or an alert.</summary>
    public bool LooksLikeTls => _count >= 2 && _first[0] is 0x15 or 0x16 && _first[1] == 3;

    /// <summary>Whether the peer answered in HTTP/1.</summary>
    public bool LooksLikeHttp1 => FirstBytes.StartsWith("HTTP/1"u8);

    public void Add(ReadOnlySpan<byte> bytes)
    {
        if (_count < Kept)
        {
            bytes = bytes[..Math.Min(bytes.Length, Kept - _count)];
            bytes.CopyTo(_first.AsSpan(_count));
            _count += bytes.Length;
        }
    }
}
