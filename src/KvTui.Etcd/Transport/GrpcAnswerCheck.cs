namespace KvTui.Etcd.Transport;

/// <summary>Checks below Grpc.Net.Client that an answer is gRPC, so that another service on the port is reported as such.</summary>
internal sealed class GrpcAnswerCheck(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!response.Headers.NonValidated.Contains("grpc-status") && Fault(response) is { } fault)
        {
            response.Dispose();
            throw new MessageFault(fault);
        }

        return response;
    }

    private static string? Fault(HttpResponseMessage response)
    {
        if (response.StatusCode != HttpStatusCode.OK)
        {
            return $"it answered with HTTP status {(int)response.StatusCode}";
        }

        var type = response.Content.Headers.ContentType?.MediaType;
        var isGrpc = type is "application/grpc" || type?.StartsWith("application/grpc+", StringComparison.Ordinal) == true;
        return isGrpc ? null : type is null ? "its answer has no content type" : $"its answer is {type}";
    }
}
