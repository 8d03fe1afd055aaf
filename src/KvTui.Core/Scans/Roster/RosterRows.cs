using KvTui.Core.Leases;
using KvTui.Core.Users;
using KvTui.Etcd.Calls.Access;
using KvTui.Etcd.Cluster;

namespace KvTui.Core.Scans.Roster;

/// <summary>Makes the rows of the lists, and the sentence above each.</summary>
/// <param name="Rows">In the order of the list.</param>
/// <param name="Sentence">What they add up to, as “12 leases, 40 keys; 3 leases have none”.</param>
public sealed record RosterRows(ImmutableArray<RosterRow> Rows, string Sentence)
{
    private const string Root = UserList.Root;

    public static RosterRows Empty { get; } = new([], "");

    /// <summary>What is wrong, as a sentence; empty if nothing is.</summary>
    public string Warning { get; init; } = "";

    /// <summary>The revisions between which changes are listed; 0 for other lists.</summary>
    public (long From, long To) Between { get; init; }

    /// <summary>How the cluster looked when its members were listed; null for other lists.</summary>
    public ClusterReport? Report { get; init; }

    /// <summary>The users that were listed; null for other lists.</summary>
    public UserList? Users { get; init; }

    /// <summary>Leases, those that end first at the top: id, time left, time granted, keys, the first of them.</summary>
    public static RosterRows Of(IReadOnlyList<LeaseFacts> leases)
    {
        var list = LeaseRows.Of(leases);
        return new(
            [
                .. list.Leases.Select(static lease => Row(
                    Name(lease.Id), lease.Keys.Count > 0 ? lease.Keys[0] : default,
                    Name(lease.Id), Quantities.TimeLeft(lease.Left), Quantities.Age(lease.Granted),
                    lease.Keys.Count == 0 ? "" : Quantities.Count(lease.Keys.Count),
                    lease.Keys.Count == 0 ? "no key" : Printable.Escaped(lease.Keys[0].Span)) with
                { Lease = lease }),
            ],
            list.Sentence());
    }

    /// <summary>Locks and elections, who holds each before those who wait: place, lease, time left, since when, name.</summary>
    public static RosterRows Of(ImmutableArray<HeldLock> queues, IReadOnlyList<LeaseFacts> leases)
    {
        var rows = ImmutableArray.CreateBuilder<RosterRow>();
        foreach (var queue in queues)
        {
            for (var place = 0; place < queue.Holders.Length; place++)
            {
                var holder = queue.Holders[place];
                var lease = leases.FirstOrDefault(each => each.Id == holder.Lease);
                rows.Add(Row(
                    holder.Key.ToString(), holder.Key,
                    place > 0 ? $"waits {place}" : queue.IsElection ? "elected" : "holds", Name(holder.Lease),
                    lease is null ? "" : Quantities.TimeLeft(lease.Left), Quantities.Revision(holder.CreateRevision),
                    Printable.Escaped(queue.Name.Span)) with
                { Lease = lease });
            }
        }

        var waiting = rows.Count - queues.Length;
        return new(
            rows.ToImmutable(),
            queues.IsEmpty ? "no lock or election" : $"{Quantities.Count(queues.Length)} held, {Quantities.Count(waiting)} waiting");
    }

    /// <summary>Users with their roles, a row a permission, then the roles that nobody has: user, role, what it allows, keys.</summary>
    public static RosterRows Of(UserList all)
    {
        var rows = ImmutableArray.CreateBuilder<RosterRow>();
        foreach (var user in all.Users)
        {
            if (user.Roles.Count == 0)
            {
                rows.Add(OfUser(user.Name, "", null));
            }

            foreach (var name in user.Roles)
            {
                AddRole(rows, user.Name, name, all.Roles.FirstOrDefault(role => role.Name == name));
            }
        }

        foreach (var role in all.Roles)
        {
            if (!all.Users.Any(user => user.Roles.Contains(role.Name)))
            {
                AddRole(rows, "", role.Name, role);
            }
        }

        return new(rows.ToImmutable(), $"authentication is {(all.IsOn ? "on" : "off: anybody may do everything")}") { Users = all };
    }

    /// <summary>A row with the cells of its list.</summary>
    internal static RosterRow Row(string id, EtcdKey key, params ImmutableArray<string> cells) => new(EtcdKey.FromText(id), key, cells);

    private static void AddRole(ImmutableArray<RosterRow>.Builder rows, string user, string name, RoleFacts? role)
    {
        if (name == Root || role is not { Permissions.Count: > 0 })
        {
            rows.Add(OfUser(user, name, null));
            return;
        }

        foreach (var permission in role.Permissions)
        {
            rows.Add(OfUser(user, name, permission));
        }
    }

    private static RosterRow OfUser(string user, string role, Grant? permission)
    {
        var keys = permission is null ? "" : RangeText.Of(permission.Keys);
        var may = permission is not null ? PermissionText.Of(permission) : role == Root ? "everything" : "nothing";
        return Row($"{user}\0{role}\0{keys}", default, Printable.Text(user), Printable.Text(role), may, keys) with
        {
            Held = new(user, role, permission),
        };
    }

    private static string Name(long lease) => KeyLease.FromInt64(lease).ToString();
}
