using System.Globalization;

namespace KvTui.Faults.Tests.Bench;

/// <summary>How many rounds of each fault: KVTUI_FAULT_ROUNDS, else 20 with KVTUI_FULL=1, else 10, which take about two minutes.</summary>
internal static class FaultRounds
{
    private const int Quick = 10;
    private const int Full = 20;

    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("KVTUI_FULL") == "1";

    public static int Count { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("KVTUI_FAULT_ROUNDS"), CultureInfo.InvariantCulture, out var rounds) ? rounds : Of(Quick, Full);

    /// <summary>A count for the quick run and one for the full run.</summary>
    public static int Of(int quick, int full) => IsFull ? full : quick;
}
