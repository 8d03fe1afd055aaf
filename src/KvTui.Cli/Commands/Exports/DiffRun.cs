using KvTui.Cli.Commands.Snapshots;
using KvTui.Core;
using KvTui.Core.Care.Running;
using KvTui.Core.Comparing;
using KvTui.Core.Comparing.Running;
using KvTui.Core.Exports;

namespace KvTui.Cli.Commands.Exports;

/// <summary>Compares two sides as both are read, and writes each difference as it is found.</summary>
internal sealed class DiffRun(Session session, DiffRequest request, ClusterChooser chooser)
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var other = await OtherAsync(cancellationToken);
        using var file = other is null && request.File is { } path ? ExportInput.Open(path, cancellationToken) : null;
        var prefix = request.First ?? session.Client.Options.Root;
        var second = request.Second ?? prefix;

        // Two prefixes of one cluster are compared as of one moment.
        var isAlone = other is null && file is null;
        var now = await new HistorySurvey(session.Client, session.Clock, prefix).LatestAsync(cancellationToken);
        var revision = request.Revision > 0 ? request.Revision : now;
        var otherRevision = isAlone && request.OtherRevision == 0 ? now : request.OtherRevision;
        var client = other ?? session.Client;
        await using var before = PairSide.Of(session.Client.Kv, prefix, revision, cancellationToken);
        await using var after = file is not null
            ? PairSide.Of(file.Reader, second, cancellationToken)
            : PairSide.Of(client.Kv, second, otherRevision, cancellationToken);
        try
        {
            var counts = await CompareAsync(before, after, cancellationToken);
            StandardStreams.Say($"{counts.Text}, as of {Quantities.Revision(revision)} of cluster {session.Client.ClusterId:x16}.");
            return counts.Total == 0 ? ExitCode.Done : ExitCode.DegradedOrConflict;
        }
        catch (ExportException problem)
        {
            throw new UsageException(problem.Message);
        }
    }

    private async Task<DifferenceCounts> CompareAsync(PairSide before, PairSide after, CancellationToken cancellationToken)
    {
        using var progress = new ProgressLine(session.Clock);
        var (counts, isShown) = (DifferenceCounts.None, !StandardStreams.OutputIsTerminal);
        await foreach (var difference in Comparison.DifferencesAsync(before, after, cancellationToken))
        {
            if (difference is not null)
            {
                counts = counts.With(difference.Kind);
                session.Writer.Difference(difference, request.WithValues);
                continue;
            }

            session.Results.Flush();
            if (isShown)
            {
                var compared = Quantities.Count(Math.Max(before.Count, after.Count));
                progress.Show($"{compared} keys compared, {Quantities.Count(counts.Total)} differ");
            }
        }

        return counts with { Compared = Math.Max(before.Count, after.Count) };
    }

    /// <summary>A client of the second side's cluster, which only reads; null if that is the first one's.</summary>
    private async Task<EtcdClient?> OtherAsync(CancellationToken cancellationToken)
    {
        if (request.Profile is { } name)
        {
            var options = await new ConnectionSettings(chooser.SwitchTo(name)).ReadAsync(cancellationToken);
            return Client(options);
        }

        if (request.HasDatabase)
        {
            return FileVerb.Open(request.File!, checksHash: true, session);
        }

        if (request.Endpoints is not { } list)
        {
            return null;
        }

        var own = session.Client.Options;
        var usesTls = own.Tls.CaFile is not null || own.Tls.CertFile is not null;
        var time = own.File is null ? own.CommandTimeout : new EtcdClientOptions { Endpoints = [] }.CommandTimeout;
        return Client(own with { Endpoints = EndpointList.Parse(list, usesTls, "--to-endpoints"), CommandTimeout = time });

        EtcdClient Client(EtcdClientOptions options) => new(options with { ReadOnly = true }, session.Clock, new Random());
    }
}
