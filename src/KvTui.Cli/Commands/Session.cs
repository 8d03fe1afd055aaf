using KvTui.Cli.Output.Results;
using KvTui.Core.Journal.Keeping;
using KvTui.Core.Keyspace.Pages;
using KvTui.Etcd.Calls.Access;

namespace KvTui.Cli.Commands;

/// <summary>What a verb works with: the client and the place for its results.</summary>
internal sealed class Session : IAsyncDisposable
{
    /// <summary>Connects when first used.</summary>
    public Session(EtcdClientOptions options, KeyFolding folding, bool json)
    {
        Client = new EtcdClient(options, Clock, new Random());
        Folding = folding;
        Writer = json ? new JsonResultWriter(Results) : new TextResultWriter(Results);
    }

    public IEtcdClient Client { get; }

    /// <summary>What makes a prefix.</summary>
    public KeyFolding Folding { get; }

    public TimeProvider Clock { get; } = TimeProvider.System;

    /// <summary>The cluster that is written to, where the verb writes.</summary>
    public TargetCluster Target { get; private set; } = new([]);

    /// <summary>Where what the verb writes to keys is taken down, so that it can be taken back.</summary>
    public required WriteJournal Journal { get; init; }

    /// <summary>The results not yet written; flushed when the verb has ended well.</summary>
    public ResultStream Results { get; } = new(StandardStreams.WriteOutput);

    public IResultWriter Writer { get; }

    /// <summary>The profile that alone says which cluster is meant; null if there is none, or flags say something else.</summary>
    public string? Profile { get; init; }

    /// <summary>Whether a write would be sent; where it would not, nobody need be asked whether he is sure.</summary>
    public bool MayWrite => Client.Options is not ({ ReadOnly: true } or { Lock.IsLocked: true });

    /// <summary>Finds out which cluster is written to; before the first write.</summary>
    /// <exception cref="Arguments.UsageException">The endpoints belong to several clusters.</exception>
    public async Task AimAsync(CancellationToken cancellationToken) =>
        Target = await TargetCluster.FindAsync(Client, Clock, cancellationToken);

    /// <summary>Finds out what the user may do, before anything is asked or sent; what is sent later is held against it too.</summary>
    /// <exception cref="EtcdException">It is not what is needed, or cannot be told.</exception>
    public async Task RequireAsync(Need need, CancellationToken cancellationToken)
    {
        if (await RightsAsync(cancellationToken) is not { IsRestricted: true, User: { } user } rights)
        {
            return;
        }

        if (need == Need.Root)
        {
            throw new EtcdException(
                EtcdErrorKind.PermissionDenied,
                $"This takes the role root, which {Printable.Text(user)} does not have; log in as a user that has it (--user).");
        }

        if (need == Need.SomeKey && rights.Writes.IsEmpty)
        {
            throw new EtcdException(
                EtcdErrorKind.PermissionDenied,
                $"{Printable.Text(user)} may not write any key, and leases are for keys; use a user whose roles allow it.");
        }
    }

    public ValueTask DisposeAsync()
    {
        (Writer as IDisposable)?.Dispose();
        Journal.Dispose();
        return Client.DisposeAsync();
    }

    /// <summary>The user's rights; unrestricted where only etcd can tell.</summary>
    private async Task<AccessRights> RightsAsync(CancellationToken cancellationToken)
    {
        var options = Client.Options;
        try
        {
            if (!Client.Auth.HasUser && options is { AuthToken: null, Root.IsEmpty: true })
            {
                // Nobody is logged in: that is refused where authentication is on.
                var any = KeyRange.Key(EtcdKey.FromText("health"));
                await Client.Kv.RangeAsync(any, new() { Serializable = true, KeysOnly = true }, cancellationToken);
            }

            return await Client.Auth.LearnAsync(cancellationToken);
        }
        catch (EtcdException failure) when (options.User is null && (Client.Auth.HasUser || !failure.IsDenial))
        {
            return AccessRights.Unrestricted;
        }
    }
}
