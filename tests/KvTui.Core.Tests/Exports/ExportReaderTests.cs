using System.Buffers;
using System.Text;
using KvTui.Core.Exports;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Exports;

/// <summary>What is exported is read again byte for byte, however it is laid out and wherever it is cut.</summary>
public sealed class ExportReaderTests
{
    private static readonly LeaseTerm Minute = new(TimeSpan.FromSeconds(41), TimeSpan.FromSeconds(60));

    private static readonly KeyValue[] Odd =
    [
        Sample.Pair("/app/empty", ""),
        Sample.Pair("/app/json", "{\"a\":[1,2],\"b\":\"\\\\\"}\n", lease: 0x694D),
        Sample.Pair("/text/emoji/👩‍💻", "👩‍💻 🇩🇪 ❤️ \u202e \U000E0001"),
        Sample.Pair("/text/trailing ", "line\r\nfeed\ttab\0zero\e[31m"),
        Sample.Pair(new EtcdKey([(byte)'x', 0xFF, 0xFE]), [0, 1, 0x7F, 0x80, 0xC3, 0x28, 0xFF]),
        Sample.Pair(new EtcdKey([0]), Encoding.UTF8.GetBytes(new string('v', 20_000))),
    ];

    [Theory]
    [InlineData(ExportFormat.Ndjson, 1)]
    [InlineData(ExportFormat.Ndjson, 7)]
    [InlineData(ExportFormat.Ndjson, 1_000_000)]
    [InlineData(ExportFormat.Json, 7)]
    [InlineData(ExportFormat.Json, 1_000_000)]
    public void Keys_come_back_as_they_were(ExportFormat format, int piece)
    {
        var records = Read(Written(format, Odd), piece);

        Assert.Equal(Odd.Length, records.Count);
        for (var each = 0; each < Odd.Length; each++)
        {
            Assert.Equal(Odd[each].Key, records[each].Key);
            Assert.Equal(Odd[each].Value.ToArray(), records[each].Value.ToArray());
            Assert.Equal(Odd[each].Lease.Id, records[each].Lease);
            Assert.Equal(Odd[each].Lease.Id != 0 ? TimeSpan.FromSeconds(60) : (TimeSpan?)null, records[each].TimeToLive);
        }
    }

    [Theory]
    [InlineData(ExportFormat.Ndjson, "")]
    [InlineData(ExportFormat.Json, "[]\n")]
    [InlineData(ExportFormat.Yaml, "# exported by kvtui from cluster 00000000000000c1 as of r1000\n[]\n")]
    public void No_keys_are_an_export_too(ExportFormat format, string expected)
    {
        var written = Written(format, []);

        Assert.Equal(expected, Encoding.UTF8.GetString(written));
        Assert.True(format == ExportFormat.Yaml || Read(written, 5).Count == 0);
    }

    [Fact]
    public void Laid_out_json_with_fields_of_others_is_read_too()
    {
        var record = Assert.Single(Read(
            """
            [
              { "note": { "key": "no", "list": [1, {}] }, "key": "k", "value": "v", "ttl": 5, "lease": null, "version": 3 }
            ]
            """u8.ToArray(),
            3));

        Assert.Equal(("k", "v"), (record.Key.ToString(), Encoding.UTF8.GetString(record.Value.Span)));
        Assert.Equal((0L, TimeSpan.FromSeconds(5)), (record.Lease, record.TimeToLive!.Value));
    }

    [Theory]
    [InlineData("{\"key\":\"a\",\"value\":\"1\"}\n{\"value\":\"1\"}", "the file, record 2: it has no key")]
    [InlineData("{\"key\":\"a\"}", "it has no value, as a list of 'kvtui ls'")]
    [InlineData("{\"key\":\"a\",\"value\":1}", "its value is not written as exports have it")]
    [InlineData("{\"key\":\"a\",\"value_base64\":\"*\"}", "its value_base64 is not written as exports have it")]
    [InlineData("{\"key\":\"a\",\"value\":\"1\",\"lease\":\"694d\"}", "not how long that lives (granted_ttl)")]
    [InlineData("{\"key\":\"a\",\"value\":\"1\",\"ttl\":-1}", "its ttl is not written as exports have it")]
    [InlineData("{\"key\":\"\\ud800\",\"value\":\"1\"}", "the file, record 1: ")]
    [InlineData("\"text\"", "it is no object")]
    [InlineData("put k v", "the file is no JSON at line 1: ")]
    [InlineData("{\"key\":\"a\",\"value\":\"1\"}\n{\"key\":", "the file is no JSON at line 2: ")]
    public void What_is_no_export_is_refused_with_a_sentence(string text, string expected)
    {
        var problem = Assert.Throws<ExportException>(() => Read(Encoding.UTF8.GetBytes(text), 4));

        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.EndsWith("An export of kvtui as ndjson or json is expected.", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_whose_lease_had_ended_is_told_as_such()
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = ExportWriters.Of(ExportFormat.Ndjson, output))
        {
            writer.Add(Sample.Pair("a", "1", lease: 5), LeaseTerm.Ended);
        }

        var record = Assert.Single(Read(output.WrittenSpan.ToArray(), 9));
        Assert.True(record is { HasEnded: true, HasLease: false });
    }

    [Fact]
    public void Yaml_quotes_what_is_not_plain()
    {
        var text = Encoding.UTF8.GetString(Written(ExportFormat.Yaml, [Sample.Pair("a\"b", "ü\n\\\u202e\U000E0001\e"), Odd[4]]));

        Assert.Equal(
            "# exported by kvtui from cluster 00000000000000c1 as of r1000\n"
            + "- key: \"a\\\"b\"\n  value: \"ü\\n\\\\\\u202e\\U000e0001\\x1b\"\n  mod_revision: 100\n"
            + "- key_base64: \"eP/+\"\n  value_base64: \"AAF/gMMo/w==\"\n  mod_revision: 100\n",
            text);
    }

    [Fact]
    public void A_script_has_groups_that_fit_into_a_transaction_and_a_lease_once()
    {
        KeyValue[] pairs = [.. Enumerable.Range(0, 150)
            .Select(static each => Sample.Pair($"/k/{each:d3}", "$(v)`\"\\", lease: each % 50 == 0 ? 7 : 0))];

        var lines = Encoding.UTF8.GetString(Written(ExportFormat.Etcdctl, pairs)).Split('\n');

        Assert.Equal(2, lines.Count(static line => line.StartsWith("etcdctl txn", StringComparison.Ordinal)));
        Assert.Single(lines, static line => line == "lease1=$(etcdctl lease grant 60 | cut -d ' ' -f 2)");
        Assert.Single(lines, static line => line == "put --lease=$lease1 \"/k/100\" \"\\x24(v)\\x60\\x22\\x5c\"");
        Assert.Equal(150, lines.Count(static line => line.StartsWith("put ", StringComparison.Ordinal)));
    }

    private static byte[] Written(ExportFormat format, KeyValue[] pairs)
    {
        var output = new ArrayBufferWriter<byte>();
        using var writer = ExportWriters.Of(format, output);
        writer.Begin(new(0xC1, 1000));
        foreach (var pair in pairs)
        {
            writer.Add(pair, pair.Lease.Id == 0 ? null : Minute);
        }

        writer.Finish();
        return output.WrittenSpan.ToArray();
    }

    private static List<ExportRecord> Read(byte[] export, int piece)
    {
        var (records, offset) = (new List<ExportRecord>(), 0);
        var reader = new ExportReader(Next, "the file");
        while (reader.Next() is { } record)
        {
            records.Add(record);
        }

        Assert.Null(reader.Next());
        Assert.Equal(records.Count, reader.Count);
        Assert.Equal(export.Length, reader.Bytes);
        return records;

        int Next(Span<byte> buffer)
        {
            var count = Math.Min(Math.Min(piece, buffer.Length), export.Length - offset);
            export.AsSpan(offset, count).CopyTo(buffer);
            offset += count;
            return count;
        }
    }
}
