using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Failures;

/// <summary>Starts members with authentication on: root:secret, guest:guest without a role, and what else a test asks for.</summary>
internal static class GuardedMember
{
    /// <param name="commands">Further commands of etcdctl, before authentication is enabled.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <param name="arguments">Further flags of etcd.</param>
    public static async Task<EtcdProcess> StartAsync(IReadOnlyList<string> commands, CancellationToken cancellationToken, params IReadOnlyList<string> arguments)
    {
        var member = await EtcdProcess.StartAsync(new() { Arguments = ["--bcrypt-cost=4", .. arguments] }, cancellationToken);
        string[] all = ["user add root:secret", "user grant-role root root", "user add guest:guest", .. commands, "auth enable"];
        foreach (var command in all)
        {
            (await member.Ctl.TryAsync(command.Split(' '), cancellationToken: cancellationToken)).EnsureSuccess();
        }

        return member;
    }
}
