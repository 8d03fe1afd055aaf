using KvTui.Core.State.Scans;

namespace KvTui.Core.Messages.Scans;

/// <summary>How far a scan has come; replaces what was not taken yet.</summary>
/// <param name="Generation">The scan it is about.</param>
public sealed record ScanMessage(long Generation, ScanProgress Progress) : Message;
