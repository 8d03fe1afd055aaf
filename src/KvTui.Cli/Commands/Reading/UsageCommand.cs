using KvTui.Cli.Output.Usage;
using KvTui.Core.Scans;
using KvTui.Core.Scans.Running;
using KvTui.Core.Scans.Usage;

namespace KvTui.Cli.Commands.Reading;

/// <summary><c>kvtui du [PREFIX]</c>.</summary>
internal static class UsageCommand
{
    public static Verb Create(ConnectionFlags flags)
    {
        var verb = new Verb(
            "du",
            "Show what the keys that begin with a prefix take, per child of it: keys, bytes, versions written, largest first.\n"
            + "etcd tells sizes only with the values, so above 100 000 keys, or 64 MiB, the bytes of values are estimated from a sample, "
            + "with the error stated",
            "kvtui du",
            "kvtui du /registry/ --depth 2 --limit 10",
            "kvtui du /registry/events/ --exact",
            "kvtui du --sample 5000 -o json | jq -c 'select(.total)'")
        {
            ReadsFiles = true,
        };
        var prefix = KeySyntax.Prefix();
        var depth = Number.Of("--depth", "Levels of children to show [1]");
        var exact = Switch.Of("--exact", "Read all values, however many there are");
        var sample = Number.Of("--sample", "Read at most N values, and estimate where there are more keys [2000, or what makes 64 MiB]");
        var limit = Number.Of("--limit", "At most the N largest children of each prefix; 0 for all");
        verb.Takes([prefix], depth, exact, sample, limit);
        verb.Does(flags, parsed =>
        {
            var given = parsed.GetValue(prefix);
            var wanted = given is null ? null : (EtcdKey?)verb.Keys.Read(parsed, given, mayBeEmpty: true);
            var reading = Reading(parsed.GetValue(exact), Number.Read(parsed, sample));
            var levels = AtLeastOne(depth, Number.Read(parsed, depth) ?? 1);
            var most = Number.Read(parsed, limit) is > 0 and var number ? number : long.MaxValue;
            return async (session, cancellationToken) =>
            {
                var (root, seed) = (wanted ?? session.Client.Options.Root, unchecked((int)session.Clock.GetTimestamp()));
                var request = new ScanRequest.Usage(root, reading, seed) { Folding = session.Folding };
                var progress = await ReadAsync(session, request, cancellationToken);
                session.Writer.Usage(new UsageResult(progress, (int)Math.Min(levels, int.MaxValue), (int)Math.Min(most, int.MaxValue)));
                await PrintedKey.HintAsync(session, KeyRange.Prefix(request.Prefix), cancellationToken);
                return ExitCode.Done;
            };
        });
        return verb;
    }

    private static Task<ScanProgress.Usage> ReadAsync(Session session, ScanRequest.Usage request, CancellationToken cancellationToken) =>
        LearnerReads.RunAsync(RangeOptions.Default, options => ScanAsync(session, request, options.Serializable, cancellationToken));

    private static async Task<ScanProgress.Usage> ScanAsync(
        Session session, ScanRequest.Usage request, bool isSerializable, CancellationToken cancellationToken)
    {
        using var line = new ProgressLine(session.Clock);
        var scan = new UsageScan(session.Client.Kv, request, isSerializable, session.Clock)
        {
            Ranges = [.. await Reach.OfAsync(session, KeyRange.Prefix(request.Prefix), cancellationToken)],
        };
        var last = await ScanFollower.FollowAsync(scan, now => line.Show(ScanText.Usage((ScanProgress.Usage)now)), cancellationToken);
        line.Clear();
        if (last.Status.Error is { } error)
        {
            throw error;
        }

        if (last.Status.Note is { } note)
        {
            StandardStreams.Say(note);
        }

        return (ScanProgress.Usage)last;
    }

    private static UsageReading Reading(bool exact, long? sample) => (exact, sample) switch
    {
        (true, not null) => throw new UsageException("--exact and --sample exclude each other."),
        (true, _) => UsageReading.Exact,
        (_, null) => UsageReading.Default,
        (_, < 1 or > 1_000_000) => throw new UsageException("--sample: expected 1 to 1000000 values; --exact reads all."),
        _ => UsageReading.Sampled((int)sample.Value),
    };

    private static long AtLeastOne(Option<string?> option, long number) =>
        number >= 1 ? number : throw new UsageException($"{option.Name}: expected 1 or more.");
}
