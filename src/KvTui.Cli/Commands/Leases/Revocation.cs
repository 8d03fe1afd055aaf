using KvTui.Core.Copying;
using KvTui.Core.Writes.Guarded;

namespace KvTui.Cli.Commands.Leases;

/// <summary><c>kvtui lease revoke ID</c>: shows which keys go with the lease, and asks.</summary>
internal static class Revocation
{
    /// <summary>How many keys are named before it is asked.</summary>
    private const int MostNamed = 20;

    public static Verb Create(ConnectionFlags flags)
    {
        var verb = new Verb(
            "revoke",
            "End a lease now, and with it its keys; names them and asks first",
            "kvtui lease revoke 694d77aa9e38260f",
            "kvtui lease revoke 694d77aa9e38260f --yes")
        {
            Writes = true,
            Needs = Need.SomeKey,
            TakesBack = true,
        };
        var id = LeaseCommand.Id();
        var yes = Confirmation.Yes();
        verb.Arguments.Add(id);
        verb.Options.Add(yes);
        verb.Does(flags, parsed =>
        {
            var (lease, sure) = (Number.ReadLease(parsed, id), Confirmation.IsSure(parsed, yes));
            return (session, cancellationToken) => RunAsync(session, lease, sure, cancellationToken);
        });
        return verb;
    }

    private static async Task<int> RunAsync(Session session, long lease, bool sure, CancellationToken cancellationToken)
    {
        if (!sure && session.MayWrite && await IsCalledOffAsync(session, lease, cancellationToken) is { } code)
        {
            return code;
        }

        try
        {
            await new LeaseRevocation(session.Client, session.Journal).RunAsync(lease, 0, cancellationToken);
        }
        catch (EtcdException failure) when (failure is { Kind: EtcdErrorKind.NotFound, MayHaveBeenApplied: false })
        {
            return LeaseCommand.NotFound(lease);
        }

        session.Writer.Done([$"lease {PairJson.Lease(lease)} revoked"], new("done", "lease revoke"), LeaseCommand.Part(lease));
        session.Target.Tell(session.Client, default);
        return ExitCode.Done;
    }

    /// <summary>Shows the keys and asks, and asks again if they are others by then; what to end with, null to go on.</summary>
    private static async Task<int?> IsCalledOffAsync(Session session, long lease, CancellationToken cancellationToken)
    {
        var shown = await session.Client.Leases.InspectAsync(lease, withKeys: true, cancellationToken);
        while (!shown.HasEnded)
        {
            var count = shown.Keys.Count;
            Show(shown);
            var act = $"Revoke lease {PairJson.Lease(lease)}"
                + (count == 0 ? ", which has no key," : count == 1 ? " and delete its key" : $" and delete its {count} keys");
            var word = count > 1 ? count.ToString(CultureInfo.InvariantCulture) : null;
            if (!Confirmation.Asks(act, word, session.Client, cancellationToken))
            {
                StandardStreams.Say("Nothing was revoked.");
                return ExitCode.NotFoundOrDenied;
            }

            var now = await session.Client.Leases.InspectAsync(lease, withKeys: true, cancellationToken);
            if (now.HasEnded || now.HasSameKeys(shown))
            {
                return now.HasEnded ? LeaseCommand.NotFound(lease) : null;
            }

            StandardStreams.Say("The lease has other keys by now.");
            shown = now;
        }

        return LeaseCommand.NotFound(lease);
    }

    private static void Show(LeaseFacts lease)
    {
        for (var each = 0; each < Math.Min(MostNamed, lease.Keys.Count); each++)
        {
            StandardStreams.WriteError($"  {Printable.Escaped(lease.Keys[each].Span)}\n");
        }

        if (lease.Keys.Count > MostNamed)
        {
            var all = $"'kvtui lease timetolive {PairJson.Lease(lease.Id)} --keys'";
            StandardStreams.WriteError($"  and {lease.Keys.Count - MostNamed} more, which {all} names\n");
        }
    }
}
