using KvTui.Etcd.Transport.Certificates;

namespace KvTui.Etcd.Transport.Connections;

/// <summary>What was observed on one connection, so that a failure in the HTTP layer can be traced to its cause.</summary>
internal sealed class ConnectionTrace
{
    private const int Kept = 12;

    private readonly byte[] _first = new byte[Kept];
    private int _count;

    /// <summary>Whether the connection was established, including TLS where the endpoint uses it.</summary>
    public bool IsMade { get; set; }

    /// <summary>Whether this side closed the connection for reasons of its own, which say nothing about the peer.</summary>
    public bool IsGivenUp { get; set; }

    public bool IsSecured { get; set; }

    /// <summary>The client certificate to present; null if there is none.</summary>
    public ClientCertificate? Shown { get; set; }

    /// <summary>The CAs that this side trusts; null for the system's.</summary>
    public X509Certificate2Collection? Authorities { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>Why changed certificate files were rejected; null if they were not, or have not changed.</summary>
    public EtcdException? FilesRefused { get; set; }

    /// <summary>Whether the server asked for a client certificate; noticed only where there is none to present.</summary>
    public bool WantsCertificate { get; private set; }

    /// <summary>The CAs that the server accepts as issuers of client certificates; empty if it named none.</summary>
    public IReadOnlyList<string> WantedIssuers { get; private set; } = [];

    /// <summary>Whether bytes have come over TLS, which means that the peer accepted the handshake.</summary>
    public bool SecuredBytesRead { get; set; }

    /// <summary>The exception that ended reading; null while it goes on, or if the peer closed the connection.</summary>
    public Exception? ReadFailure { get; set; }

    /// <summary>The first bytes that the peer sent on the raw connection, at most twelve.</summary>
    public ReadOnlySpan<byte> FirstBytes => _first.AsSpan(0, _count);

    /// <summary>Whether the peer's first bytes begin a TLS record with a handshake or an alert.</summary>
    public bool LooksLikeTls => _count >= 2 && _first[0] is 0x15 or 0x16 && _first[1] == 3;

    public bool LooksLikeHttp1 => FirstBytes.StartsWith("HTTP/1"u8);

    /// <summary>Whether the peer's first bytes are not the SETTINGS frame with which a server begins (RFC 9113, section 3.4).</summary>
    public bool LooksUnlikeHttp2 => _count >= 4 && (_first[0] != 0 || _first[3] != 4);

    /// <summary>The first bytes as text, or in hexadecimal if they are not printable ASCII.</summary>
    public string Beginning => FirstBytes.TrimEnd("\r\n"u8).IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0
        ? $"“{System.Text.Encoding.ASCII.GetString(FirstBytes).TrimEnd()}”"
        : $"the bytes {Convert.ToHexStringLower(FirstBytes)}";

    /// <summary>The description of the alert that the peer sent first (RFC 8446, section 6); null if it sent something else.</summary>
    public byte? FirstAlert => _count >= 7 && _first[0] == 0x15 ? _first[6] : null;

    /// <summary>The status of the peer's HTTP/1 answer, such as “502”; null if there is none.</summary>
    public string? Http1Status => LooksLikeHttp1 && _count == Kept && FirstBytes[9..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0
        ? System.Text.Encoding.ASCII.GetString(FirstBytes[9..])
        : null;

    /// <summary>Records that the server asked for a client certificate, and from which issuers.</summary>
    public void NoteRequest(string[] issuers) => (WantsCertificate, WantedIssuers) = (true, [.. issuers.Select(CertificateName.Safe)]);

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
