using System.Buffers.Binary;
using System.Net;
using Grpc.Core;
using KvTui.Etcd.Transport;

namespace KvTui.Etcd.Tests.Fuzz;

/// <summary>Answers over no connection at all, as a member would whose answers are damaged on the way.</summary>
internal sealed class MutantHandler(IReadOnlyDictionary<RpcMethod, List<byte[]>> recorded, Random random) : HttpMessageHandler
{
    private readonly Dictionary<string, RpcMethod> _methods = recorded.Keys.ToDictionary(static method => method.Raw.FullName);

    /// <summary>Bytes of answers given.</summary>
    public long Given { get; private set; }

    /// <summary>An answer of messages in their frames.</summary>
    public static HttpResponseMessage Answer(byte[] frames, string status)
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Version = HttpVersion.Version20, Content = new ByteArrayContent(frames) };
        response.Content.Headers.TryAddWithoutValidation("content-type", "application/grpc");
        response.TrailingHeaders.TryAddWithoutValidation("grpc-status", status);
        return response;
    }

    public static byte[] Frame(byte[] message)
    {
        var header = new byte[5];
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(1), message.Length);
        return [.. header, .. message];
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var method = _methods[request.RequestUri!.AbsolutePath];
        _ = request.Content!.CopyToAsync(Stream.Null, cancellationToken).ContinueWith(static ended => ended.Exception, TaskScheduler.Default);
        var known = recorded[method];
        var bytes = Damaged(method.Raw.Type == MethodType.Unary ? [known[random.Next(known.Count)]] : known);
        Given += bytes.Length;
        return Task.FromResult(Answer(bytes, random.Next(8) > 0 ? "0" : random.Next(2, 20).ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    private byte[] Damaged(List<byte[]> messages)
    {
        var inside = random.Next(4) > 0;
        byte[] wire = [.. messages.SelectMany(message => Frame(inside && random.Next(messages.Count) == 0 ? Mutation.Of(message, random) : message))];
        return inside ? wire : Mutation.Of(wire, random);
    }
}
