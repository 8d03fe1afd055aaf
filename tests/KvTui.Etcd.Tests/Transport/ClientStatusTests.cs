using Grpc.Core;
using KvTui.Etcd.Transport;
using KvTui.Etcd.Transport.Messages;

namespace KvTui.Etcd.Tests.Transport;

/// <summary>What the gRPC package says itself is told from what a peer says.</summary>
public sealed class ClientStatusTests
{
    [Fact]
    public void An_answer_that_is_larger_than_is_accepted_is_too_large()
    {
        var known = ClientStatus.CauseOf(new(StatusCode.ResourceExhausted, "Received message exceeds the maximum configured message size."));
        var largest = ClientStatus.CauseOf(new(StatusCode.Internal, "Error reading.", new InvalidDataException("Message too large.")));
        Assert.True(Assert.IsType<MessageFault>(known).IsTooLarge);
        Assert.True(Assert.IsType<MessageFault>(largest).IsTooLarge);
    }

    [Theory]
    [InlineData(StatusCode.Internal, "Failed to deserialize response message.", "Failed to deserialize response message")]
    [InlineData(StatusCode.Cancelled, "No grpc-status found on response.", "No grpc-status found on response")]
    [InlineData(StatusCode.Unimplemented, "Unsupported grpc-encoding value 'x'.", "Unsupported grpc-encoding value 'x'")]
    public void A_faulty_answer_is_a_fault_of_the_message(StatusCode code, string detail, string text)
    {
        var fault = Assert.IsType<MessageFault>(ClientStatus.CauseOf(new(code, detail)));
        Assert.Equal((text, false), (fault.Message, fault.IsTooLarge));
    }

    [Theory]
    [InlineData(StatusCode.ResourceExhausted, "etcdserver: too many requests")]
    [InlineData(StatusCode.Unavailable, "No grpc-status found on response.")]
    [InlineData(StatusCode.Internal, "something new")]
    public void What_a_peer_says_has_no_cause_here(StatusCode code, string detail) => Assert.Null(ClientStatus.CauseOf(new(code, detail)));

    [Fact]
    public void A_failure_of_the_connection_is_its_own_cause()
    {
        var lost = new IOException("reset");
        Assert.Same(lost, ClientStatus.CauseOf(new(StatusCode.Unavailable, "Error starting call.", lost)));
    }
}
