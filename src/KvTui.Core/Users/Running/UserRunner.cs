using KvTui.Core.Explorer.Services;
using KvTui.Etcd;
using KvTui.Etcd.Cluster.Auth;
using KvTui.Etcd.Model.Options;

namespace KvTui.Core.Users.Running;

/// <summary>Changes users, roles and authentication, and tells what came of it.</summary>
internal sealed class UserRunner(IEtcdClient client, Mailbox mailbox, TimeProvider clock, CancellationToken stopping)
{
    /// <summary>Makes the client by which root proves that it can log in.</summary>
    public Func<EtcdClientOptions, IEtcdClient> Connect { get; init; } = options => new EtcdClient(options, clock, new Random());

    public async Task RunAsync(Effect.ChangeUsers order)
    {
        try
        {
            mailbox.PostOutcome(order.Change.Act == AuthAct.Enable ? await TurnOnAsync(order) : await ChangeAsync(order));
        }
        catch (EtcdException failure)
        {
            var rest = failure.MayHaveBeenApplied ? " It may have been done all the same: look at the list." : "";
            mailbox.PostOutcome(new OperationMessage.ListActed(
                $"{AuthChangeText.Order(order.Change)}: {failure.Message}{rest}", IsDone: false));
        }
        catch (OperationCanceledException)
        {
            // The explorer ends.
        }
    }

    private async Task<OperationMessage> ChangeAsync(Effect.ChangeUsers order)
    {
        await client.Users.ApplyAsync(order.Change, order.ClusterId, stopping);
        return new OperationMessage.ListActed(AuthChangeText.Done(order.Change), IsDone: true);
    }

    /// <summary>Switches authentication on, after a last look at who could switch it off again.</summary>
    private async Task<OperationMessage> TurnOnAsync(Effect.ChangeUsers order)
    {
        var known = await UserSurvey.ReadAsync(client.Users, null, stopping);
        if ((LockOut.OfAll(known) ?? LockOut.OfOneself(client.Options)) is { } reason)
        {
            return new OperationMessage.ListActed(reason, IsDone: false);
        }

        var (_, failure) = await new AuthSwitch(client, Connect).TurnOnAsync(known, client.Options.Password!, order.ClusterId, stopping);
        return failure is null
            ? new OperationMessage.ListActed($"{AuthChangeText.Done(order.Change)}; root has logged in", IsDone: true)
            : new OperationMessage.ListActed(failure, IsDone: false);
    }
}
