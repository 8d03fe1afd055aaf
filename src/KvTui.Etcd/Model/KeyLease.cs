using System.Globalization;

namespace KvTui.Etcd.Model;

/// <summary>
/// The lease that a key is attached to: one, or none, or not told, which is the default. From 3.7 on a keys-only answer of etcd tells of no lease,
/// whether there is one or not.
/// </summary>
public readonly record struct KeyLease
{
    private KeyLease(long id) => (Id, IsKnown) = (id, true);

    public static KeyLease Unknown => default;

    public static KeyLease None { get; } = new(0);

    /// <summary>The lease's id; 0 for none, and where it is not known.</summary>
    public long Id { get; }

    /// <summary>Whether the server told it.</summary>
    public bool IsKnown { get; }

    /// <summary>What a server told: a lease's id, or 0 for none.</summary>
    public static implicit operator KeyLease(long id) => FromInt64(id);

    /// <summary>What a server told: a lease's id, or 0 for none.</summary>
    public static KeyLease FromInt64(long id) => new(id);

    /// <summary>The id as etcdctl writes it, in sixteen hexadecimal digits; “none” or “unknown” where there is none to write.</summary>
    public override string ToString() => this switch
    {
        { IsKnown: false } => "unknown",
        { Id: 0 } => "none",
        _ => Id.ToString("x16", CultureInfo.InvariantCulture),
    };
}
