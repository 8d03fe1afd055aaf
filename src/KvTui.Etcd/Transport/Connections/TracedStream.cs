using System.Net.Security;

namespace KvTui.Etcd.Transport.Connections;

/// <summary>Passes everything through to a socket's stream; records the first bytes read, a read failure, and the end.</summary>
internal sealed class TracedStream(Stream inner, ConnectionTrace trace, Action<TracedStream> closed) : Stream
{
    private readonly LastWords _words = new();
    private Action<TracedStream>? _closed = closed;

    public ConnectionTrace Trace => trace;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Records that nothing more can be read, even if a call that does not read still holds the stream open.</summary>
    public void End() => Interlocked.Exchange(ref _closed, null)?.Invoke(this);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _words.Listen();
        try
        {
            var read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            trace.Add(buffer.Span[..read]);
            if (read > 0 || buffer.IsEmpty)
            {
                return read;
            }

            if (await _words.ResetBehindEndAsync().ConfigureAwait(false) is { } reset)
            {
                throw new IOException(reset.Message, reset.InnerException);
            }

            if (!trace.IsSecured)
            {
                End();
            }

            return 0;
        }
        catch (IOException failure)
        {
            trace.ReadFailure ??= failure;
            if (!trace.IsSecured)
            {
                End();
            }

            throw;
        }
        finally
        {
            _words.Heard();
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = inner.Read(buffer, offset, count);
        trace.Add(buffer.AsSpan(offset, read));
        return read;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        => trace.FirstBytes.IsEmpty
            ? _words.AfterAsync(() => inner.WriteAsync(buffer, cancellationToken), this)
            : inner.WriteAsync(buffer, cancellationToken);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override void Flush() => inner.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            End();
        }

        base.Dispose(disposing);
    }
}

/// <summary>
/// A TLS stream that records how reading failed: under TLS 1.3 a server refuses a client certificate only after the handshake, and the HTTP
/// layer drops that reason.
/// </summary>
internal sealed class TracedSslStream(TracedStream inner, ConnectionTrace trace) : SslStream(inner, leaveInnerStreamOpen: false)
{
    private readonly LastWords _words = new();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _words.Listen();
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
        finally
        {
            _words.Heard();
        }
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        => trace.SecuredBytesRead
            ? base.WriteAsync(buffer, cancellationToken)
            : _words.AfterAsync(() => base.WriteAsync(buffer, cancellationToken), this);
}
