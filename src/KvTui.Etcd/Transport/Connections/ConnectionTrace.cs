using System.Security.Cryptography.X509Certificates;
using KvTui.Etcd.Model;
using KvTui.Etcd.Transport.Certificates;

namespace KvTui.Etcd.Transport.Connections;

/// <summary>What was seen of one connection, so that a failure of the HTTP layer can be named by its cause.</summary>
internal sealed class ConnectionTrace
{
    private const int Kept = 12;

    private readonly byte[] _first = new byte[Kept];
    private int _count;

    /// <summary>Whether the connection was made, with TLS if that was asked for.</summary>
    public bool IsMade { get; set; }

    /// <summary>Whether this end closed it for a reason of its own, which says nothing about the peer.</summary>
    public bool IsGivenUp { get; set; }

    /// <summary>Whether a TLS handshake was completed.</summary>
    public bool IsSecured { get; set; }

    /// <summary>The client certificate that this end has to show; null if it has none.</summary>
    public ClientCertificate? Shown { get; set; }

    /// <summary>The CAs that this end trusts; null for the system's.</summary>
    public X509Certificate2Collection? Authorities { get; set; }

    /// <summary>When the connection was made.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>Why changed certificate files were not taken; null if they were, or have not changed.</summary>
    public EtcdException? FilesRefused { get; set; }

    /// <summary>Whether the server asked for a client certificate, as far as is seen: it is only where there is none to show.</summary>
    public bool WantsCertificate { get; private set; }

    /// <summary>The CAs that the server names as issuers of client certificates; empty if it names none or was not asked.</summary>
    public IReadOnlyList<string> WantedIssuers { get; private set; } = [];

    /// <summary>Whether bytes have come over TLS, that is: the peer accepted the handshake.</summary>
    public bool SecuredBytesRead { get; set; }

    /// <summary>What ended the reading; null while it goes on or if the peer closed.</summary>
    public Exception? ReadFailure { get; set; }

    /// <summary>The first bytes that the peer sent on the raw connection, at most twelve.</summary>
    public ReadOnlySpan<byte> FirstBytes => _first.AsSpan(0, _count);

    /// <summary>Whether the peer's first bytes are a TLS record of a handshake or an alert.</summary>
    public bool LooksLikeTls => _count >= 2 && _first[0] is 0x15 or 0x16 && _first[1] == 3;

    /// <summary>Whether the peer answered in HTTP/1.</summary>
    public bool LooksLikeHttp1 => FirstBytes.StartsWith("HTTP/1"u8);

    /// <summary>Whether the peer's first bytes are no SETTINGS frame, with which a server begins HTTP/2 (RFC 9113, section 3.4).</summary>
    public bool LooksUnlikeHttp2 => _count >= 4 && (_first[0] != 0 || _first[3] != 4);

    /// <summary>The first bytes as text, or in hexadecimal if they are none.</summary>
    public string Beginning => FirstBytes.TrimEnd("\r\n"u8).IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0
        ? $"“{System.Text.Encoding.ASCII.GetString(FirstBytes).TrimEnd()}”"
        : $"the bytes {Convert.ToHexStringLower(FirstBytes)}";

    /// <summary>The description of the alert that the peer began with (RFC 8446, section 6); null if it began otherwise.</summary>
    public byte? FirstAlert => _count >= 7 && _first[0] == 0x15 ? _first[6] : null;

    /// <summary>The status that the peer answered with in HTTP/1, such as “502”; null if there is none.</summary>
    public string? Http1Status => LooksLikeHttp1 && _count == Kept && FirstBytes[9..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0
        ? System.Text.Encoding.ASCII.GetString(FirstBytes[9..])
        : null;

    /// <summary>Takes note of what client certificate the server would like to see.</summary>
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
