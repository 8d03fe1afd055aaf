using System.Text;
using Google.Protobuf;
using KvTui.Etcd.Model;
using Rpc = dotnet_etcd.interfaces.IEtcdClient;

namespace KvTui.Etcd.Tests.Server.EveryMethod;

/// <summary>All that a cluster tells of what it stores.</summary>
internal static class ClusterDump
{
    /// <summary>The file grows a little by itself.</summary>
    public const int FreeBytes = 200_000;

    public static async Task<string> OfAsync(Rpc root)
    {
        var text = new StringBuilder();
        // It commits what is not yet in the file, whose size is told below.
        await root.HashAsync(new());
        var zero = ByteString.CopyFrom(0);
        var range = await root.GetAsync(new Etcdserverpb.RangeRequest { Key = zero, RangeEnd = zero });
        var status = await root.StatusAsync(new());
        text.AppendLine($"revision {range.Header.Revision}, {range.Kvs}");
        text.AppendLine($"before it: {await OlderAsync(root, range.Header.Revision - 1)}");
        text.AppendLine($"leases {string.Join(' ', (await root.LeaseLeasesAsync()).Leases.Select(static lease => lease.ID).Order())}");
        text.AppendLine($"members {(await root.MemberListAsync(new())).Members}");
        text.AppendLine($"alarms {(await root.AlarmAsync(new())).Alarms}");
        text.AppendLine($"leader {status.Leader:x}, {(status.DbSize > status.DbSizeInUse + FreeBytes ? "with" : "without")} free pages");
        text.AppendLine($"authentication {(await root.AuthStatusAsync(new())).Enabled}, revision {(await root.AuthStatusAsync(new())).AuthRevision}");
        foreach (var user in (await root.UserListAsync(new())).Users)
        {
            text.AppendLine($"user {user}: {(await root.UserGetAsync(new() { Name = user })).Roles}");
        }

        foreach (var role in (await root.RoleListAsync(new())).Roles)
        {
            text.AppendLine($"role {role}: {(await root.RoleGetAsync(new() { Role = role })).Perm}");
        }

        return text.ToString();
    }

    private static async Task<string> OlderAsync(Rpc root, long revision)
    {
        try
        {
            return (await root.GetAsync(new Etcdserverpb.RangeRequest { Key = ByteString.CopyFrom(0), Revision = revision })).Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (EtcdException failure)
        {
            return failure.Kind.ToString();
        }
    }
}
