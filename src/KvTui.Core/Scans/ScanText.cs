namespace KvTui.Core.Scans;

/// <summary>The words for how far a scan has come; never more than it saw.</summary>
public static class ScanText
{
    private const string Asking = "asking how many keys there are";

    /// <summary>How far adding up has come: “120 000 of 480 112 keys, 41 MiB read, 85 000 keys/s, r1042”.</summary>
    public static string Usage(ScanProgress.Usage progress)
    {
        var sampled = progress.Report.Sample is { } sample
            ? $"{Quantities.Count(sample.Count)} of {Quantities.Count(sample.Wanted)} values"
            : "";
        return Of(progress.Status, "", ", ", sampled, $"{Quantities.Size(progress.Status.Bytes)} read");
    }

    /// <summary>How far a search has come: “searched 120 000 of 480 112 keys · 12 found · 85 000 keys/s · r1042”.</summary>
    /// <param name="dot">What stands between the parts.</param>
    public static string Find(ScanProgress.Find progress, char dot) =>
        Of(progress.Status, "searched ", $" {dot} ", $"{Quantities.Count(progress.Hits.Length)} found");

    /// <param name="verb">What stands before the keys that were seen, unless it was stopped or failed there.</param>
    private static string Of(ScanStatus status, string verb, string between, params ReadOnlySpan<string> figures)
    {
        if (status is { Phase: ScanPhase.Running, Revision: 0 })
        {
            return Asking;
        }

        var before = status.Phase switch
        {
            ScanPhase.Stopped => "stopped at ",
            ScanPhase.Failed => "failed at ",
            ScanPhase.Running or ScanPhase.Complete => verb,
            _ => throw new ArgumentOutOfRangeException(nameof(status), status.Phase, "is not a known phase"),
        };
        return Join(between, [before + Seen(status), .. figures, Pace(status), At(status)]);
    }

    private static string Seen(ScanStatus status) => status.Total == 0 || status.Phase == ScanPhase.Complete
        ? $"{(status is { Phase: ScanPhase.Complete, Keys: > 0 } ? "all " : "")}{Quantities.Count(status.Keys)} keys"
        : $"{Quantities.Count(status.Keys)} of {Quantities.Count(status.Total)} keys";

    private static string Pace(ScanStatus status) => status.Rate == 0 ? "" : $"{Quantities.Count(Rounded(status.Rate))} keys/s";

    private static string At(ScanStatus status) => status.Revision == 0 ? "" : Quantities.Revision(status.Revision);

    /// <summary>Two digits that matter, so that the figure can be read while it changes.</summary>
    private static long Rounded(long rate)
    {
        var unit = 1L;
        while (rate / unit >= 100)
        {
            unit *= 10;
        }

        return rate / unit * unit;
    }

    private static string Join(string between, string[] parts) =>
        string.Join(between, parts.Where(static part => part.Length > 0));
}
