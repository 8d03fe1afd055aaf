using System.Buffers;
using KvTui.Core.Exports;
using KvTui.Core.Exports.Running;
using KvTui.Core.Journal.Keeping;
using KvTui.Etcd;

namespace KvTui.Core.Bulk.Running;

/// <summary>Writes keys into a new file that only its owner may read, as 'kvtui import' reads it; masked keys are left out.</summary>
internal sealed class KeyExport(IEtcdClient client, WriteJournal journal)
{
    /// <summary>Writes the keys of an order; what there is of a file that could not be finished is removed.</summary>
    /// <param name="order">Whose keys; its revision, if it has one, is that which they are read at.</param>
    /// <param name="progress">Told after each page how many keys were written so far.</param>
    /// <returns>What came of it, as a sentence.</returns>
    /// <exception cref="EtcdException">The keys could not be read, or another cluster answered.</exception>
    /// <exception cref="IOException">The file could not be written, or exists.</exception>
    public async Task<string> RunAsync(
        BulkOrder order, string path, Action<long> progress, CancellationToken cancellationToken)
    {
        var full = TypedPath.Full(path);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        var isWhole = false;
        await using var file = new FileStream(full, options);
        try
        {
            var (count, masked, lost) = await WriteAsync(order, file, progress, cancellationToken);
            isWhole = true;
            var left = masked == 0 ? "" : $"; {Quantities.Count(masked)} masked left out: 'kvtui export' has them";
            var without = lost == 0 ? "" : $"; {Quantities.Count(lost)} of them without a lease that the database file does not have";
            return $"{Quantities.Keys(count)} written to {full}{without}{left}";
        }
        finally
        {
            if (!isWhole)
            {
                File.Delete(full);
            }
        }
    }

    /// <summary>How many keys were written, how many were left out, and how many of the written ones have lost their lease.</summary>
    private async Task<(long Count, long Masked, long Lost)> WriteAsync(
        BulkOrder order, FileStream file, Action<long> progress, CancellationToken cancellationToken)
    {
        var (count, masked) = (0L, 0L);
        var (buffer, times) = (new ArrayBufferWriter<byte>(), new LeaseTerms(client));
        using var writer = ExportWriters.Of(ExportFormat.Ndjson, buffer);
        var hasBegun = false;
        await foreach (var page in BulkSource.PagesAtAsync(client.Kv, order, order.Since, cancellationToken))
        {
            if (!hasBegun)
            {
                writer.Begin(new(page.Header.ClusterId, order.Since > 0 ? order.Since : page.Header.Revision));
                hasBegun = true;
            }

            foreach (var pair in page.KeyValues)
            {
                if (!journal.Shows(pair.Key))
                {
                    masked++;
                    continue;
                }

                await times.ExportAsync(pair, writer, cancellationToken);
                count++;
            }

            await file.WriteAsync(buffer.WrittenMemory, cancellationToken);
            buffer.ResetWrittenCount();
            progress(count);
        }

        if (hasBegun)
        {
            writer.Finish();
            await file.WriteAsync(buffer.WrittenMemory, cancellationToken);
        }

        return (count, masked, times.Lost);
    }
}
