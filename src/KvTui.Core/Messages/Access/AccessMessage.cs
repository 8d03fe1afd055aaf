using KvTui.Etcd.Calls.Access;

namespace KvTui.Core.Messages.Access;

/// <summary>What the user may do has been learned, for the first time or again.</summary>
/// <param name="Ignored">The user that was given though authentication is off; null if there is none.</param>
public sealed record AccessMessage(AccessRights Rights, string? Ignored = null) : Message;
