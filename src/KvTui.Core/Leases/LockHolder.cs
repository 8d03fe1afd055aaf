namespace KvTui.Core.Leases;

/// <summary>Somebody who holds a lock or waits for it.</summary>
/// <param name="Queue">The name of the lock or election, with its last slash.</param>
/// <param name="Lease">The lease without which the key is gone.</param>
/// <param name="CreateRevision">When he came.</param>
/// <param name="Value">What a candidate says of himself; empty in a lock.</param>
public sealed record LockHolder(EtcdKey Queue, EtcdKey Key, long Lease, long CreateRevision, ReadOnlyMemory<byte> Value);
