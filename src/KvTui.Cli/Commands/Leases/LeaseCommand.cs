using KvTui.Cli.Output.Results;
using KvTui.Core;
using KvTui.Core.Copying;
using KvTui.Core.Leases;

namespace KvTui.Cli.Commands.Leases;

/// <summary><c>kvtui lease</c>: list, timetolive, grant, revoke and keep-alive, as etcdctl has them.</summary>
internal static class LeaseCommand
{
    public static Verb Create(ConnectionFlags flags) => new Verb(
        "lease",
        "List leases, with the time they have to live and the keys that end with them; grant, revoke, keep alive",
        "kvtui lease list --long",
        "kvtui lease timetolive 694d77aa9e38260f --keys",
        "kvtui lease grant 60s",
        "kvtui lease revoke 694d77aa9e38260f").With(
            List(flags), TimeToLive(flags), Grant(flags), Revocation.Create(flags), KeepAlive(flags));

    /// <summary>The argument with a lease.</summary>
    public static Argument<string> Id() => new("ID") { Description = "The lease, in hexadecimal digits" };

    /// <summary>The id of a lease as a part of a result.</summary>
    public static ResultPart Part(long id) => new("lease", PairJson.Lease(id));

    /// <summary>Says that a lease does not exist.</summary>
    public static int NotFound(long id)
    {
        StandardStreams.Say(
            $"There is no lease {PairJson.Lease(id)}: it has ended, or never was; 'kvtui lease list' lists those there are.");
        return ExitCode.NotFoundOrDenied;
    }

    private static Verb List(ConnectionFlags flags)
    {
        var verb = new Verb("list", "Print the ids of all leases, one a line", "kvtui lease list", "kvtui lease list --long -o json");
        var details = Switch.Of(
            "--long",
            "The time each has to live, the time it was granted for and how many keys end with it, those that end first at the top; "
            + "a call for each lease");
        verb.Options.Add(details);
        verb.Does(flags, parsed => parsed.GetValue(details)
            ? ListLongAsync
            : async (session, cancellationToken) =>
            {
                foreach (var id in await session.Client.Leases.ListAsync(cancellationToken))
                {
                    session.Writer.Done([PairJson.Lease(id)], Part(id));
                }

                return ExitCode.Done;
            });
        return verb;
    }

    private static async Task<int> ListLongAsync(Session session, CancellationToken cancellationToken)
    {
        using var line = new ProgressLine(session.Clock);
        var leases = await LeaseSurvey.ReadAsync(
            session.Client.Leases, withKeys: true, (read, all) => line.Show($"{read} of {all} leases"), cancellationToken);
        line.Clear();
        var rows = LeaseRows.Of(leases);
        session.Writer.Table([.. rows.Leases.Select(static lease =>
            Parts(lease, KeyPart.Of(lease.Keys, lease.Keys.Count.ToString(CultureInfo.InvariantCulture))))]);
        StandardStreams.Say($"{rows.Sentence()}.");
        return ExitCode.Done;
    }

    private static Verb TimeToLive(ConnectionFlags flags)
    {
        var verb = new Verb("timetolive", "Show how long a lease has to live", "kvtui lease timetolive 694d77aa9e38260f --keys");
        var id = Id();
        var keys = Switch.Of("--keys", "Name the keys that end with it");
        verb.Arguments.Add(id);
        verb.Options.Add(keys);
        verb.Does(flags, parsed =>
        {
            var (lease, withKeys) = (Number.ReadLease(parsed, id), parsed.GetValue(keys));
            return async (session, cancellationToken) =>
            {
                var facts = await session.Client.Leases.InspectAsync(lease, withKeys, cancellationToken);
                if (facts.HasEnded)
                {
                    return NotFound(lease);
                }

                session.Writer.Table([withKeys ? Parts(facts, KeyPart.Of(facts.Keys, Named(facts.Keys))) : Parts(facts)]);
                return ExitCode.Done;
            };
        });
        return verb;
    }

    private static Verb Grant(ConnectionFlags flags)
    {
        var verb = new Verb("grant", "Make a lease, for keys to be put with", "kvtui lease grant 60", "kvtui lease grant 1h30m")
        { Writes = true, Needs = Need.SomeKey };
        var time = new Argument<string>("TTL") { Description = "How long it lives unless it is kept alive: seconds, or 90s, 5m, 1h30m" };
        verb.Arguments.Add(time);
        verb.Does(flags, parsed =>
        {
            var text = parsed.GetRequiredValue(time);
            var wanted = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0
                ? TimeSpan.FromSeconds(Math.Min(seconds, int.MaxValue))
                : GoDuration.ParsePositive(text, time.Name);
            return async (session, cancellationToken) =>
            {
                var lease = await session.Client.Leases.GrantAsync(wanted, 0, cancellationToken);
                var facts = await session.Client.Leases.InspectAsync(lease, withKeys: false, cancellationToken);
                session.Writer.Done(
                    [$"lease {PairJson.Lease(lease)} granted with TTL({facts.Granted.TotalSeconds}s)"],
                    new("done", "lease grant"), Part(lease), Seconds(facts.Granted));
                session.Target.Tell(session.Client, default);
                return ExitCode.Done;
            };
        });
        return verb;
    }

    private static Verb KeepAlive(ConnectionFlags flags)
    {
        var verb = new Verb("keep-alive", "Let a lease begin its time anew, once", "kvtui lease keep-alive --once 694d77aa9e38260f")
        { Writes = true, Needs = Need.SomeKey };
        var id = Id();
        var once = Switch.Of("--once", "Only once; always to be given, as etcdctl goes on without it");
        verb.Arguments.Add(id);
        verb.Options.Add(once);
        verb.Does(flags, parsed =>
        {
            var lease = Number.ReadLease(parsed, id);
            return !parsed.GetValue(once)
                ? throw new UsageException("kvtui keeps a lease alive once: give --once. 'etcdctl lease keep-alive' goes on for ever.")
                : async (session, cancellationToken) =>
                {
                    var left = await session.Client.Leases.KeepAliveAsync(lease, 0, cancellationToken);
                    if (left <= TimeSpan.Zero)
                    {
                        return NotFound(lease);
                    }

                    session.Writer.Done(
                        [$"lease {PairJson.Lease(lease)} keepalived with TTL({left.TotalSeconds})"],
                        new("done", "lease keep-alive"), Part(lease), Seconds(left));
                    session.Target.Tell(session.Client, default);
                    return ExitCode.Done;
                };
        });
        return verb;
    }

    private static ResultPart[] Parts(LeaseFacts lease, params ResultPart[] more) =>
    [
        Part(lease.Id),
        KeyPart.Number("ttl", (long)lease.Left.TotalSeconds, Quantities.TimeLeft(lease.Left)),
        KeyPart.Number("granted_ttl", (long)lease.Granted.TotalSeconds, Quantities.Age(lease.Granted)),
        .. more,
    ];

    private static string Named(IReadOnlyList<EtcdKey> keys)
    {
        var text = new StringBuilder();
        foreach (var key in keys)
        {
            text.Append(text.Length == 0 ? "" : ", ").Append(Printable.Escaped(key.Span));
        }

        return text.ToString();
    }

    private static ResultPart Seconds(TimeSpan time) => new("ttl", (decimal)time.TotalSeconds);
}
