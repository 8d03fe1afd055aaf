namespace KvTui.Core.Messages;

/// <summary>Something that happened and that the state may have to follow; a closed family of records.</summary>
public abstract record Message;
