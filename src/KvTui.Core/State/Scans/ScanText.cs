namespace KvTui.Core.State.Scans;

/// <summary>The words for how far a scan has come; never more than it saw.</summary>
public static class ScanText
{
    private const string Asking = "asking how many keys there are";

    /// <summary>How far adding up has come: “120 000 of 480 112 keys, 41 MiB read, 85 000 keys/s, r1042”.</summary>
    public static string Usage(ScanProgress.Usage progress)
    {
        var (status, report) = (progress.Status, progress.Report);
        if (status is { Phase: ScanPhase.Running, Revision: 0 })
        {
            return Asking;
        }

        var sampled = report.Sample is { } sample ? $"{Quantities.Count(sample.Count)} of {Quantities.Count(sample.Wanted)} values" : "";
        return Join(
            ", ",
            status.Phase switch
            {
                ScanPhase.Stopped => $"stopped at {Seen(status)}",
                ScanPhase.Failed => $"failed at {Seen(status)}",
                _ => Seen(status),
            },
            sampled,
            $"{Quantities.Size(status.Bytes)} read",
            Pace(status),
            At(status));
    }

    /// <summary>How far a search has come: “searched 120 000 of 480 112 keys · 12 found · 85 000 keys/s · r1042”.</summary>
    /// <param name="dot">What stands between the parts.</param>
    public static string Find(ScanProgress.Find progress, char dot)
    {
        var status = progress.Status;
        if (status is { Phase: ScanPhase.Running, Revision: 0 })
        {
            return Asking;
        }

        return Join(
            $" {dot} ",
            status.Phase switch
            {
                ScanPhase.Stopped => $"stopped at {Seen(status)}",
                ScanPhase.Failed => $"failed at {Seen(status)}",
                _ => $"searched {Seen(status)}",
            },
            $"{Quantities.Count(progress.Hits.Length)} found",
            Pace(status),
            At(status));
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

    private static string Join(string between, params ReadOnlySpan<string> parts)
    {
        var text = "";
        foreach (var part in parts)
        {
            text += part.Length == 0 ? "" : text.Length == 0 ? part : between + part;
        }

        return text;
    }
}
