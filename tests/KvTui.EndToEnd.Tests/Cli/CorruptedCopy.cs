using System.Text;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Cli;

/// <summary>A member with other data than the others, as a bad disk leaves it.</summary>
internal static class CorruptedCopy
{
    private const string Key = "/planted";
    private const string Right = "planted-right";
    private const string Wrong = "planted-wrong";

    /// <summary>Puts a key, and changes its value in a member's database file while that is down; the member runs again at the end.</summary>
    public static async Task MakeAsync(EtcdCluster cluster, EtcdProcess member, CancellationToken cancellationToken)
    {
        await cluster.Ctl.RunAsync("put", Key, Right);

        // A read that is up to date waits until this member has the key.
        await member.Ctl.RunAsync("get", Key);
        await member.StopAsync(cancellationToken);
        Change(Path.Combine(member.DataFolder, "member", "snap", "db"));
        await member.RestartAsync(cancellationToken: cancellationToken);
        await cluster.LeaderAsync(cancellationToken: cancellationToken);
        Assert.Equal($"{Wrong}\n", await member.Ctl.RunAsync("get", Key, "--print-value-only"));
    }

    private static void Change(string database)
    {
        var (bytes, right, changed) = (File.ReadAllBytes(database), Encoding.ASCII.GetBytes(Right), 0);
        for (var at = 0; bytes.AsSpan(at).IndexOf(right) is >= 0 and var next; changed++)
        {
            at += next;
            Encoding.ASCII.GetBytes(Wrong, bytes.AsSpan(at));
        }

        Assert.True(changed > 0, $"the value was to be in {database}");
        File.WriteAllBytes(database, bytes);
    }
}
