using Etcdserverpb;
using Google.Protobuf;
using KvTui.Etcd.Transport.Messages;

namespace KvTui.Etcd.Tests.Transport.Messages;

public sealed class MessageReadingTests
{
    private const long LittleMemory = 64 * 1024;

    [Theory]
    [InlineData("0AFFFFFFFF070A1A08B298EAF1948386FCCD0110CDD2918BD2B881CF8E011805200210F7E201183B203C2A0666757A7A2F6B0AFFFFFFFF04")]
    [InlineData("0AFFFFFFFF070A86FCCD0110CDD2918BD2B881CF8E01180520632E3737")]
    [InlineData("0AFFFFFFFF01")]
    [InlineData("2AFFFFFFFF07")]
    public void Lengths_that_lie_cost_no_memory(string message)
    {
        AnswerParser<LeaseTimeToLiveResponse> parse = static message => LeaseTimeToLiveResponse.Parser.ParseFrom(message.Span);
        Assert.Throws<InvalidDataException>(() => parse.Read(Convert.FromHexString(message)));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => parse.Read(Convert.FromHexString(message)));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, LittleMemory);
    }

    [Fact]
    public void Damaged_messages_of_generated_types_cost_no_memory()
    {
        var header = new Etcdserverpb.ResponseHeader { ClusterId = ulong.MaxValue, MemberId = 7, Revision = 5, RaftTerm = 2 };
        byte[][] sound =
        [
            new LeaseTimeToLiveResponse { Header = header, ID = 7, TTL = 59, GrantedTTL = 60, Keys = { ByteString.CopyFromUtf8("fuzz/k") } }.ToByteArray(),
            new AuthenticateResponse { Header = header, Token = "abc.7" }.ToByteArray(),
        ];
        AnswerParser<object>[] parsers = [static message => LeaseTimeToLiveResponse.Parser.ParseFrom(message.Span), static message => AuthenticateResponse.Parser.ParseFrom(message.Span)];
        var random = new Random(1);
        for (var round = 0; round < 150_000; round++)
        {
            var bytes = Mutation.Of(sound[round % 2], random);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                parsers[round % 2].Read(bytes);
            }
            catch (InvalidDataException)
            {
                // Damage that was seen.
            }

            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < LittleMemory, $"round {round}: {Convert.ToHexString(bytes)}");
        }
    }
}
