using KvTui.Core.Messages.Scans;
using KvTui.Core.State.Lists;

namespace KvTui.Core.State.Scans;

/// <summary>What the layer of a search shows.</summary>
/// <param name="Line">The search as it was typed.</param>
public sealed record FoundState(ScanRequest.Find Request, string Line, ScanProgress.Find Progress, ListState List)
{
    /// <summary>A search that has read nothing yet.</summary>
    public static FoundState AtStart(ScanRequest.Find request, string line) => new(request, line, new(ScanStatus.AtStart, default), default);
}
