using System.Text;
using System.Threading.Channels;
using KvTui.Tty.Session;

namespace KvTui.Tty.Tests.Input.Decoding;

/// <summary>A terminal that reads what a test types; each piece is one read.</summary>
internal sealed class TypedTerminal : ITerminal
{
    private readonly Channel<byte[]> _typed = Channel.CreateUnbounded<byte[]>();

    public Size Size => new(80, 24);

    public void Type(string latin1) => Assert.True(_typed.Writer.TryWrite(Encoding.Latin1.GetBytes(latin1)));

    public void End() => _typed.Writer.TryComplete();

    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (!await _typed.Reader.WaitToReadAsync(cancellationToken) || !_typed.Reader.TryRead(out var bytes))
        {
            return 0;
        }

        bytes.CopyTo(buffer);
        return bytes.Length;
    }

    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
