using KvTui.Core.Messages;

namespace KvTui.Core.Runtime.Writes;

/// <summary>What a look at the key says of a write.</summary>
/// <param name="Stored">What was seen.</param>
/// <param name="Term">The raft term of the member that answered.</param>
/// <param name="Outcome">Applied or in conflict, where that is proven; else null.</param>
/// <param name="IsAsBefore">Whether nothing has changed, so that the write was not applied so far.</param>
internal sealed record Finding(Sighting Stored, ulong Term, WriteOutcome? Outcome, bool IsAsBefore);
