namespace KvTui.Cli.Help;

/// <summary>A manual page in the language of roff, with the macros of man(7); any text can be put in.</summary>
internal sealed class Roff
{
    private readonly StringBuilder _text = new();

    /// <summary>Begins a page.</summary>
    public Roff(string name, string section, string source, string manual) =>
        _text.Append($".TH {Quoted(name.ToUpperInvariant())} {Quoted(section)} \"\" {Quoted(source)} {Quoted(manual)}\n.nh\n.ad l\n");

    /// <summary>Begins a section.</summary>
    public Roff Section(string heading) => Macro($".SH {Quoted(heading)}");

    /// <summary>Begins a part of a section.</summary>
    public Roff Part(string heading) => Macro($".SS {Quoted(heading)}");

    /// <summary>Adds paragraphs, one a line of the text.</summary>
    public Roff Paragraphs(string text)
    {
        foreach (var paragraph in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Macro(".PP").Line(Escaped(paragraph));
        }

        return this;
    }

    /// <summary>Adds a term in bold, and what is to be said of it indented below.</summary>
    /// <param name="value">What follows the term, in italics; null for nothing.</param>
    public Roff Item(string term, string? value, string text)
    {
        Macro(".TP").Line($"\\fB{Escaped(term)}\\fR{(value is null ? "" : $" \\fI{Escaped(value)}\\fR")}");
        var isFirst = true;
        foreach (var paragraph in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isFirst)
            {
                Macro(".br");
            }

            Line(Escaped(paragraph));
            isFirst = false;
        }

        return this;
    }

    /// <summary>Adds lines as they are, indented.</summary>
    public Roff Verbatim(IEnumerable<string> lines)
    {
        Macro(".PP").Macro(".RS 4").Macro(".nf");
        foreach (var line in lines)
        {
            Line(Escaped(line));
        }

        return Macro(".fi").Macro(".RE");
    }

    public override string ToString() => _text.ToString();

    /// <summary>Text that roff prints as it is: nothing in it is an escape, a macro, a typographic quote or a hyphen to break at.</summary>
    public static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            escaped.Append(rune.Value switch
            {
                '\\' => "\\(rs",
                '-' => "\\-",
                '\'' => "\\(aq",
                '`' => "\\(ga",
                '^' => "\\(ha",
                '~' => "\\(ti",
                '"' => "\\(dq",
                >= ' ' and < 0x7F => rune.ToString(),
                < ' ' or 0x7F => " ",
                _ => $"\\[u{rune.Value:X4}]",
            });
        }

        return text.StartsWith('.') ? "\\&" + escaped : escaped.ToString();
    }

    private static string Quoted(string text) => $"\"{Escaped(text)}\"";

    private Roff Macro(string line) => Line(line);

    private Roff Line(string line)
    {
        _text.Append(line).Append('\n');
        return this;
    }
}
