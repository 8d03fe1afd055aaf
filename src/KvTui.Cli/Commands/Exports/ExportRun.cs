using KvTui.Cli.Commands.Reading;
using KvTui.Core;
using KvTui.Core.Exports;
using KvTui.Core.Exports.Running;

namespace KvTui.Cli.Commands.Exports;

/// <summary>Reads keys page by page, all at one revision, and writes each as it comes.</summary>
internal sealed class ExportRun(Session session, IExportWriter writer)
{
    private readonly LeaseTerms _times = new(session.Client);
    private ExportHead? _head;
    private long _count;

    public async Task<int> RunAsync(KeyRange keys, RangeOptions options, CancellationToken cancellationToken)
    {
        using var progress = new ProgressLine(session.Clock);
        foreach (var range in await Reach.OfAsync(session, keys, cancellationToken))
        {
            var asked = options with { Revision = _head?.Revision ?? options.Revision };
            await LearnerReads.RunAsync(
                asked, reading => ReadAsync(range, reading, progress, cancellationToken), () => _head is null);
        }

        writer.Finish();
        progress.Clear();
        var keyCount = Quantities.Keys(_count);
        var leases = _times.Count switch { 0 => "", 1 => ", 1 lease", var count => $", {Quantities.Count(count)} leases" };
        StandardStreams.Say(
            $"{keyCount}{leases}, as of {Quantities.Revision(_head!.Revision)} of cluster {_head.ClusterId:x16}.");
        if (_times.Lost > 0)
        {
            StandardStreams.Say($"{Quantities.Count(_times.Lost)} of them had a lease that is not in the file: they are exported without.");
        }

        if (_count == 0)
        {
            await PrintedKey.HintAsync(session, keys, cancellationToken);
        }

        return ExitCode.Done;
    }

    private async Task<int> ReadAsync(KeyRange range, RangeOptions options, ProgressLine progress, CancellationToken cancellationToken)
    {
        await foreach (var page in session.Client.Kv.PagesAsync(range, options, cancellationToken))
        {
            if (_head is null)
            {
                _head = new(page.Header.ClusterId, options.Revision > 0 ? options.Revision : page.Header.Revision);
                writer.Begin(_head);
            }

            foreach (var pair in page.KeyValues)
            {
                await _times.ExportAsync(pair, writer, cancellationToken);
            }

            _count += page.KeyValues.Count;
            session.Results.Flush();
            if (!StandardStreams.OutputIsTerminal)
            {
                progress.Show(Quantities.Keys(_count));
            }
        }

        return ExitCode.Done;
    }
}
