using KvTui.Etcd.Cluster.Probing;

namespace KvTui.Cli.Commands;

/// <summary><c>kvtui status</c>.</summary>
internal static class StatusCommand
{
    private static readonly TimeSpan DefaultInterval = TimeSpan.FromSeconds(2);

    /// <summary>How long each answer is waited for, however short the interval is.</summary>
    private static readonly TimeSpan ShortestPatience = TimeSpan.FromSeconds(1);

    public static Verb Create(ConnectionFlags flags)
    {
        var verb = new Verb(
            "status",
            "Show every member of the cluster; exits 0 if it is healthy, 1 if this user is denied, 4 if degraded, 3 without quorum",
            "kvtui status",
            "kvtui status --watch --interval 5s",
            "kvtui --endpoints https://10.0.0.1:2379 --cacert ca.crt status",
            "kvtui status -o json | jq -r '.members[] | select(.error) | .name'");
        var watch = Switch.Of(
            "--watch", "Go on until Ctrl-C, printing the table again when something changes (as JSON: a line every time)");
        var interval = new Option<string?>("--interval") { Description = "How often --watch asks; default 2s", HelpName = "DURATION" };
        verb.Options.Add(watch);
        verb.Options.Add(interval);
        verb.Does(flags, parsed =>
        {
            var pause = parsed.GetValue(interval) is { } text ? GoDuration.ParseWait(text, interval.Name) : (TimeSpan?)null;
            if (pause is not null && !parsed.GetValue(watch))
            {
                throw new UsageException("--interval goes with --watch.");
            }

            return parsed.GetValue(watch)
                ? (session, cancellationToken) => WatchAsync(session, pause ?? DefaultInterval, flags.IsJson(parsed), cancellationToken)
                : OnceAsync;
        });
        return verb;
    }

    private static async Task<int> OnceAsync(Session session, CancellationToken cancellationToken)
    {
        var probe = new ClusterProbe(session.Client, session.Clock);
        var report = await probe.ProbeToTheEndAsync(session.Client.Options.CommandTimeout, cancellationToken);
        session.Writer.Status(report, null);
        return ExitCode.OfHealth(report.Health);
    }

    /// <summary>Asks at every interval; ended by Ctrl-C, which is the way it is meant to end.</summary>
    private static async Task<int> WatchAsync(Session session, TimeSpan interval, bool always, CancellationToken cancellationToken)
    {
        var probe = new ClusterProbe(session.Client, session.Clock);
        var limit = session.Client.Options.CommandTimeout;
        var patience = interval < ShortestPatience ? ShortestPatience : interval;
        patience = patience < limit ? patience : limit;
        var told = "";
        using var timer = new PeriodicTimer(interval, session.Clock);
        try
        {
            do
            {
                var report = await probe.ProbeAsync(patience, cancellationToken);
                var news = StatusNews.Of(report);
                if (always || news != told)
                {
                    session.Writer.Status(report, session.Clock.GetUtcNow());
                    session.Results.Flush();
                }

                told = news;
            }
            while (await timer.WaitForNextTickAsync(cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Told to end.
        }

        return ExitCode.Done;
    }
}

/// <summary>Tells whether a report is worth printing again: figures that always move, such as indexes and round trips, are not.</summary>
internal static class StatusNews
{
    /// <summary>All of a report that is news when it changes, as one text to compare.</summary>
    public static string Of(ClusterReport report) => string.Join(
        '\n',
        report.Members.Select(Of)
            .Prepend($"{report.Health} {report.ClusterId} {report.Leader} {report.LeaderTerm} {string.Join(' ', report.Alarms)}"));

    private static string Of(MemberReport member) => $"{member.Id} {member.Name} {member.Endpoint} {member.IsLearner} {member.Answers} "
        + $"{member.Error?.Kind} {member.IsSlow} {Elsewhere(member)} {member.Status?.Version} {member.Disagreements & ~Disagreement.Term}";

    /// <summary>Who answers where it is asked, if that is not just this one member.</summary>
    private static string Elsewhere(MemberReport member) => $"{member.IsProxy} {member.ForeignCluster} {member.Misdirection?.Text}";
}
