namespace KvTui.Etcd.Model;

/// <summary>
/// The lease that a key is attached to: known, none, or unknown, which is the default. From etcd 3.7 on a keys-only answer never contains
/// leases.
/// </summary>
public readonly record struct KeyLease
{
    private KeyLease(long id) => (Id, IsKnown) = (id, true);

    public static KeyLease Unknown => default;

    public static KeyLease None { get; } = new(0);

    /// <summary>The lease's id; 0 if there is none or it is not known.</summary>
    public long Id { get; }

    /// <summary>Whether the server's answer tells.</summary>
    public bool IsKnown { get; }

    /// <summary>The lease that a server reported: its id, or 0 for none.</summary>
    public static implicit operator KeyLease(long id) => FromInt64(id);

    /// <summary>The lease that a server reported: its id, or 0 for none.</summary>
    public static KeyLease FromInt64(long id) => new(id);

    /// <summary>The id as etcdctl writes it, in sixteen hexadecimal digits; “none” or “unknown” without one.</summary>
    public override string ToString() => this switch
    {
        { IsKnown: false } => "unknown",
        { Id: 0 } => "none",
        _ => Id.ToString("x16", CultureInfo.InvariantCulture),
    };
}
