using System.Globalization;
using System.Text;
using KvTui.Testing.Pty;

namespace KvTui.Bench;

/// <summary>The table on standard output: what was measured, beside what, and whether it is within its bound.</summary>
internal sealed class Report
{
    private readonly int _output = 1;

    /// <summary>How many figures were beyond their bounds.</summary>
    public int Missed { get; private set; }

    /// <summary>A line of text, written at once.</summary>
    public void Line(string text)
    {
        // not by a FileStream: into a file that would write at offsets of its own, over what others have written there
        ReadOnlySpan<byte> rest = Encoding.UTF8.GetBytes(text + "\n");
        while (!rest.IsEmpty)
        {
            rest = rest[Write(rest)..];
        }
    }

    /// <summary>One figure with an upper bound.</summary>
    public void Bounded(string what, double value, string unit, double bound, string note = "")
    {
        var kept = value <= bound;
        Missed += kept ? 0 : 1;
        Line(string.Create(CultureInfo.InvariantCulture, $"{(kept ? "ok    " : "MISSED")}  {what,-46} {value,9:0.00} {unit,-8} ≤ {bound,-8:0.##} {note}"));
    }

    /// <summary>Two programs at the same job, with an upper bound for the ratio of their medians.</summary>
    public void Compared(string what, IReadOnlyCollection<double> own, IReadOnlyCollection<double> other, string unit, double bound, string rival = "etcdctl")
    {
        var (mine, theirs) = (Figures.Median(own), Figures.Median(other));
        Bounded(what, mine / theirs, "times", bound, string.Create(
            CultureInfo.InvariantCulture,
            $"kvtui {mine:0.0} ({Figures.Spread(own)}), {rival} {theirs:0.0} ({Figures.Spread(other)}) {unit}"));
    }

    /// <summary>Something that either is so or is not.</summary>
    public void Checked(string what, bool holds, string note = "")
    {
        Missed += holds ? 0 : 1;
        Line($"{(holds ? "ok    " : "MISSED")}  {what,-46} {note}");
    }

    private unsafe int Write(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            var count = NativeMethods.Write(_output, start, (nuint)bytes.Length);
            return count > 0 ? (int)count : throw new IOException("standard output is closed");
        }
    }
}
