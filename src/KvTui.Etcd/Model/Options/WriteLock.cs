namespace KvTui.Etcd.Model.Options;

/// <summary>Keeps a client from writing until it is unlocked, and again once it is locked; for clusters where a slip would be dear. Safe on any thread.</summary>
/// <param name="name">What is locked, to be typed by who wants to write: the profile's name.</param>
public sealed class WriteLock(string name)
{
    private volatile bool _isLocked = true;

    /// <summary>The name of the profile.</summary>
    public string Name { get; } = name;

    /// <summary>Whether every RPC that writes is refused before it is sent; true at the start.</summary>
    public bool IsLocked => _isLocked;

    public void Unlock() => _isLocked = false;

    public void Lock() => _isLocked = true;
}
