using System.Text.RegularExpressions;
using KvTui.Testing;

namespace KvTui.Core.Tests.Architecture;

/// <summary>A source file of the product: where it is, what it uses, what it says.</summary>
internal sealed partial record SourceFile(string Path, string Text)
{
    private static readonly Lazy<SourceFile[]> Everything = new(() =>
    [
        .. Directory.EnumerateFiles(Checkout.PathTo("src"), "*.cs", SearchOption.AllDirectories)
            .Select(file => System.IO.Path.GetRelativePath(Checkout.Root, file))
            .Where(path => !path.Split('/').Contains("obj"))
            .Order(StringComparer.Ordinal)
            .Select(path => new SourceFile(path, File.ReadAllText(Checkout.PathTo(path)))),
    ]);

    /// <summary>All files below src.</summary>
    public static IReadOnlyList<SourceFile> All => Everything.Value;

    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>The file's name without its ending.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The lines that have more columns than that, each behind its place.</summary>
    public IEnumerable<string> LongLines(int columns) =>
        Text.Split('\n').Index().Where(line => line.Item.Length > columns).Select(line => $"{Path}:{line.Index + 1}: {line.Item}");

    public int Lines => Text.AsSpan().Count('\n');

    /// <summary>The namespaces in its using lines, those of an alias or a static import included.</summary>
    public IEnumerable<string> Usings => UsingLine().Matches(Text).Select(match => match.Groups["name"].Value);

    /// <summary>The files below a folder of src, such as "KvTui.Core/Writes".</summary>
    public static IEnumerable<SourceFile> Below(string folder) => All.Where(file => file.Path.StartsWith($"src/{folder}/", StringComparison.Ordinal));

    /// <summary>Whether the code names a namespace, in a using line or in full.</summary>
    public bool Names(string space) => Usings.Any(used => used == space || used.StartsWith(space + ".", StringComparison.Ordinal))
        || Code().Contains(space + ".", StringComparison.Ordinal);

    /// <summary>Whether a word stands in the code, outside comments and using lines.</summary>
    public bool HasWord(string word) => Regex.IsMatch(Code(), $@"\b{Regex.Escape(word)}\b");

    /// <summary>The blocks of methods and accessors: the line before each, and the number of lines between its braces.</summary>
    public IEnumerable<(string Header, int Lines)> MethodBodies()
    {
        var lines = Text.Split('\n');
        for (var start = 1; start < lines.Length; start++)
        {
            var indent = lines[start].Length - 1;
            if (lines[start].Trim() == "{" && indent is 4 or 8 && !IsTypeHeader(lines, start))
            {
                var end = Array.FindIndex(lines, start, line => line.StartsWith(new string(' ', indent) + "}", StringComparison.Ordinal));
                yield return ($"{Path}: {lines[start - 1].Trim()}", end - start - 1);
            }
        }
    }

    /// <summary>Whether a type of this name is declared here, on the outermost level.</summary>
    public bool Declares(string name) =>
        Regex.IsMatch(Text, $@"^(?:\w+ )*(?:class|struct|record|interface|enum|delegate [\w<>]+) {Regex.Escape(name)}\b", RegexOptions.Multiline);

    private static bool IsTypeHeader(string[] lines, int brace)
    {
        var first = brace;
        while (lines[first - 1].Trim() is { Length: > 0 } above && above[0] is not ('/' or '[' or '{' or '}'))
        {
            first--;
        }

        return TypeWord().IsMatch(string.Join(' ', lines[first..brace]));
    }

    private string Code() => Comment().Replace(UsingLine().Replace(Text, ""), "");

    [GeneratedRegex(@"^(?:global )?using (?:static )?(?:\w+ = )?(?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex UsingLine();

    [GeneratedRegex(@"\b(class|record|struct|interface|enum)\b")]
    private static partial Regex TypeWord();

    [GeneratedRegex(@"//[^\n]*|^namespace [^\n]*", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
