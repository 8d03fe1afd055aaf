using System.Text.Json;

namespace KvTui.Cli.Output.Results;

/// <summary>A named part of a result, such as a size: as text for a table, and as a value of JSON.</summary>
/// <param name="Name">Its name in JSON; in a table it stands above it, in capitals and with blanks.</param>
internal sealed record ResultPart(string Name, string Text)
{
    private readonly decimal? _number;
    private readonly bool? _flag;
    private readonly IReadOnlyList<string>? _items;
    private readonly Action<Utf8JsonWriter>? _write;

    public ResultPart(string name, decimal number)
        : this(name, number.ToString(CultureInfo.InvariantCulture)) => _number = number;

    public ResultPart(string name, bool flag)
        : this(name, flag ? "true" : "false") => _flag = flag;

    public ResultPart(string name, IReadOnlyList<string> items)
        : this(name, string.Join(',', items)) => _items = items;

    /// <param name="write">Writes its value as JSON.</param>
    public ResultPart(string name, string text, Action<Utf8JsonWriter> write)
        : this(name, text) => _write = write;

    public string Heading => Name.ToUpperInvariant().Replace('_', ' ');

    /// <summary>A member's or a cluster's id in hexadecimal.</summary>
    public static ResultPart Id(string name, ulong id) => new(name, id.ToString("x", CultureInfo.InvariantCulture));

    public void Write(Utf8JsonWriter json)
    {
        if (_items is not null)
        {
            JsonLine.Texts(json, Encoding.UTF8.GetBytes(Name), _items);
        }
        else if (_number is { } number)
        {
            json.WriteNumber(Name, number);
        }
        else if (_flag is { } flag)
        {
            json.WriteBoolean(Name, flag);
        }
        else if (_write is not null)
        {
            json.WritePropertyName(Name);
            _write(json);
        }
        else
        {
            json.WriteString(Name, Text);
        }
    }
}
