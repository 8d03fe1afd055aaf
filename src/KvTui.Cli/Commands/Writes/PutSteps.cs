namespace KvTui.Cli.Commands.Writes;

/// <summary>Sends a put so that each request carries its value once and asks for no more rights than it needs.</summary>
internal static class PutSteps
{
    /// <summary>The answer to the put; and where the condition did not hold, what was found in place of it.</summary>
    /// <param name="lease">The lease given on purpose, 0 for none; null keeps the one the key has.</param>
    /// <exception cref="EtcdException">The key was not put, or whether it was is not known.</exception>
    public static async Task<(ResponseHeader Put, TxnResult? Conflict)> SendAsync(
        IKvClient kv, PutRequest request, long? lease, CancellationToken cancellationToken)
    {
        if (request.IfRevision is { } revision)
        {
            var result = await GuardedAsync(kv, request, revision, lease, cancellationToken);
            return (result.Header, result.Succeeded ? null : result);
        }

        return lease is { } given
            ? (await kv.PutAsync(request.Key, request.Value, new() { Lease = given }, cancellationToken), null)
            : (await KeepingLeaseAsync(kv, request, cancellationToken), null);
    }

    /// <summary>Puts a key that keeps the lease it has; one that does not exist gets none.</summary>
    /// <exception cref="EtcdException">The key was not put, or whether it was is not known.</exception>
    public static async Task<ResponseHeader> KeepingLeaseAsync(IKvClient kv, PutRequest request, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await PutExistingAsync(kv, request, cancellationToken) is { } put)
            {
                return put;
            }

            if (await CreateAsync(kv, request, cancellationToken) is { } created)
            {
                return created;
            }
        }
    }

    /// <summary>Puts a key if it was last changed at a revision; else the answer has the key as it is.</summary>
    /// <param name="lease">The lease given on purpose, 0 for none; null keeps the one the key has.</param>
    /// <exception cref="EtcdException">The key was not put, or whether it was is not known.</exception>
    public static Task<TxnResult> GuardedAsync(
        IKvClient kv, PutRequest request, long revision, long? lease, CancellationToken cancellationToken)
    {
        var options = lease is null && revision > 0 ? new PutOptions { KeepLease = true } : new() { Lease = lease ?? 0 };
        return kv.TxnAsync(
            new(
                [new Compare.ModRevisionEquals(request.Key, revision)],
                [new TxnOperation.Put(request.Key, request.Value, options)],
                [new TxnOperation.Range(KeyRange.Key(request.Key), new() { KeysOnly = true })]),
            cancellationToken);
    }

    /// <summary>Null if there is no such key.</summary>
    private static async Task<ResponseHeader?> PutExistingAsync(IKvClient kv, PutRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await kv.PutAsync(request.Key, request.Value, new() { KeepLease = true }, cancellationToken);
        }
        catch (EtcdException failure) when (failure is { Kind: EtcdErrorKind.NotFound, MayHaveBeenApplied: false })
        {
            return null;
        }
    }

    /// <summary>Null if somebody else has made the key meanwhile: it may have a lease now.</summary>
    private static async Task<ResponseHeader?> CreateAsync(IKvClient kv, PutRequest request, CancellationToken cancellationToken)
    {
        var put = new TxnOperation.Put(request.Key, request.Value, new());
        try
        {
            var created = await kv.TxnAsync(new([new Compare.VersionEquals(request.Key, 0)], [put], []), cancellationToken);
            return created.Succeeded ? created.Header : null;
        }
        catch (EtcdException failure) when (failure is { Kind: EtcdErrorKind.PermissionDenied, MayHaveBeenApplied: false })
        {
            // The comparison reads the key, which this user may not; that he may write it is known from the put before.
            return await kv.PutAsync(request.Key, request.Value, put.Options, cancellationToken);
        }
    }
}

/// <summary>A put as it was asked for.</summary>
/// <param name="Lease">The lease to attach to; 0 detaches; null keeps the one the key has.</param>
/// <param name="TimeToLive">Grant a lease of this time and attach to it; null grants none.</param>
/// <param name="IfRevision">Put only if the key was last changed at this revision, 0: does not exist; null puts anyhow.</param>
internal sealed record PutRequest(EtcdKey Key, ReadOnlyMemory<byte> Value, long? Lease, TimeSpan? TimeToLive, long? IfRevision);
