using KvTui.Core;
using KvTui.Core.Bulk;
using KvTui.Core.Bulk.Running;

namespace KvTui.Cli.Commands.Writes;

/// <summary>Counts the keys that are to be moved or copied, asks, does it, and tells what came of it.</summary>
/// <param name="skips">Whether keys are left whose other names are taken.</param>
internal sealed class MoveRun(Session session, BulkOrder order, bool skips, bool isSure)
{
    private readonly string _done = BulkText.Participle(order.Act);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (!order.Ranges[0].IsSingleKey && EndsSo(order.From) && !EndsSo(order.To))
        {
            throw new UsageException(
                $"FROM ends with '{(char)session.Folding.Separator}', and so has TO to: the names would run together.");
        }

        using var line = new ProgressLine(session.Clock);
        var facts = await new BulkSurvey(session.Client, session.Journal).RunAsync(
            order, null, count => line.Show($"{Quantities.Count(count)} keys counted"), cancellationToken);
        line.Clear();
        var wanted = order with { Since = facts.Revision, Count = facts.Shown.Count, ClusterId = session.Client.ClusterId };
        if (await WhyNotAsync(facts, cancellationToken) is { } code)
        {
            return code;
        }

        if (!isSure && session.MayWrite && !Agrees(facts, cancellationToken))
        {
            StandardStreams.Say($"Nothing was {_done}.");
            return ExitCode.NotFoundOrDenied;
        }

        var run = new BulkRun(session.Client, session.Journal, wanted, facts)
        {
            GoesOn = done =>
            {
                line.Show($"{Quantities.Count(done)} of {Quantities.Count(facts.Shown.Count)} {_done}");
                return true;
            },
        };
        var result = await run.RunAsync(cancellationToken);
        line.Clear();
        return Told(wanted, facts, result);
    }

    private bool EndsSo(EtcdKey prefix) => prefix.Span is [.., var last] && last == session.Folding.Separator;

    /// <summary>Says why nothing is to be done, and gives the code to end with; null if something is.</summary>
    private async Task<int?> WhyNotAsync(BulkFacts facts, CancellationToken cancellationToken)
    {
        if (facts.Shown.Count == 0)
        {
            StandardStreams.Say(order.Ranges[0].IsSingleKey
                ? $"There is no key '{Printable.Escaped(order.From.Span)}'; --prefix takes all keys that begin so."
                : "There is no such key.");
            await PrintedKey.HintAsync(session, order.Ranges[0], cancellationToken);
            return ExitCode.NotFoundOrDenied;
        }

        var text = facts.Collisions > 0 ? "of the new names are those of keys that are themselves meant: take another prefix"
            : facts.Taken.Count > 0 && !order.Overwrites && !skips
                ? "of the new names exist: --overwrite replaces them, --skip-existing leaves them"
            : null;
        if (text is null)
        {
            return null;
        }

        StandardStreams.Say($"Nothing was {_done}: {Quantities.Count(facts.Taken.Count)} {text}. "
            + $"The first: '{Printable.Escaped(facts.Taken[0].Key.Span)}'.");
        return ExitCode.DegradedOrConflict;
    }

    private bool Agrees(BulkFacts facts, CancellationToken cancellationToken)
    {
        var (first, count) = (facts.Shown[0].Key, facts.Shown.Count);
        var leases = facts.Leased == 0 ? "none with a lease" : $"{Quantities.Count(facts.Leased)} with a lease";
        StandardStreams.Say($"{Quantities.Keys(count)}, {Quantities.Size(facts.Bytes)} of keys and values, {leases}:\n"
            + $"{Printable.Escaped(first.Span)} → {Printable.Escaped(order.Named(first).Span)}{(count > 1 ? " …" : "")}");
        if (facts.Taken.Count > 0)
        {
            StandardStreams.Say($"{Quantities.Count(facts.Taken.Count)} of the new names exist and are {(skips ? "left" : "replaced")}.");
        }

        var verb = order.Act == BulkAct.Move ? "Move" : "Copy";
        var word = count > 1 ? count.ToString(CultureInfo.InvariantCulture) : null;
        return Confirmation.Asks(count > 1 ? $"{verb} {word} keys" : $"{verb} it", word, session.Client, cancellationToken);
    }

    private int Told(BulkOrder wanted, BulkFacts facts, BulkResult result)
    {
        if (result.Error is { } error)
        {
            var done = $"{Quantities.Count(result.Done)} of {Quantities.Keys(facts.Shown.Count)} were {_done}";
            StandardStreams.Say($"{FailureText.Of(error)}\n{done}{(result.Done > 0 ? "; 'kvtui undo' takes that back" : "")}.");
            return ExitCode.Of(error);
        }

        session.Writer.Done(
            [BulkText.Done(wanted, result.Done, result.ChangedCount, result.Done == 0 ? "" : Quantities.Revision(result.Revision))],
            new("done", _done), new("keys", result.Done), new("skipped", result.Skipped), new("changed", result.ChangedCount));
        if (result.ChangedCount > 0)
        {
            StandardStreams.Say($"Changed meanwhile, and left as they are:\n{string.Join('\n', result.Changed.Select(Escaped))}");
        }

        session.Target.Tell(session.Client, default);
        return result.ChangedCount > 0 ? ExitCode.DegradedOrConflict : ExitCode.Done;
    }

    private static string Escaped(EtcdKey key) => Printable.Escaped(key.Span);
}
