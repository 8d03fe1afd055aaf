using System.Buffers;
using System.Text.Json;
using KvTui.Core.Copying;

namespace KvTui.Core.Exports;

/// <summary>An export as JSON: one object a line, as the verbs print keys, with the times of leases; or all of them in an array.</summary>
internal sealed class JsonExport : IExportWriter
{
    private readonly IBufferWriter<byte> _output;
    private readonly Utf8JsonWriter _json;
    private readonly bool _isArray;
    private bool _isBegun;

    public JsonExport(IBufferWriter<byte> output, bool isArray)
    {
        (_output, _isArray) = (output, isArray);
        _json = new(output, new() { Encoder = VisibleJsonEncoder.Instance, SkipValidation = true });
    }

    public void Begin(ExportHead head) => _output.Write(_isArray ? "["u8 : default);

    public void Add(KeyValue pair, LeaseTerm? lease)
    {
        if (_isArray)
        {
            _output.Write(_isBegun ? ",\n"u8 : "\n"u8);
        }

        _isBegun = true;
        _json.WriteStartObject();
        PairJson.Fields(_json, pair, withValue: true);
        if (lease is not null)
        {
            _json.WriteNumber("ttl"u8, (long)lease.Left.TotalSeconds);
            _json.WriteNumber("granted_ttl"u8, (long)lease.Granted.TotalSeconds);
        }

        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        _output.Write(_isArray ? default : "\n"u8);
    }

    public void Finish() => _output.Write(!_isArray ? default : _isBegun ? "\n]\n"u8 : "]\n"u8);

    public void Dispose() => _json.Dispose();
}
