using System.Text.Json;
using KvTui.Cli.Output.Usage;
using KvTui.Core.Comparing;
using KvTui.Core.Copying;
using KvTui.Core.Past;

namespace KvTui.Cli.Output.Results;

/// <summary>Results as one JSON object a line. Keys and values are as in <see cref="PairJson"/>; ids are hexadecimal.</summary>
internal sealed class JsonResultWriter : IResultWriter, IDisposable
{
    private readonly ResultStream _results;
    private readonly Utf8JsonWriter _json;

    public JsonResultWriter(ResultStream results)
    {
        _results = results;
        _json = new(results, new() { Encoder = VisibleJsonEncoder.Instance, SkipValidation = true });
    }

    /// <summary>A key that is not text is written in base64, under another name.</summary>
    public long Disguised => 0;

    public void Key(KeyRecord item, bool details)
    {
        _json.WriteStartObject();
        PairJson.Bytes(_json, "key"u8, "key_base64"u8, item.Key);
        PairJson.Details(_json, item);
        EndLine();
    }

    public void Pair(KeyValue item) => Item(item, withValue: true);

    public void Value(KeyValue item, bool untouched) => Item(item, withValue: true);

    public void KeyAndValue(KeyValue item, bool keysOnly, bool untouched) => Item(item, withValue: !keysOnly);

    public void Count(long count)
    {
        _json.WriteStartObject();
        _json.WriteNumber("count"u8, count);
        EndLine();
    }

    public void Put(EtcdKey key, long revision, long? lease)
    {
        _json.WriteStartObject();
        PairJson.Bytes(_json, "key"u8, "key_base64"u8, key.Span);
        _json.WriteNumber("mod_revision"u8, revision);
        if (lease is { } id)
        {
            _json.WriteString("lease"u8, PairJson.Lease(id));
        }

        EndLine();
    }

    public void Deleted(long count, long revision)
    {
        _json.WriteStartObject();
        _json.WriteNumber("deleted"u8, count);
        _json.WriteNumber("revision"u8, revision);
        EndLine();
    }

    public void Event(WatchEvent change)
    {
        _json.WriteStartObject();
        _json.WriteString("type"u8, change.Kind == WatchEventKind.Put ? "put"u8 : "delete"u8);
        if (change.Kind == WatchEventKind.Put)
        {
            PairJson.Fields(_json, change.KeyValue, withValue: true);
        }
        else
        {
            PairJson.Bytes(_json, "key"u8, "key_base64"u8, change.KeyValue.Key.Span);
            _json.WriteNumber("mod_revision"u8, change.KeyValue.ModRevision);
        }

        if (change.Previous is { } before)
        {
            PairJson.Bytes(_json, "previous_value"u8, "previous_value_base64"u8, before.Value.Span);
        }

        EndLine();
    }

    public void Difference(PairDifference difference, bool withValues)
    {
        _json.WriteStartObject();
        _json.WriteString("difference"u8, difference.Kind switch
        {
            DifferenceKind.Added => "added"u8,
            DifferenceKind.Removed => "removed"u8,
            DifferenceKind.Changed => "changed"u8,
            DifferenceKind.Lease => "lease"u8,
            _ => throw new ArgumentOutOfRangeException(nameof(difference), difference.Kind, "is not a known difference"),
        });
        PairJson.Bytes(_json, "key"u8, "key_base64"u8, difference.Key.Span);
        Side("before"u8, difference.Before, withValues);
        Side("after"u8, difference.After, withValues);
        EndLine();
    }

    public void Revision(EtcdKey key, KeyRevision item)
    {
        _json.WriteStartObject();
        _json.WriteString("type"u8, item.Word);
        if (item.Pair is { } pair)
        {
            PairJson.Fields(_json, pair, item.HasValue);
        }
        else
        {
            PairJson.Bytes(_json, "key"u8, "key_base64"u8, key.Span);
            _json.WriteNumber("mod_revision"u8, item.Revision);
        }

        EndLine();
    }

    public void Status(ClusterReport report, DateTimeOffset? at)
    {
        StatusJson.Write(_json, report, at);
        EndRecord();
    }

    public void Usage(UsageResult result)
    {
        foreach (var (parent, row) in result.Rows())
        {
            UsageJson.Child(_json, parent, row);
            EndLine();
        }

        UsageJson.Total(_json, result);
        EndLine();
    }

    public void Done(IEnumerable<string> lines, params IReadOnlyList<ResultPart> parts)
    {
        _json.WriteStartObject();
        foreach (var part in parts)
        {
            part.Write(_json);
        }

        EndLine();
    }

    public void Table(IReadOnlyList<IReadOnlyList<ResultPart>> rows)
    {
        foreach (var row in rows)
        {
            Done([], row);
        }
    }

    public void Doctor(DoctorResult result)
    {
        DoctorJson.Write(_json, result);
        EndRecord();
    }

    public void Dispose() => _json.Dispose();

    private void Item(KeyValue item, bool withValue)
    {
        _json.WriteStartObject();
        PairJson.Fields(_json, item, withValue);
        EndLine();
    }

    private void Side(ReadOnlySpan<byte> name, KeyValue? side, bool withValue)
    {
        if (side is null)
        {
            _json.WriteNull(name);
            return;
        }

        _json.WriteStartObject(name);
        PairJson.Fields(_json, side, withValue);
        _json.WriteEndObject();
    }

    private void EndLine()
    {
        _json.WriteEndObject();
        EndRecord();
    }

    private void EndRecord()
    {
        _json.Flush();
        _json.Reset();
        _results.Add("\n"u8);
    }
}
