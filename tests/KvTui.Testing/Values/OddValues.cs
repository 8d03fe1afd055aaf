using System.Text;

namespace KvTui.Testing.Values;

/// <summary>Values that editors are known to spoil, in all their combinations; the same ones in every run.</summary>
public static class OddValues
{
    private const int ManyBytes = 1_400_000;
    private const int LongLineBytes = 1024 * 1024;

    private static readonly (string Name, string End)[] LineEnds = [("lf", "\n"), ("crlf", "\r\n"), ("mixed ends", "\r\n\n"), ("cr", "\r")];

    private static readonly (string Name, string Text)[] Endings =
        [("final newline", "*"), ("no final newline", ""), ("empty lines at the end", "***"), ("blanks at the end", " \t ")];

    private static readonly (string Name, string Text)[] Pieces =
    [
        ("tabs", "\ta\tb\t\tc"),
        ("nul", "a\0b\0"),
        ("control characters", "\u0001\u0007\u001b[31m\u007f\b\f\v"),
        ("c1 controls", "\u0085\u009b\u2028\u2029"),
        ("emoji", "👩‍👩‍👧‍👦 ❤️ 🇩🇪 👍🏽"),
        ("combining", "e\u0301 a\u0308\u0323 \u0301alone"),
        ("wide", "語言 テスト 한국어"),
        ("right to left", "שלום \u202eabc\u202c \u200f"),
        ("trailing blanks", "ends with blanks \t  "),
        ("byte order mark inside", "a\ufeffb"),
        ("noncharacters", "\ufffd \uffff \U0010ffff"),
        ("quotes", "\"a\" 'b' `c` \\n \\"),
        ("yaml", "key: |\n\t- item # comment"),
        ("long line", new string('x', 700)),
        ("zalgo", "z" + string.Concat(Enumerable.Repeat("\u0300\u0316", 60))),
        ("nothing", ""),
    ];

    private static readonly (string Name, string Text)[] Tokens =
    [
        ("20 digits", "12345678901234567890"),
        ("1E400", "1E400"),
        ("odd numbers", "[-0,0.10,1e-7,-1.0E+2,0.1e1]"),
        ("escaped slash", """ "a\/b" """),
        ("lone surrogates", """ "\ud800 \uDFFF \uD83D" """),
        ("escapes", """ "\u0041\u00e9\n\t\b\"\\ \u0000" """),
        ("unescaped", "\"é 語 👩‍👩‍👧 \u007f \u2028\""),
        ("names twice", """{"a":1,"a":2,"":3,"":4}"""),
        ("empty ones", "[[],{},[[]],{\"a\":{}}]"),
        ("words", "[true,false,null]"),
        ("deep", new string('[', 60) + "1" + new string(']', 60)),
        ("names like text", """{"a b":1,"a\/b":2,"ä":3,"\"":4}"""),
    ];

    private static readonly string[] Marked =
        [OddValue.Mark, $"-{OddValue.Mark}.5E1", $"\"{OddValue.Mark}\"", $$"""{"{{OddValue.Mark}}":0}""", $"\"\\u{OddValue.Mark}\""];

    private static readonly (string Name, Func<string, string> Write)[] Layouts =
    [
        ("minified", static json => JsonLayout.Of(json, "", "", ",", ":")),
        ("minified with blanks", static json => JsonLayout.Of(json, "", "", ", ", ": ")),
        ("pretty", static json => JsonLayout.Of(json, "\n", "  ", ",", ": ")),
        ("pretty by four", static json => JsonLayout.Of(json, "\n", "    ", ",", ": ")),
        ("pretty by tabs", static json => JsonLayout.Of(json, "\n", "\t", ",", ": ")),
        ("pretty with crlf", static json => JsonLayout.Of(json, "\r\n", "  ", ",", ": ")),
        ("oddly spaced", static json => JsonLayout.Of(json, "", "", " ,\t", "  :\n ")),
        ("blanks around", static json => " \t" + JsonLayout.Of(json, "", "", ",", ":") + " \n"),
        ("broken", static json => JsonLayout.Of(json, "", "", ",", ":")[..^1] + ",]"),
        ("two of them", static json => JsonLayout.Of(json, "", "", ",", ":") + "\n{}"),
        ("commented", static json => JsonLayout.Of(json, "\n", "  ", ", // why\n", ": ")),
    ];

    /// <summary>All that is odd about the values but for the extreme ones, as their names have it.</summary>
    public static IEnumerable<string> Oddities =>
        [.. LineEnds.Concat(Endings).Concat(Pieces).Concat(Tokens).Select(static odd => odd.Item1), .. Layouts.Select(static layout => $"JSON, {layout.Name}")];

    /// <summary>So many values; the large ones are among the first, and fewer than 30 however many there are.</summary>
    public static IEnumerable<OddValue> Of(int count)
    {
        OddValue[] extremes = [.. Small(), .. Large()];
        return extremes.Concat(Enumerable.Range(0, Math.Max(0, count - extremes.Length)).Select(static number => number % 2 == 0 ? Text(number) : Json(number)))
            .Take(count);
    }

    private static IEnumerable<OddValue> Small()
    {
        foreach (var (name, text) in new[]
        {
            ("empty", ""), ("a newline", "\n"), ("newlines", "\n\n\n"), ("crlf", "\r\n"), ("a byte order mark", "\ufeff"),
            ("nul", "\0"), ("a blank", " "), ("a tab", "\t"), ("a number", OddValue.Mark), ("a string", $"\"{OddValue.Mark}\""), ("{}", "{}"),
            ("[] and a newline", "[]\n"), ("an opening bracket", $"{{{OddValue.Mark}"),
        })
        {
            yield return new(name, Encoding.UTF8.GetBytes(text));
        }
    }

    private static IEnumerable<OddValue> Large()
    {
        var items = Repeated(static number => $"item {number},");
        foreach (var (name, filler, bytes) in new[]
        {
            ("1.4 MB of lines", items + "\n", ManyBytes),
            ("1.4 MB of lines with crlf", items.Replace(",", "\r\n", StringComparison.Ordinal), ManyBytes),
            ("1.4 MB of tabs and nul", Repeated(static number => $"{number} \0\t"), ManyBytes),
            ("one line of 1 MB", items, LongLineBytes),
            ("one line of 1 MB of emoji", Repeated(static _ => "👩‍👩‍👧é語"), LongLineBytes),
        })
        {
            var half = string.Concat(Enumerable.Repeat(filler, bytes / 2 / Encoding.UTF8.GetByteCount(filler)));
            yield return new(name, Encoding.UTF8.GetBytes(half + OddValue.Mark + half));
        }

        foreach (var (name, layout) in Layouts[..4])
        {
            const int Sample = 100;
            var each = layout(Items(Sample)).Length / Sample / 2;
            yield return new($"1.4 MB of JSON, {name}", Encoding.UTF8.GetBytes(layout(Items(ManyBytes / each / 2))));
        }
    }

    private static string Items(int count)
    {
        var items = Repeated(static number => $$"""{"n":{{12345678900000000000UL + (ulong)number}},"s":["a\/{{number}}",1E400]},""", count);
        return $"[{items}{OddValue.Mark},{items}null]";
    }

    private static string Repeated(Func<int, string> each, int count = 400) => string.Concat(Enumerable.Range(0, count).Select(each));

    /// <summary>Lines of text: those of a few odd pieces, in one kind of line ends, begun and ended in one way.</summary>
    private static OddValue Text(int number)
    {
        var random = new Random(number);
        var (ends, ending) = (LineEnds[number / 2 % LineEnds.Length], Endings[number / 8 % Endings.Length]);
        var hasMark = random.Next(4) == 0;
        var pieces = Enumerable.Range(0, random.Next(1, 5)).Select(_ => Pieces[random.Next(Pieces.Length)]).ToList();
        var lines = pieces.Select(static piece => piece.Text).ToList();
        var at = random.Next(lines.Count + 1);
        lines.Insert(at, random.Next(3) switch { 0 => OddValue.Mark, 1 => $"before {OddValue.Mark}", _ => $"{OddValue.Mark} after \t" });
        var text = string.Join(ends.End, lines) + ending.Text.Replace("*", ends.End, StringComparison.Ordinal);
        var name = $"{number}: {ends.Name}, {ending.Name}, {(hasMark ? "byte order mark, " : "")}{string.Join(", ", pieces.Select(static piece => piece.Name))}";
        return new(name, Encoding.UTF8.GetBytes((hasMark ? "\ufeff" : "") + text));
    }

    /// <summary>JSON of a few odd tokens, written in one way.</summary>
    private static OddValue Json(int number)
    {
        var random = new Random(number);
        var layout = Layouts[number / 2 % Layouts.Length];
        var tokens = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Tokens[random.Next(Tokens.Length)]).ToList();
        var items = tokens.Select(static token => token.Text.Trim()).ToList();
        items.Insert(random.Next(items.Count + 1), Marked[random.Next(Marked.Length)]);
        var json = random.Next(2) == 0
            ? $"[{string.Join(',', items)}]"
            : $"{{{string.Join(',', items.Select((item, i) => $"\"{(i % 3 == 0 ? "name" : $"n{i}")}\":{item}"))}}}";
        var end = random.Next(3) == 0 ? "\n" : "";
        return new($"{number}: JSON, {layout.Name}, {string.Join(", ", tokens.Select(static token => token.Name))}", Encoding.UTF8.GetBytes(layout.Write(json) + end));
    }
}
