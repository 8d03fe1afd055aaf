using System.Globalization;
using KvTui.Core;
using KvTui.Etcd.Model.Options;

namespace KvTui.Tui.Pagers;

/// <summary>The words of the command log.</summary>
internal static class CallTexts
{
    /// <summary>All calls so far in one line.</summary>
    public static string Totals(LoadTotals totals, string? maxLoad)
    {
        var events = totals.Events > 0 ? $" · {Quantities.Count(totals.Events)} events" : "";
        var failed = totals.Failed > 0 ? $" · {Quantities.Count(totals.Failed)} failed" : "";
        var cap = maxLoad is not null ? $" · at most {Printable.Text(maxLoad)}" : "";
        return $"{Quantities.Count(totals.Calls)} requests · {Quantities.Count(totals.Keys)} keys · {Quantities.Size(totals.Bytes)}"
            + $" · widest range {Quantities.Count(totals.WidestRange)}{events}{failed}{cap}";
    }

    /// <summary>A call: when, how long, whether it writes, what came of it, who answered, what was asked.</summary>
    public static string Of(CallRecord call)
    {
        var outcome = call.Error is { } error ? error.ToString() : Quantities.Size(call.ReceivedBytes);
        var kind = call.IsWrite ? 'W' : 'R';
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{call.Started.ToLocalTime():HH:mm:ss.fff} {call.Elapsed.TotalMilliseconds,7:0.0} ms {kind} {outcome,9} ")
            + $"{Printable.Text(call.Endpoint.Address)} {Printable.Text(call.Summary)}{Keys(call)}";
    }

    /// <summary>What a range brought of what the server had to walk for it; for a single key its name tells.</summary>
    private static string Keys(CallRecord call) =>
        call.KeysWalked <= 1 ? "" : $" · {Quantities.Count(call.KeysRead)} of {Quantities.Count(call.KeysWalked)} keys";
}
