using KvTui.Etcd.Discovery.Dns;

namespace KvTui.Etcd.Tests.Discovery;

public sealed class DnsMessageTests
{
    private const string Name = "_etcd-client._tcp.example.com";

    [Fact]
    public void Pointers_in_a_circle_forwards_or_to_themselves_end_the_reading()
    {
        foreach (var pointer in (byte[])[12, 43, 47, 48, 200])
        {
            var answer = DnsAnswer.To(DnsMessage.Query(7, Name), 0, false, (0, 0, 1, "a"));
            var owner = DnsMessage.Query(7, Name).Length;
            answer[owner + 1] = pointer;
            Assert.NotNull(DnsMessage.Read(answer, 7, Name));
        }

        byte[] circle = [1, (byte)'a', 0xC0, 0];
        var at = 0;
        Assert.False(new DnsNameReader(circle).TryRead(ref at, out _));
        at = 2;
        Assert.False(new DnsNameReader(circle).TryRead(ref at, out _));
    }

    [Fact]
    public void A_name_over_255_bytes_ends_the_reading()
    {
        var label = new string('a', 63);
        var at = 0;
        Assert.False(new DnsNameReader(DnsAnswer.Name(string.Join('.', label, label, label, label, label))).TryRead(ref at, out _));
    }

    [Fact]
    public void A_dot_inside_a_label_does_not_become_a_level_of_a_name()
    {
        var at = 0;
        Assert.True(new DnsNameReader([3, (byte)'a', (byte)'.', (byte)'b', 0]).TryRead(ref at, out var name));
        Assert.Equal(("a?b", 5), (name, at));
    }

    [Fact]
    public void A_cut_answer_counts_as_truncated()
    {
        var whole = DnsAnswer.To(DnsMessage.Query(7, Name), 0, false, (0, 0, 1, "a.example.com"), (0, 0, 2, "b.example.com"));
        var cut = DnsMessage.Read(whole.AsSpan(0, whole.Length - 3), 7, Name);

        Assert.True(cut is { IsTruncated: true, Records.Count: 1 });
    }

    [Fact]
    public void Mutated_and_random_answers_are_read_or_refused()
    {
        var random = new Random(53);
        var seed = DnsAnswer.To(DnsMessage.Query(7, Name), 0, false, (0, 0, 1, "a.example.com"), (0, 9, 2, "b.c.d.e.f"), (1, 1, 1, "x"));
        var understood = 0;
        for (var i = 0; i < 200_000; i++)
        {
            var message = new byte[i % 10 == 0 ? random.Next(100) : seed.Length];
            if (i % 10 == 0)
            {
                random.NextBytes(message);
            }
            else
            {
                seed.CopyTo(message, 0);
            }

            for (var changes = random.Next(8); changes > 0 && message.Length > 0; changes--)
            {
                message[random.Next(message.Length)] = (byte)random.Next(256);
            }

            var reply = DnsMessage.Read(message.AsSpan(0, random.Next(message.Length + 1)), 7, Name);
            understood += reply is null ? 0 : 1;
            Assert.True(reply is null || reply.Value.Records.Count < 10);
        }

        Assert.InRange(understood, 1000, 200_000);
    }
}
