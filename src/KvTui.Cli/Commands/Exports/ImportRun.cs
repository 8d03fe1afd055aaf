using KvTui.Core;
using KvTui.Core.Exports;
using KvTui.Core.Exports.Running;

namespace KvTui.Cli.Commands.Exports;

/// <summary>Imports an export: counts first and asks where that is wanted, puts, and tells what came of it.</summary>
internal sealed class ImportRun(Session session, ImportRequest request)
{
    private const int BarLength = 20;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var options = new ImportOptions(session.Client.ClusterId) { Overwrites = request.Overwrites, IsDry = request.IsDry };
        if (!request.IsSure && session.MayWrite)
        {
            var (plan, failure) = await GoThroughAsync(options with { IsDry = true }, cancellationToken);
            if (failure is { } early || !MayGoOn(plan.Tally, cancellationToken, out early))
            {
                return early;
            }

            options = options with { Since = plan.Since };
        }

        var (run, code) = await GoThroughAsync(options, cancellationToken);
        var tally = run.Tally;
        session.Writer.Done(
            [tally.Text(request.IsDry)],
            new("dry_run", request.IsDry), new("created", tally.Created), new("changed", tally.Changed), new("same", tally.Same),
            new("kept", tally.Kept), new("meanwhile", tally.Meanwhile), new("ended", tally.Ended));
        SayLeft(run);
        if (!request.IsDry)
        {
            session.Target.Tell(session.Client, default);
        }

        return code ?? (tally.HasConflicts ? ExitCode.DegradedOrConflict : ExitCode.Done);
    }

    /// <summary>Shows what would be done, and asks; if nothing is to be done, the code to end with.</summary>
    private bool MayGoOn(ImportTally plan, CancellationToken cancellationToken, out int code)
    {
        var replaced = request.Overwrites ? plan.Changed : 0;
        var puts = plan.Created + replaced;
        StandardStreams.Say($"{request.Path}: {plan.Text(isDry: true)}.");
        if (puts == 0)
        {
            var hint = plan.Changed > 0 ? " --overwrite replaces keys that differ." : "";
            StandardStreams.Say($"Nothing is to be imported.{hint}");
            code = plan.Changed > 0 ? ExitCode.DegradedOrConflict : ExitCode.Done;
            return false;
        }

        code = ExitCode.NotFoundOrDenied;
        var act = $"Create {Quantities.Keys(plan.Created)}"
            + (replaced > 0 ? $" and replace {Quantities.Count(replaced)}"
                : plan.Changed > 0 ? $", leaving {Quantities.Count(plan.Changed)} that differ as they are," : "");
        var word = replaced > 0 ? replaced.ToString(CultureInfo.InvariantCulture) : null;
        if (Confirmation.Asks(act, word, session.Client, cancellationToken))
        {
            return true;
        }

        StandardStreams.Say("Nothing was imported.");
        return false;
    }

    /// <summary>Goes through the export once; where that fails, says why and how far it came.</summary>
    /// <returns>What became of it, and the code to end with if it failed.</returns>
    private async Task<(ImportRunner Run, int? Code)> GoThroughAsync(ImportOptions options, CancellationToken cancellationToken)
    {
        using var input = ExportInput.Open(request.Path, cancellationToken);
        using var progress = new ProgressLine(session.Clock);
        var run = new ImportRunner(session.Client, session.Journal, options);
        try
        {
            await run.RunAsync(input.Reader.Next, tally => progress.Show(Progress(tally, input, options.IsDry)), cancellationToken);
            return (run, null);
        }
        catch (EtcdException failure)
        {
            progress.Clear();
            var unknown = failure.MayHaveBeenApplied ? $"\nUnknown whether these were put: the next {Quantities.Keys(run.InFlight)}." : "";
            StandardStreams.Say($"{FailureText.Of(failure)}{unknown}\n{HowFar(run.Tally, options.IsDry)}");
            return (run, ExitCode.Of(failure));
        }
        catch (ExportException problem)
        {
            progress.Clear();
            StandardStreams.Say($"{problem.Message}\n{HowFar(run.Tally, options.IsDry)}");
            return (run, ExitCode.Usage);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            progress.Clear();
            StandardStreams.Say(HowFar(run.Tally, options.IsDry));
            throw;
        }
    }

    private static string HowFar(ImportTally tally, bool isDry) => tally.Total == 0 ? "Nothing was imported."
        : isDry ? $"Counted so far: {tally.Text(isDry)}; nothing was written."
        : $"So far: {tally.Text(isDry)}. Run the same import again: it goes on from there, and leaves what is the same as it is.";

    /// <summary>A bar where the length of the export is known, and the figures.</summary>
    private static string Progress(ImportTally tally, ExportInput input, bool isDry)
    {
        var figures = $"{Quantities.Keys(tally.Total)}: {tally.Text(isDry)}";
        if (input.Length is not > 0)
        {
            return figures;
        }

        var part = Math.Min(1, (double)input.Reader.Bytes / input.Length.Value);
        var done = (int)(part * BarLength);
        return $"[{new string('#', done)}{new string('-', BarLength - done)}] {(int)(part * 100)} %  {figures}";
    }

    private static void SayLeft(ImportRunner run)
    {
        if (run.Left.Count == 0)
        {
            return;
        }

        var left = run.Tally.Kept + run.Tally.Meanwhile;
        var lines = run.Left.Select(static each =>
            $"'{Printable.Escaped(each.Key.Span)}', at {Quantities.Revision(each.Revision)}"
            + (each.Fate == ImportFate.Meanwhile ? ", changed since the import began" : ""));
        var more = left > run.Left.Count ? $"\nand {Quantities.Count(left - run.Left.Count)} more" : "";
        StandardStreams.Say(
            $"Left as they are, as they differ: {Quantities.Keys(left)}; --overwrite replaces those that nobody else changes:\n"
            + string.Join('\n', lines) + more);
    }
}
