namespace KvTui.Cli.Commands.Writes;

/// <summary>A put as it was asked for.</summary>
/// <param name="Lease">The lease to attach to; 0 detaches; null keeps the one the key has.</param>
/// <param name="TimeToLive">Grant a lease of this time and attach to it; null grants none.</param>
/// <param name="IfRevision">Put only if the key was last changed at this revision, 0: does not exist; null puts anyhow.</param>
internal sealed record PutRequest(EtcdKey Key, ReadOnlyMemory<byte> Value, long? Lease, TimeSpan? TimeToLive, long? IfRevision);
