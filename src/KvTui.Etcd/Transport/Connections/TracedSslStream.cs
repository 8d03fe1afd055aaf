using System.Net.Security;

namespace KvTui.Etcd.Transport.Connections;

/// <summary>
/// A TLS stream that records how reading failed: under TLS 1.3 a server refuses a client certificate only after the handshake, and the HTTP
/// layer drops that reason.
/// </summary>
internal sealed class TracedSslStream(TracedStream inner, ConnectionTrace trace) : SslStream(inner, leaveInnerStreamOpen: false)
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var read = await base.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            trace.SecuredBytesRead |= read > 0;
            if (read == 0 && !buffer.IsEmpty)
            {
                inner.End();
            }

            return read;
        }
        catch (IOException failure)
        {
            trace.ReadFailure = failure;
            inner.End();
            throw;
        }
    }
}
