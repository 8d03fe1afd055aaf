using KvTui.Core.Explorer.Services;
using KvTui.Etcd;
using KvTui.Etcd.Calls.Access;

namespace KvTui.Core.Keyspace.Watching;

/// <summary>Learns what the user may do: before any listing, at every interval, when a server says it changed, or on request.</summary>
internal sealed class RightsLearner(IEtcdClient client, Mailbox mailbox, TimeSpan interval, TimeProvider clock)
{
    /// <summary>The least time from one asking to the next, however often a server denies something.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Wakeup _outdated = new();
    private volatile bool _isDoubted;
    private AccessMessage? _told;

    /// <summary>Asks, once; posts and returns what the user may do, or null without a user.</summary>
    /// <exception cref="EtcdException">The rights cannot be learned, and without them nothing may be asked for.</exception>
    public async Task<AccessRights?> LearnAsync(CancellationToken cancellationToken)
    {
        if (!client.Auth.HasUser)
        {
            return null;
        }

        try
        {
            return Told(await client.Auth.LearnAsync(cancellationToken));
        }
        catch (EtcdException) when (client.Options.User is null)
        {
            // It is not certain that the certificate is a user's: then the server decides.
            return null;
        }
    }

    /// <summary>Asks again now; calls on keys wait for that.</summary>
    public void Hurry()
    {
        client.Auth.Forget();
        if (client.Auth.HasUser)
        {
            _ = client.Auth.LearnAsync(CancellationToken.None).ContinueWith(static asked => _ = asked.Exception, TaskScheduler.Default);
            Doubt();
        }
    }

    /// <summary>Asks again whenever it is needed, until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!client.Auth.HasUser)
        {
            return;
        }

        client.Auth.Outdated += Doubt;
        await using var timer = clock.CreateTimer(_ => _outdated.Set(), null, interval, interval);
        try
        {
            while (true)
            {
                await _outdated.WaitAsync(cancellationToken);
                _outdated.Reset();
                await TryAsync(cancellationToken);
                await Task.Delay(Pause < interval ? Pause : interval, clock, cancellationToken);
            }
        }
        finally
        {
            client.Auth.Outdated -= Doubt;
        }
    }

    private void Doubt()
    {
        _isDoubted = true;
        _outdated.Set();
    }

    private async Task TryAsync(CancellationToken cancellationToken)
    {
        var isDoubted = _isDoubted;
        _isDoubted = false;
        try
        {
            _ = isDoubted ? await LearnAsync(cancellationToken) : Told(await client.Auth.RefreshAsync(cancellationToken));
        }
        catch (EtcdException)
        {
            // What is known stays, and is asked for again.
            _isDoubted |= isDoubted;
        }
    }

    /// <summary>Posts the rights if they are other than those posted last.</summary>
    private AccessRights Told(AccessRights rights)
    {
        var message = new AccessMessage(rights, rights.User is null ? client.Options.User : null);
        if (_told is null || _told.Ignored != message.Ignored || !rights.IsSameAs(_told.Rights))
        {
            _told = message;
            mailbox.PostOutcome(message);
        }

        return rights;
    }
}
