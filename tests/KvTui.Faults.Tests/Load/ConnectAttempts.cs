using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Globalization;
using System.Text.RegularExpressions;

namespace KvTui.Faults.Tests.Load;

/// <summary>Counts the attempts of this process to connect, also those that are refused, by port: the runtime's own events tell.</summary>
internal sealed partial class ConnectAttempts : EventListener
{
    private const int ConnectStart = 1;

    private readonly ConcurrentDictionary<int, int> _counts = new();

    /// <summary>How many attempts there were to connect to a port.</summary>
    public int To(int port) => _counts.GetValueOrDefault(port);

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "System.Net.Sockets")
        {
            EnableEvents(eventSource, EventLevel.Informational);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData is { EventId: ConnectStart, Payload: [string address, ..] } && PortBytes().Match(address) is { Success: true } match)
        {
            var port = (Number(match.Groups[1]) << 8) + Number(match.Groups[2]);
            _counts.AddOrUpdate(port, 1, (_, count) => count + 1);
        }
    }

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    /// <summary>A socket address as the event shows it: family, size, and its bytes, of which the port comes first.</summary>
    [GeneratedRegex(@"\{(\d+),(\d+),")]
    private static partial Regex PortBytes();
}
