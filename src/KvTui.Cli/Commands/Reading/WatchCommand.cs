using KvTui.Core.Scans.Events;
using KvTui.Etcd.Watch;

namespace KvTui.Cli.Commands.Reading;

/// <summary><c>kvtui watch [PREFIX]</c>.</summary>
internal static class WatchCommand
{
    public static Verb Create(ConnectionFlags flags)
    {
        var verb = new Verb(
            "watch",
            "Print each change of the keys with a prefix until Ctrl-C: revision, put or delete, key and value, tabs between",
            "kvtui watch /app/",
            "kvtui watch /app/ --rev 1000 -o json",
            "kvtui watch /app/db/url --single --previous --bell");
        var prefix = KeySyntax.Prefix();
        var revision = Number.Of("--rev", "Begin with the changes of this revision; without it, with the next change");
        var single = Switch.Of("--single", "Only the key that PREFIX names, not those that begin with it");
        var previous = Switch.Of("--previous", "Behind each change the value before it");
        var bell = Switch.Of("--bell", "Ring the terminal's bell when something changes");
        var notify = Switch.Of("--notify", "Let the terminal notify of what changes (OSC 9), where it can");
        verb.Takes([prefix], revision, single, previous, bell, notify);
        verb.Does(flags, parsed =>
        {
            var given = parsed.GetValue(prefix);
            RequirePrefix(given, parsed.GetValue(single));
            var wanted = given is null ? (EtcdKey?)null : verb.Keys.Read(parsed, given, mayBeEmpty: !parsed.GetValue(single));
            var start = Number.Read(parsed, revision) ?? 0;
            var exact = parsed.GetValue(single);
            var withPrevious = parsed.GetValue(previous);
            var signal = new ChangeSignal(parsed.GetValue(bell), parsed.GetValue(notify));
            return async (session, cancellationToken) =>
            {
                var key = wanted ?? session.Client.Options.Root;
                try
                {
                    var keys = exact ? KeyRange.Key(key) : KeyRange.Prefix(key);
                    await PrintedKey.HintAsync(session, keys, cancellationToken);
                    var rounds = new WatchRounds(session, keys, start);
                    return await rounds.RunAsync(
                        (options, token) => RunAsync(session, rounds, signal, options with { PreviousKeyValue = withPrevious }, token),
                        cancellationToken);
                }
                catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
                {
                    return ExitCode.Done;
                }
            };
        });
        return verb;
    }

    private static void RequirePrefix(string? given, bool single)
    {
        if (given is null && single)
        {
            throw new UsageException("--single needs the key to watch.");
        }

        if (given is null && Environment.GetEnvironmentVariable("ETCDCTL_WATCH_KEY") is { Length: > 0 })
        {
            throw new UsageException("ETCDCTL_WATCH_KEY is set and not supported: unset it and name the prefix on the command line.");
        }
    }

    private static async Task<int> RunAsync(
        Session session, WatchRounds rounds, ChangeSignal signal, WatchOptions options, CancellationToken cancellationToken)
    {
        // Once connected a watch goes on for ever; but a cluster that cannot be reached at all is an error like any other.
        using var firstContact = new CancellationTokenSource(
            rounds.HasContact ? Timeout.InfiniteTimeSpan : session.Client.Options.CommandTimeout, session.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(firstContact.Token, cancellationToken);
        var interruptions = new List<EtcdException>();
        try
        {
            await foreach (var update in session.Client.Watch.WatchAsync(options, either.Token))
            {
                switch (update)
                {
                    case WatchUpdate.Connected connected:
                        firstContact.CancelAfter(Timeout.InfiniteTimeSpan);
                        rounds.Begin(connected);
                        Tell(interruptions.Count > 0, $"Watching again, at {connected.Endpoint}; nothing was missed.");
                        interruptions.Clear();
                        break;
                    case WatchUpdate.Events events:
                        Write(session, signal, rounds.News(events.Changes));
                        break;
                    case WatchUpdate.Progress progress:
                        rounds.Advance(progress.Revision);
                        break;
                    case WatchUpdate.Disconnected { Cause: { Kind: EtcdErrorKind.LearnerRefused } refused }
                        when !rounds.HasContact && session.Client.Options.Endpoints.Count == 1:
                        throw refused;
                    case WatchUpdate.Disconnected lost:
                        Tell(interruptions.TrueForAll(i => i.Message != lost.Cause.Message), $"{lost.Cause.Message} Trying again.");
                        interruptions.Add(lost.Cause);
                        break;
                    case WatchUpdate.Compacted compacted:
                        StandardStreams.Say(
                            $"The changes before r{compacted.CompactRevision} are compacted and cannot be watched; "
                            + $"use --rev {compacted.CompactRevision} or later.");
                        return ExitCode.NotFoundOrDenied;
                    case WatchUpdate.HistoryLost lost:
                        StandardStreams.Say($"The cluster's history is not the one that was watched: {lost.Reason}");
                        return ExitCode.DegradedOrConflict;
                    default:
                        throw new ArgumentOutOfRangeException(nameof(session), update.GetType().Name, "is not an update of a watch");
                }
            }
        }
        catch (OperationCanceledException) when (firstContact.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            var time = session.Client.Options.CommandTimeout.TotalSeconds;
            var telling = interruptions.FindLast(static cause => cause.IsDenial || cause.Kind == EtcdErrorKind.LearnerRefused);
            var kind = telling?.Kind ?? EtcdErrorKind.Unreachable;
            throw new EtcdException(kind, $"The watch could not be opened within {time:0.###} s.") { Attempts = interruptions };
        }

        return ExitCode.Done;
    }

    private static void Write(Session session, ChangeSignal signal, IEnumerable<WatchEvent> changes)
    {
        WatchEvent? last = null;
        foreach (var change in changes)
        {
            session.Writer.Event(change);
            last = change;
        }

        session.Results.Flush();
        if (last is not null && StandardStreams.ErrorIsTerminal)
        {
            StandardStreams.WriteError(signal.Sequence(last));
        }
    }

    private static void Tell(bool isNews, string sentence)
    {
        if (isNews)
        {
            StandardStreams.Say(sentence);
        }
    }
}
