namespace KvTui.Core.State;

/// <summary>All that the tool has asked of the server since it started.</summary>
/// <param name="Calls">Requests that reached a member.</param>
/// <param name="Failed">Those of them that failed.</param>
/// <param name="Keys">Keys in the answers.</param>
/// <param name="Events">Changes that watches brought.</param>
/// <param name="Bytes">Bytes of answers and of watches.</param>
/// <param name="WidestRange">Keys in the widest range that was asked for, which the server had to walk.</param>
public readonly record struct LoadTotals(long Calls, long Failed = 0, long Keys = 0, long Events = 0, long Bytes = 0, long WidestRange = 0);
