using KvTui.Etcd.Auth;

namespace KvTui.App.Messages.Access;

/// <summary>What the user may do has been learned, for the first time or again.</summary>
public sealed record AccessMessage(AccessRights Rights) : Message;
