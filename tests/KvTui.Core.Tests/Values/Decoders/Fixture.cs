using System.Text;
using KvTui.Core.Values;
using KvTui.Core.Values.Formats;
using KvTui.Testing;

namespace KvTui.Core.Tests.Values.Decoders;

/// <summary>What the real tools made and said of it; <c>fixtures/make.sh</c> makes it anew.</summary>
internal static class Fixture
{
    /// <summary>The day on which days left are counted in tests.</summary>
    public static readonly DateOnly Today = new(2026, 12, 24);

    private static readonly string Folder = Checkout.PathTo("tests", "KvTui.Core.Tests", "Values", "Decoders", "fixtures");

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    public static string Text(string name) => Encoding.UTF8.GetString(Bytes(name));

    /// <summary>What was made to be decoded.</summary>
    public static IEnumerable<byte[]> All() =>
        Directory.GetFiles(Folder).Where(static path => Path.GetExtension(path) is not ".dump" and not ".sh").Order(StringComparer.Ordinal).Select(File.ReadAllBytes);

    /// <summary>A value as the pane shows it.</summary>
    public static FormattedValue Shown(ReadOnlyMemory<byte> value, string? decoder = null, int most = ValueFormatter.PreviewBytes) =>
        ValueFormatter.Format(value, new(ValueFormat.Auto, decoder), 80, most, Today);

    public static FormattedValue Shown(string value, string? decoder = null) => Shown(Encoding.UTF8.GetBytes(value), decoder);

    public static string Joined(FormattedValue shown) => string.Concat(shown.Lines.Select(static line => line + "\n"));
}
