using KvTui.Cli.Output.Results;
using KvTui.Core.Journal.Keeping;
using KvTui.Core.Keyspace.Pages;

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

    /// <summary>Whether a write would be sent; where it would not, nobody need be asked whether he is sure.</summary>
    public bool MayWrite => Client.Options is not ({ ReadOnly: true } or { Lock.IsLocked: true });

    /// <summary>Finds out which cluster is written to; before the first write.</summary>
    /// <exception cref="Arguments.UsageException">The endpoints belong to several clusters.</exception>
    public async Task AimAsync(CancellationToken cancellationToken) =>
        Target = await TargetCluster.FindAsync(Client, Clock, cancellationToken);

    public ValueTask DisposeAsync()
    {
        (Writer as IDisposable)?.Dispose();
        Journal.Dispose();
        return Client.DisposeAsync();
    }
}
