using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using KvTui.Etcd;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Watch;

namespace KvTui.Cli.Output;

/// <summary>Results as one JSON object a line. Keys and values are text where they are UTF-8, else base64 in a field named for it; ids are hexadecimal.</summary>
internal sealed class JsonResultWriter : IResultWriter, IDisposable
{
    private readonly ResultStream _results;
    private readonly Utf8JsonWriter _json;

    public JsonResultWriter(ResultStream results)
    {
        _results = results;
        _json = new(results, new() { Encoder = VisibleJsonEncoder.Instance, SkipValidation = true });
    }

    public void Key(KeyValue item, bool details) => Item(item, withValue: false);

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
        Bytes("key"u8, "key_base64"u8, key.Span);
        _json.WriteNumber("mod_revision"u8, revision);
        if (lease is { } id)
        {
            _json.WriteString("lease"u8, LeaseId.Of(id));
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
            Fields(change.KeyValue, withValue: true);
        }
        else
        {
            Bytes("key"u8, "key_base64"u8, change.KeyValue.Key.Span);
            _json.WriteNumber("mod_revision"u8, change.KeyValue.ModRevision);
        }

        EndLine();
    }

    public void Status(ClusterReport report)
    {
        _json.WriteStartObject();
        _json.WriteString("health"u8, report.Health switch
        {
            ClusterHealth.Healthy => "healthy"u8,
            ClusterHealth.Degraded => "degraded"u8,
            ClusterHealth.NoQuorum => "no_quorum"u8,
            _ => "unreachable"u8,
        });
        _json.WriteString("reason"u8, report.Reason);
        Id("cluster_id"u8, report.ClusterId);
        Id("leader"u8, report.Leader);
        _json.WriteNumber("term"u8, report.Term);
        _json.WriteNumber("failures_tolerated"u8, report.FailuresTolerated);
        _json.WriteStartArray("alarms"u8);
        foreach (var alarm in report.Alarms)
        {
            _json.WriteStartObject();
            Id("member_id"u8, alarm.MemberId);
            _json.WriteString("alarm"u8, alarm.Kind.ToString().ToUpperInvariant());
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteStartArray("members"u8);
        foreach (var member in report.Members)
        {
            Member(report, member);
        }

        _json.WriteEndArray();
        EndLine();
    }

    public void Dispose() => _json.Dispose();

    private void Member(ClusterReport report, MemberReport member)
    {
        _json.WriteStartObject();
        Id("id"u8, member.Id);
        _json.WriteString("name"u8, member.Name);
        _json.WriteString("endpoint"u8, member.Endpoint?.ToString());
        _json.WriteBoolean("learner"u8, member.IsLearner);
        if (member.Status is { } status)
        {
            _json.WriteBoolean("leader"u8, status.Leader == member.Id);
            _json.WriteString("version"u8, status.Version);
            _json.WriteNumber("db_size"u8, status.DbSize);
            _json.WriteNumber("db_size_in_use"u8, status.DbSizeInUse);
            _json.WriteNumber("revision"u8, status.Header.Revision);
            _json.WriteNumber("raft_index"u8, status.RaftIndex);
            _json.WriteNumber("raft_applied_index"u8, status.RaftAppliedIndex);
            _json.WriteNumber("raft_term"u8, status.RaftTerm);
            _json.WriteNumber("lag"u8, report.LagOf(member) ?? 0);
            _json.WriteNumber("rtt_ms"u8, Math.Round(member.RoundTrip.TotalMilliseconds, 3));
            _json.WriteStartArray("errors"u8);
            foreach (var error in status.Errors)
            {
                _json.WriteStringValue(error.Trim());
            }

            _json.WriteEndArray();
        }
        else
        {
            _json.WriteString("error"u8, member.Error?.Message);
        }

        _json.WriteEndObject();
    }

    private void Item(KeyValue item, bool withValue)
    {
        _json.WriteStartObject();
        Fields(item, withValue);
        EndLine();
    }

    private void Fields(KeyValue item, bool withValue)
    {
        Bytes("key"u8, "key_base64"u8, item.Key.Span);
        if (withValue)
        {
            Bytes("value"u8, "value_base64"u8, item.Value.Span);
        }

        _json.WriteNumber("mod_revision"u8, item.ModRevision);
        _json.WriteNumber("create_revision"u8, item.CreateRevision);
        _json.WriteNumber("version"u8, item.Version);
        _json.WriteString("lease"u8, LeaseId.Of(item.Lease));
    }

    private void Bytes(ReadOnlySpan<byte> textName, ReadOnlySpan<byte> base64Name, ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
        {
            _json.WriteString(textName, bytes);
        }
        else
        {
            _json.WriteBase64String(base64Name, bytes);
        }
    }

    private void Id(ReadOnlySpan<byte> name, ulong id)
    {
        Span<char> digits = stackalloc char[16];
        id.TryFormat(digits, out var length, "x", CultureInfo.InvariantCulture);
        _json.WriteString(name, digits[..length]);
    }

    private void EndLine()
    {
        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        _results.Add("\n"u8);
    }
}
