using System.Text.Json;

namespace KvTui.Core.Exports;

/// <summary>Fills a buffer with the next bytes of an export; returns how many there were, 0 at its end.</summary>
public delegate int ExportSource(Span<byte> buffer);

/// <summary>Reads an export record by record: objects of JSON one after another, or an array of them; holds one record at a time.</summary>
/// <param name="name">What the export is called in sentences.</param>
public sealed class ExportReader(ExportSource source, string name)
{
    private const int MostBytes = 64 * 1024 * 1024;

    private readonly RecordFields _fields = new();
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private bool _isEnded;
    private int _depth = -1;
    private JsonReaderState _state = new(new JsonReaderOptions { AllowMultipleValues = true });

    /// <summary>What the export is called in sentences.</summary>
    public string Name => name;

    /// <summary>How many records were read.</summary>
    public long Count { get; private set; }

    /// <summary>How many bytes were read, with what is read ahead.</summary>
    public long Bytes { get; private set; }

    /// <summary>The next record; null at the end.</summary>
    /// <exception cref="ExportException">The input is not a valid export.</exception>
    public ExportRecord? Next()
    {
        while (true)
        {
            if (Parse() is { } record)
            {
                Count++;
                return record;
            }

            if (_isEnded)
            {
                return null;
            }

            Fill();
        }
    }

    /// <summary>The next record if all of it is there; else null.</summary>
    private ExportRecord? Parse()
    {
        var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isEnded, _state);
        try
        {
            ExportRecord? record = null;
            while (record is null && reader.Read())
            {
                record = Take(ref reader);
            }

            _start += (int)reader.BytesConsumed;
            _state = reader.CurrentState;
            return record;
        }
        catch (JsonException problem)
        {
            throw new ExportException(
                $"{name} is no JSON at line {problem.LineNumber + 1}: {problem.Message.Split(" LineNumber:")[0]} "
                + "An export of kvtui as ndjson or json is expected.");
        }
        catch (InvalidOperationException problem)
        {
            throw Wrong(problem.Message);
        }
    }

    /// <summary>Takes a token; gives the record that it ends, else null.</summary>
    private ExportRecord? Take(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject when _depth < 0:
                _depth = reader.CurrentDepth;
                _fields.Clear();
                return null;
            case JsonTokenType.EndObject when reader.CurrentDepth == _depth:
                _depth = -1;
                return _fields.TryMake(out var problem) ?? throw Wrong(problem);
            case JsonTokenType.StartArray or JsonTokenType.EndArray when _depth < 0:
                return null;
            case JsonTokenType.PropertyName when reader.CurrentDepth == _depth + 1:
                _fields.Enter(ref reader);
                return null;
            case var _ when _depth < 0:
                throw Wrong("it is no object");
            case var _ when reader.CurrentDepth == _depth + 1:
                return _fields.TrySet(ref reader) ? null : throw Wrong($"its {_fields.Name} is not written as exports have it");
            default:
                // What is inside of a field that is not known.
                return null;
        }
    }

    private ExportException Wrong(string why) =>
        new($"{name}, record {Count + 1}: {why.TrimEnd('.')}. An export of kvtui as ndjson or json is expected.");

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            if (_end >= MostBytes)
            {
                throw Wrong("it is longer than 64 MiB, which no etcd stores");
            }

            Array.Resize(ref _buffer, 2 * _buffer.Length);
        }

        var count = source(_buffer.AsSpan(_end));
        _isEnded = count == 0;
        _end += count;
        Bytes += count;
    }
}
