using KvTui.Core.Values.Formats;

namespace KvTui.Core.Values.Colouring;

/// <summary>
/// What the parts of a value's lines are, found line by line when they are drawn, so that it costs what is in view costs, whatever the
/// length of the value and of its lines.
/// </summary>
public sealed class ValueSyntax
{
    /// <summary>How many lines above are looked at for the head of a block of YAML's text.</summary>
    internal const int LookBehind = 256;

    private const int Sample = 24;
    private const int SampleWidth = 256;

    private readonly IReadOnlyList<string> _lines;
    private readonly Notation _notation;

    private ValueSyntax(IReadOnlyList<string> lines, Notation notation) => (_lines, _notation) = (lines, notation);

    private enum Notation
    {
        /// <summary>Nothing that has roles.</summary>
        None,
        Json,
        Yaml,
        Prose,
    }

    /// <summary>What is to be known of a value before its lines are looked at.</summary>
    public static ValueSyntax Of(FormattedValue value) => new(value.Lines, value.Format switch
    {
        ValueFormat.Json => Notation.Json,
        ValueFormat.Kubernetes => Notation.Yaml,
        ValueFormat.Text => value.Decoded is { IsDump: true } || IsYaml(value.Lines) ? Notation.Yaml : Notation.Prose,
        _ => Notation.None, // as hex
    });

    /// <summary>Adds the spans of a part of a line, in their order, none overlapping another.</summary>
    /// <param name="first">The first character of the part.</param>
    /// <param name="end">The character behind its last one.</param>
    public void Find(int line, int first, int end, List<SyntaxSpan> spans)
    {
        var view = new SyntaxView(_lines[line], first, end, spans);
        switch (_notation)
        {
            case Notation.None:
                break;
            case Notation.Json:
                NotationSyntax.Find(view, isYaml: false);
                break;
            case Notation.Yaml when IsInBlock(line):
                view.Add(Indent(_lines[line]), view.Line.Length, SyntaxRole.Text);
                break;
            case Notation.Yaml:
                NotationSyntax.Find(view, isYaml: true);
                break;
            case Notation.Prose:
                FindInProse(view);
                break;
            default:
                throw new InvalidOperationException($"The notation {_notation} is unknown.");
        }
    }

    private static void FindInProse(in SyntaxView view)
    {
        var line = view.Line;
        if (line.StartsWith("-----BEGIN ") || line.StartsWith("-----END "))
        {
            view.Add(0, line.Length, SyntaxRole.Heading);
        }
        else if (line.Length is > 0 and < SampleWidth && NotationSyntax.Word(line) is { } role)
        {
            view.Add(0, line.Length, role);
        }
        else
        {
            LinkSyntax.Find(view);
        }
    }

    /// <summary>Whether a text reads as YAML: its first lines have names, or stand below such.</summary>
    private static bool IsYaml(IReadOnlyList<string> lines)
    {
        var names = 0;
        for (var i = 0; i < Math.Min(lines.Count, Sample); i++)
        {
            var head = lines[i].AsSpan(0, Math.Min(lines[i].Length, SampleWidth));
            var start = head.IndexOfAnyExcept(' ');
            if (start < 0 || head[start] == '#' || head.StartsWith("---"))
            {
                continue;
            }

            var at = NotationSyntax.AfterItems(head, start);
            var blank = at + head[at..].IndexOf(' ');
            if (NotationSyntax.AfterName(head, at) >= 0 && (blank < at || head[blank - 1] == ':'))
            {
                names++;
            }
            else if (at == 0)
            {
                return false;
            }
        }

        return names > 1;
    }

    /// <summary>Whether a line is of a text that stands as a block below its name, as far as the lines above tell.</summary>
    private bool IsInBlock(int line)
    {
        var indent = Indent(_lines[line]);
        for (var above = line - 1; above >= Math.Max(0, line - LookBehind) && indent > 0; above--)
        {
            var own = Indent(_lines[above]);
            if (own < 0 || own >= indent)
            {
                continue;
            }

            // The names of an item stand deeper than its dash, the text of an item does not stand deeper than its sign.
            var head = _lines[above].AsSpan(0, Math.Min(_lines[above].Length, SampleWidth));
            var at = NotationSyntax.AfterItems(head, own);
            if (OpensBlock(_lines[above]) && indent > (head[at] is '|' or '>' ? at - 1 : at))
            {
                return true;
            }

            indent = own;
        }

        return false;
    }

    /// <summary>Whether a line ends with the sign of a block: <c>|</c>, <c>&gt;-</c>, <c>|2+</c>.</summary>
    private static bool OpensBlock(string line) =>
        line.AsSpan(Math.Max(0, line.Length - 4)).TrimEnd("+-123456789") is [.., ' ', '|' or '>'];

    /// <summary>The blanks that a line begins with; -1 if it has nothing else, as far as it is looked at.</summary>
    private static int Indent(string line) => line.AsSpan(0, Math.Min(line.Length, SampleWidth)).IndexOfAnyExcept(' ');
}
