using System.Text;
using KvTui.Core.Values;
using KvTui.Core.Values.Formats;

namespace KvTui.Core.Tests.Values.Kubernetes;

public sealed class KubernetesFuzzTests
{
    private const int Most = 8 * 1024;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Damaged_objects_are_shown_as_far_as_they_go(int seed)
    {
        var random = new Random(seed);
        var began = TimeProvider.System.GetTimestamp();
        for (var round = 0; round < 10_000; round++)
        {
            var value = Mutated(random, StoredObjects.All[random.Next(StoredObjects.All.Count)]);
            var shown = ValueFormatter.Format(value, ValueFormat.Kubernetes, 80, Most);
            Assert.True(shown.Format is ValueFormat.Kubernetes or ValueFormat.Hex, $"seed {seed}, round {round}: {shown.Format}");
            Assert.InRange(shown.ShownBytes, 0, value.Length);
            AssertBounded(shown, $"seed {seed}, round {round}");
        }

        Assert.InRange(TimeProvider.System.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void Messages_nested_without_end_are_followed_64_deep()
    {
        var inner = Proto.Of((1, 1));
        for (var depth = 0; depth < 20_000; depth++)
        {
            inner = inner.Length < 100_000 ? Proto.Of((2, inner)) : inner;
        }

        AssertBounded(ValueFormatter.Format(Proto.Envelope("example.dev/v1", "Deep", inner), ValueFormat.Auto, 80, Most), "nested");
        var braces = Encoding.UTF8.GetBytes("{\"apiVersion\":\"v1\",\"kind\":\"Deep\",\"a\":" + string.Concat(Enumerable.Repeat("{\"a\":", 20_000)));
        Assert.StartsWith("damaged after byte ", ValueFormatter.Format(braces, ValueFormat.Kubernetes, 80, Most).Note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_million_empty_fields_cost_little()
    {
        var content = new byte[2_000_000];
        for (var i = 0; i < content.Length; i += 2)
        {
            content[i] = 0x1A;
        }

        var began = TimeProvider.System.GetTimestamp();
        AssertBounded(ValueFormatter.Format(Proto.Envelope("v1", "Pod", content), ValueFormat.Auto, 80), "empty fields", ValueFormatter.PreviewBytes);
        Assert.InRange(TimeProvider.System.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    private static byte[] Mutated(Random random, byte[] value)
    {
        var bytes = value.ToList();
        for (var change = random.Next(1, 6); change > 0 && bytes.Count > 5; change--)
        {
            var at = random.Next(4, bytes.Count);
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
                    bytes.InsertRange(at, bytes.GetRange(random.Next(4, at + 1), Math.Min(random.Next(1, 40), bytes.Count - at)));
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }

        return [.. bytes];
    }

    private static void AssertBounded(FormattedValue shown, string story, int most = Most)
    {
        Assert.True(shown.Format != ValueFormat.Kubernetes || shown.Lines.Sum(line => line.Length + 1) <= (8 * most) + 1024, story);
        Assert.True(shown.Lines.Count <= most + 1, story);
        foreach (var line in shown.Lines)
        {
            Assert.True(!line.Any(char.IsControl), $"{story}: {line}");
        }
    }
}
