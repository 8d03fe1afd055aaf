using KvTui.Core.Dialogs;
using KvTui.Etcd.Cluster;

namespace KvTui.Core.Scans.Layers;

/// <summary>Acts on the lease of the row under the cursor, and asks for a list again after what was done from it.</summary>
internal static class RosterUpdate
{
    private const int MostNamed = 8;

    /// <summary>Asks whether a lease is to end, or keeps it alive.</summary>
    public static Transition Apply(ExplorerState state, RosterState list, Intent intent)
    {
        if (list.Lease is not { } lease)
        {
            return state.Warning("There is no lease on this row.");
        }

        return LockUpdate.IsOffered(state, intent) ? LockUpdate.Ask(state)
            : AccessRules.WhyNoLease(state) is { } reason ? state.Warning(reason)
            : intent == Intent.Delete ? AskedToRevoke(state, lease)
            : Transition.Of(state, new Effect.ActOnLease(lease, state.Keyspace.ClusterId, IsRevocation: false));
    }

    /// <summary>It was agreed to revoke a lease: it is, if nothing has come in the way.</summary>
    public static Transition Revoked(ExplorerState state, DialogPurpose.Revoke revoke) =>
        AccessRules.WhyNoLease(state) is { } reason ? state.Warning(reason)
        : WriteRules.WhyNoWriteTo(state, revoke.ClusterId) is { } other ? state.Error($"The lease was not revoked: {other}.")
        : Transition.Of(state, new Effect.ActOnLease(revoke.Shown, revoke.ClusterId, IsRevocation: true));

    /// <summary>An act has ended: says how, and asks for the list again if it is still looked at.</summary>
    public static Transition Acted(ExplorerState state, OperationMessage.ListActed acted)
    {
        state = acted.IsDone ? state.Done(acted.Text) : state.Error(acted.Text);
        return state is { TopLayer: Layer.Roster, Scans.Roster: { } list } ? ScanUpdate.StartRoster(state, list.Request) : state;
    }

    /// <summary>Names the keys that go with it.</summary>
    private static ExplorerState AskedToRevoke(ExplorerState state, LeaseFacts lease)
    {
        var count = lease.Keys.Count;
        return state.Pushed(Questions.Open(
            "Revoke lease",
            Text(state, lease),
            "Revoke",
            "Keep",
            new DialogPurpose.Revoke(lease, state.Keyspace.ClusterId),
            count > 1 ? count.ToString(CultureInfo.InvariantCulture) : Questions.Typed(state)));
    }

    private static string Text(ExplorerState state, LeaseFacts lease)
    {
        var text = new StringBuilder($"Lease {KeyLease.FromInt64(lease.Id)} will end now on {Questions.Where(state)}");
        text.Append(lease.Keys.Count == 0 ? "; it has no key." : ", and these keys with it:");
        for (var each = 0; each < Math.Min(MostNamed, lease.Keys.Count); each++)
        {
            text.Append('\n').Append(Printable.Escaped(lease.Keys[each].Span));
        }

        return lease.Keys.Count > MostNamed ? text.Append($"\nand {lease.Keys.Count - MostNamed} more").ToString() : text.ToString();
    }
}
