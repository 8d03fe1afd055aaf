using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace KvTui.Testing.Peers;

/// <summary>The server's side of one HTTP/2 connection, as far as it takes to receive requests (RFC 9113).</summary>
/// <param name="answersUnread">Whether requests are answered before a byte of their bodies is accepted.</param>
public sealed class Http2Connection(NetworkStream stream, Func<Http2Answer, Task> answer, bool answersUnread = false)
{
    private const int PrefaceBytes = 24;
    private const int HeaderBytes = 9;
    private const int MessagePrefix = 5;
    private const byte Data = 0;
    private const byte Headers = 1;
    private const byte Settings = 4;
    private const byte Ping = 6;
    private const byte Ack = 1;

    /// <summary>SETTINGS_INITIAL_WINDOW_SIZE of zero (section 6.5.2): no body may be sent.</summary>
    private static readonly byte[] NoWindow = [0, 4, 0, 0, 0, 0];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await stream.ReadExactlyAsync(new byte[PrefaceBytes], cancellationToken);
        var answered = new HashSet<int>();
        var paths = new Dictionary<int, string>();
        await Http2Answer.WriteAsync(stream, Settings, 0, 0, answersUnread ? NoWindow : [], cancellationToken);
        while (true)
        {
            var header = new byte[HeaderBytes];
            await stream.ReadExactlyAsync(header, cancellationToken);
            var payload = new byte[(header[0] << 16) | (header[1] << 8) | header[2]];
            await stream.ReadExactlyAsync(payload, cancellationToken);
            var (type, flags, id) = (header[3], header[4], BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(5)));
            if (type is Settings or Ping && (flags & Ack) == 0)
            {
                await Http2Answer.WriteAsync(stream, type, Ack, 0, type == Ping ? payload : [], cancellationToken);
            }
            else if (type == Headers)
            {
                paths[id] = PathIn(payload);
                if (answersUnread)
                {
                    await answer(new(stream, id, cancellationToken) { Path = paths[id] });
                }
            }
            else if (type == Data && !answersUnread && answered.Add(id))
            {
                await answer(new(stream, id, cancellationToken) { Path = paths.GetValueOrDefault(id, ""), Request = payload.AsMemory(Math.Min(payload.Length, MessagePrefix)) });
            }
        }
    }

    /// <summary>The path of a request, as far as this client sends it: without Huffman coding, and once for each stream.</summary>
    private static string PathIn(byte[] headers)
    {
        var text = Encoding.Latin1.GetString(headers);
        var start = text.IndexOf("/etcdserverpb.", StringComparison.Ordinal);
        return start < 0 ? "" : new([.. text[start..].TakeWhile(static letter => char.IsAsciiLetter(letter) || letter is '/' or '.')]);
    }
}
