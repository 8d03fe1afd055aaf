using System.IO.Compression;
using System.Text;
using KvTui.Core.Values;
using KvTui.Core.Values.Decoders;
using KvTui.Core.Values.Formats;
using KvTui.Testing;

namespace KvTui.Core.Tests.Values.Decoders;

/// <summary>Whatever the bytes are: no exception, 50 ms at the most, bounded memory and lines, and nothing that acts on a terminal.</summary>
public sealed class DecoderFuzzTests
{
    private const int Megabyte = 1024 * 1024;
    private const long MostAllocated = 64 * Megabyte;

    private static readonly TimeSpan MostTime = TimeSpan.FromMilliseconds(50);

    private static readonly Dictionary<string, Func<byte[]>> Hostile = new()
    {
        ["gzip bomb"] = static () => Gzip(Filled(100 * Megabyte, (byte)'a')),
        ["gzip in gzip in gzip"] = static () => Gzip(Gzip(Gzip(new byte[20 * Megabyte]))),
        // A frame of 1 000 blocks that each repeat one byte 128 KiB times.
        ["zstd bomb"] = static () => [0x28, 0xB5, 0x2F, 0xFD, 0, 0x38, .. Enumerable.Repeat((byte[])[2, 0, 0x10, 0], 999).SelectMany(static block => block), 3, 0, 0x10, 0],
        // A window of 2 GiB and more; and a content of 2^63 bytes in one segment.
        ["zstd window"] = static () => [0x28, 0xB5, 0x2F, 0xFD, 0, 0xA8, .. Enumerable.Repeat((byte)2, 40)],
        ["zstd length"] = static () => [0x28, 0xB5, 0x2F, 0xFD, 0xE0, 0, 0, 0, 0, 0, 0, 0, 0x80, .. Enumerable.Repeat((byte)2, 40)],
        ["msgpack nested"] = static () => [.. Enumerable.Repeat((byte)0x91, 1_400_000), 0],
        ["cbor nested"] = static () => [.. Enumerable.Repeat((byte)0x81, 1_400_000), 0],
        ["cbor tags"] = static () => [0x81, .. Enumerable.Repeat((byte)0xC6, 1_400_000), 0],
        ["cbor without end"] = static () => [0x9F, .. Enumerable.Repeat((byte)0x9F, 1_400_000)],
        ["msgpack length"] = static () => [0xDD, 0xFF, 0xFF, 0xFF, 0xFF, .. Enumerable.Repeat((byte)0xC0, 1_400_000)],
        ["cbor length"] = static () => [0x9B, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01],
        ["msgpack numbers"] = static () => [0xDD, 0, 0x10, 0, 0, .. Enumerable.Repeat((byte)1, Megabyte)],
        ["cbor numbers"] = static () => [0x9A, 0, 0x10, 0, 0, .. Enumerable.Repeat((byte)1, Megabyte)],
        ["cbor chunks"] = static () => [0x81, 0x7F, .. Enumerable.Repeat((byte)0x60, 1_400_000), 0xFF],
        ["protobuf nested"] = static () => Nested(1_400_000),
        ["protobuf fields"] = static () => [.. Enumerable.Repeat((byte[])[0x0A, 0], 700_000).SelectMany(static field => field)],
        ["base64 of noise"] = static () => Encoding.ASCII.GetBytes(Convert.ToBase64String(Noise(Megabyte))),
        ["base64 of base64"] = static () => Wrapped(700_000),
        ["PEM without ends"] = static () => [.. Enumerable.Repeat("-----BEGIN A-----\n"u8.ToArray(), 70_000).SelectMany(static line => line)],
        ["PEM with many blocks"] = static () => [.. Enumerable.Repeat(Fixture.Bytes("strong.pem"), 1_000).SelectMany(static block => block)],
        ["a token of dots"] = static () => [.. Enumerable.Repeat((byte)'.', 1_400_000)],
        ["DER that is too long"] = static () => [0x30, 0x84, 0x7F, 0xFF, 0xFF, 0xFF, .. Enumerable.Repeat((byte)0x30, 1_000)],
        ["noise"] = static () => Noise(1_400_000),
    };

    private static int Rounds => Environment.GetEnvironmentVariable("KVTUI_FULL") == "1" ? 100_000 : 2_000;

    [Fact]
    public void Damaged_values_break_nothing()
    {
        var seeds = Fixture.All().Where(static value => value.Length < 4096)
            .Concat(Kubernetes.StoredObjects.All)
            .Append(Fixture.Bytes("log.19.zst"))
            .Append(Hostile["zstd window"]())
            .Append(Hostile["zstd length"]())
            .Append(Hostile["cbor length"]())
            .Append(Encoding.ASCII.GetBytes(JwtTests.Example))
            .Append(Convert.FromHexString("82a7636f6d70616374c3a6736368656d61c70cff00000000ffffffffffffffff"))
            .Append(Convert.FromHexString("a26161016162820203"))
            .Append(Convert.FromHexString("d9d9f7bf6346756ef563416d74c249010000000000000000ff"))
            .ToList();
        var random = new Random(16);
        AssertBounded(seeds[0], "the first call");
        for (var round = 0; round < Rounds; round++)
        {
            AssertBounded(Mutated(random, seeds[random.Next(seeds.Count)]), $"round {round}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Bombs_stop_at_a_bound(string name)
    {
        AssertBounded(Fixture.Bytes("config.json.gz"), "the first call");
        AssertBounded(Hostile[name](), name);
    }

    [Theory]
    [InlineData("gzip bomb", "gzip › text", "only the first 4 MiB are unpacked")]
    [InlineData("zstd bomb", "zstd › hex", "only the first 4 MiB are unpacked")]
    public void What_is_not_unpacked_is_told(string name, string title, string note)
    {
        var shown = Fixture.Shown(Hostile[name]());
        Assert.Equal(title, shown.Name);
        Assert.StartsWith(note, shown.Note, StringComparison.Ordinal);
    }

    public static TheoryData<string> Names() => [.. Hostile.Keys];

    private static byte[] Filled(int length, byte with)
    {
        var filled = new byte[length];
        filled.AsSpan().Fill(with);
        return filled;
    }

    private static byte[] Noise(int length)
    {
        var noise = new byte[length];
        new Random(9).NextBytes(noise);
        return noise;
    }

    private static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Fastest))
        {
            stream.Write(content);
        }

        return packed.ToArray();
    }

    /// <summary>A message in a message, as deep as so many bytes allow, written from the inside.</summary>
    private static byte[] Nested(int length)
    {
        var (bytes, at) = (new byte[length], length);
        for (var inner = 0; at > 8; inner = length - at)
        {
            var digits = new List<byte>();
            for (var rest = inner; digits.Count == 0 || rest > 0; rest >>= 7)
            {
                digits.Add((byte)((rest & 0x7F) | (rest > 0x7F ? 0x80 : 0)));
            }

            at -= digits.Count;
            digits.CopyTo(bytes, at);
            bytes[--at] = 0x0A;
        }

        return bytes[at..];
    }

    private static byte[] Wrapped(int length)
    {
        var value = Encoding.ASCII.GetBytes(new string('a', length / 4));
        for (var layer = 0; layer < 4; layer++)
        {
            value = Encoding.ASCII.GetBytes(Convert.ToBase64String(value));
        }

        return value;
    }

    private static byte[] Mutated(Random random, byte[] value)
    {
        var bytes = value.ToList();
        for (var change = random.Next(1, 6); change > 0 && bytes.Count > 1; change--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 9), bytes.Count - at));
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(random.Next(at + 1), Math.Min(random.Next(1, 40), bytes.Count - at)));
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }

        return [.. bytes];
    }

    private static void AssertBounded(byte[] value, string story)
    {
        // What is compiled meanwhile counts once; what is too slow is so each time.
        var (time, allocated) = Measured(value, story);
        for (var again = 0; again < 4 && time > MostTime; again++)
        {
            time = Measured(value, story).Time;
        }

        Assert.True(time <= MostTime, $"{story}: {time.TotalMilliseconds} ms of {Convert.ToHexString(value.AsSpan(0, Math.Min(200, value.Length)))}");
        Assert.True(allocated <= MostAllocated, $"{story}: {allocated} bytes");
        foreach (var decoder in DecoderTable.All)
        {
            AssertShowable(ValueFormatter.Format(value, new(ValueFormat.Auto, decoder.Name), 80, 4096, Fixture.Today), $"{story}, {decoder.Name}");
        }
    }

    /// <summary>How long the view that needs no asking takes, or the list of those that can be asked for, whichever is slower.</summary>
    private static (TimeSpan Time, long Allocated) Measured(byte[] value, string story)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var began = ThreadTime.Now;
        var shown = Fixture.Shown(value);
        var formatted = ThreadTime.Now - began;
        AssertShowable(shown, story);
        began = ThreadTime.Now;
        DecoderTable.Offered(value);
        var offered = ThreadTime.Now - began;
        return (formatted > offered ? formatted : offered, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void AssertShowable(FormattedValue shown, string story)
    {
        Assert.True(shown.Lines.Sum(static line => (long)line.Length) <= 8 * Megabyte, story);
        foreach (var line in shown.Lines.Append(shown.Note ?? "").Append(shown.Name))
        {
            Assert.True(!line.Any(char.IsControl), $"{story}: {line}");
        }
    }
}
