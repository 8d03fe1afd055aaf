using KvTui.Cli.Output.Usage;
using KvTui.Core.Comparing;
using KvTui.Core.Copying;
using KvTui.Core.Diagnosis;
using KvTui.Core.Members.Shown;
using KvTui.Core.Past;

namespace KvTui.Cli.Output.Results;

/// <summary>Results for eyes and grep: one line a record, fields separated by tabs, keys and values escaped.</summary>
internal sealed class TextResultWriter(ResultStream results) : IResultWriter
{
    public long Disguised { get; private set; }

    public void Key(KeyRecord item, bool details)
    {
        if (details)
        {
            Revision(item.ModRevision);
            results.Add("\tv"u8);
            results.Add(item.Version);
            results.Add("\t"u8);
            results.Add(item.Lease is { IsKnown: false } ? "?" : item.Lease == KeyLease.None ? "-" : PairJson.Lease(item.Lease));
            results.Add("\t"u8);
        }

        var isDisguised = results.AddEscaped(item.Key);
        if (isDisguised && details)
        {
            results.Add($"\t--key-hex {Convert.ToHexStringLower(item.Key)}");
        }
        else
        {
            Disguised += isDisguised ? 1 : 0;
        }

        results.Add("\n"u8);
    }

    public void Pair(KeyValue item)
    {
        Name(item.Key);
        results.Add("\t"u8);
        Line(item.Value.Span);
    }

    public void Value(KeyValue item, bool untouched)
    {
        if (untouched)
        {
            results.Add(item.Value.Span);
        }
        else
        {
            var shown = Printable.Lines(item.Value.Span);
            results.Add(shown);
            results.Add(shown.EndsWith('\n') ? "" : "\n");
        }
    }

    public void KeyAndValue(KeyValue item, bool keysOnly, bool untouched)
    {
        var value = keysOnly ? default : item.Value.Span;
        if (untouched)
        {
            results.Add(item.Key.Span);
            results.Add("\n"u8);
            results.Add(value);
            results.Add("\n"u8);
        }
        else
        {
            Name(item.Key);
            results.Add("\n"u8);
            Line(value);
        }
    }

    public void Count(long count)
    {
        results.Add(count);
        results.Add("\n"u8);
    }

    public void Put(EtcdKey key, long revision, long? lease)
    {
        results.Add("OK "u8);
        Revision(revision);
        results.Add(lease is { } id ? $" lease {PairJson.Lease(id)}\n" : "\n");
    }

    public void Deleted(long count, long revision) => Count(count);

    public void Event(WatchEvent change)
    {
        Revision(change.KeyValue.ModRevision);
        results.Add(change.Kind == WatchEventKind.Put ? "\tput\t"u8 : "\tdelete\t"u8);
        Name(change.KeyValue.Key);
        if (change.Kind == WatchEventKind.Put)
        {
            results.Add("\t"u8);
            results.AddEscaped(change.KeyValue.Value.Span);
        }

        if (change.Previous is { } before)
        {
            results.Add(change.Kind == WatchEventKind.Put ? "\tbefore\t"u8 : "\t\tbefore\t"u8);
            results.AddEscaped(before.Value.Span);
        }

        results.Add("\n"u8);
    }

    public void Revision(EtcdKey key, KeyRevision item)
    {
        Revision(item.Revision);
        results.Add($"\t{item.Word}");
        if (item.Pair is { } pair)
        {
            results.Add("\tv"u8);
            results.Add(pair.Version);
            results.Add($"\t{(pair.Lease.Id == 0 ? "-" : PairJson.Lease(pair.Lease))}\t");
            results.AddEscaped(pair.Value.Span);
        }

        results.Add("\n"u8);
    }

    public void Difference(PairDifference difference, bool withValues)
    {
        results.Add($"{difference.Mark} ");
        Name(difference.Key);
        results.Add(difference.Kind == DifferenceKind.Lease ? "\tonly one has a lease\n" : "\n");
        foreach (var (mark, line) in withValues ? DifferenceLines.Of(difference) : [])
        {
            results.Add($"    {mark} ");
            results.AddEscaped(line);
            results.Add("\n"u8);
        }
    }

    public void Status(ClusterReport report, DateTimeOffset? at)
    {
        if (at is { } time)
        {
            results.Add($"{time.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}\n");
        }

        results.Add(StatusTable.Of(report));
        results.Add(at is null ? "" : "\n");
    }

    public void Usage(UsageResult result)
    {
        results.Add(UsageTable.Of(result));
        Disguised += result.Rows()
            .Count(static item => item.Row is { Node: not null, Path: var path } && Printable.Escaped(path.Span) != path.ToString());
    }

    public void Done(IEnumerable<string> lines, params IReadOnlyList<ResultPart> parts)
    {
        foreach (var line in lines)
        {
            results.Add(Printable.Text(line));
            results.Add("\n"u8);
        }
    }

    public void Table(IReadOnlyList<IReadOnlyList<ResultPart>> rows)
    {
        if (rows is [var first, ..])
        {
            string[] headings = [.. first.Select(static part => part.Heading)];
            results.Add(TextTable.Of([headings, .. rows.Select(static row => row.Select(static part => part.Text).ToArray())]));
        }
    }

    public void Doctor(DoctorResult result) => results.Add(
        result.IsReport ? DoctorReport.Of(result.Facts, result.Findings) : DoctorReport.Brief(result.Facts, result.Findings));

    private void Revision(long revision)
    {
        results.Add("r"u8);
        results.Add(revision);
    }

    private void Name(EtcdKey key) => Disguised += results.AddEscaped(key.Span) ? 1 : 0;

    private void Line(ReadOnlySpan<byte> bytes)
    {
        results.AddEscaped(bytes);
        results.Add("\n"u8);
    }
}
