using KvTui.App.Messages.Access;
using KvTui.App.Runtime;
using KvTui.Etcd;
using KvTui.Etcd.Auth;

namespace KvTui.App.Services;

/// <summary>Learns what the user may do before anything is listed, and again when a server says that it has changed, or somebody asks.</summary>
internal sealed class RightsLearner(IEtcdClient client, Mailbox mailbox, TimeProvider clock)
{
    /// <summary>The least time from one asking to the next, however often a server denies something.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Wakeup _outdated = new();

    /// <summary>Asks, once; posts and returns what the user may do, or null without a user.</summary>
    /// <exception cref="EtcdException">It can not be told, and without it nothing may be asked for.</exception>
    public async Task<AccessRights?> LearnAsync(CancellationToken cancellationToken)
    {
        if (!client.Auth.HasUser)
        {
            return null;
        }

        try
        {
            var rights = await client.Auth.LearnAsync(cancellationToken);
            mailbox.PostOutcome(new AccessMessage(rights));
            return rights;
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
            _outdated.Set();
        }
    }

    /// <summary>Asks again whenever it is needed, until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        client.Auth.Outdated += _outdated.Set;
        try
        {
            while (true)
            {
                await _outdated.WaitAsync(cancellationToken);
                _outdated.Reset();
                await TryAsync(cancellationToken);
                await Task.Delay(Pause, clock, cancellationToken);
            }
        }
        finally
        {
            client.Auth.Outdated -= _outdated.Set;
        }
    }

    private async Task TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await LearnAsync(cancellationToken);
        }
        catch (EtcdException)
        {
            // What is known stays, and the next refusal asks again.
        }
    }
}
