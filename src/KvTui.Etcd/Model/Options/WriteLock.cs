namespace KvTui.Etcd.Model.Options;

/// <summary>Keeps a client from writing while locked, for clusters where a mistake would be costly. Thread-safe.</summary>
/// <param name="name">The profile's name, which is to be typed in order to write.</param>
public sealed class WriteLock(string name)
{
    private volatile bool _isLocked = true;

    public string Name { get; } = name;

    /// <summary>Whether every RPC that writes is refused before it is sent; true at the start.</summary>
    public bool IsLocked => _isLocked;

    public void Unlock() => _isLocked = false;

    public void Lock() => _isLocked = true;
}
