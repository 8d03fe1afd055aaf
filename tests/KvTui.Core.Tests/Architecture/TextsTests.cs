using System.Text.RegularExpressions;
using KvTui.Testing;

namespace KvTui.Core.Tests.Architecture;

/// <summary>
/// Every string of several words, a project a file, so that no sentence that a person may see changes without being read.
/// <c>KVTUI_UPDATE_TEXTS=1</c> writes the files.
/// </summary>
public sealed partial class TextsTests
{
    [Theory]
    [InlineData("KvTui.Cli")]
    [InlineData("KvTui.Core")]
    [InlineData("KvTui.Etcd")]
    [InlineData("KvTui.Tty")]
    [InlineData("KvTui.Tui")]
    public void The_sentences_of_a_project_are_those_that_were_read(string project)
    {
        var kept = Checkout.PathTo("tests", "KvTui.Core.Tests", "Architecture", "__texts__", project + ".txt");
        var texts = string.Concat(Sentences(project).Select(static text => text + "\n"));
        if (Environment.GetEnvironmentVariable("KVTUI_UPDATE_TEXTS") == "1")
        {
            File.WriteAllText(kept, texts);
        }

        Assert.Equal(File.ReadAllText(kept), texts);
    }

    [Theory]
    [InlineData("x = \"one two\"; // \"no\"", "one two")]
    [InlineData("$\"a {(b ? \"c d\" : '\"')} e {{f}}\"", "c d", "a {…} e {{f}}")]
    [InlineData("@\"a \"\"b\"\" c\" + '\\'' + \"d\\\"e\"", "a \"\"b\"\" c", "d\\\"e")]
    [InlineData("\"\"\"\n  raw \"text\"\n  \"\"\"", "raw \"text\"")]
    public void Strings_are_found_in_code(string code, params string[] expected) => Assert.Equal(expected, SourceStrings.In(code));

    [Fact]
    public void Cannot_is_one_word()
        => Assert.Empty(SourceFile.All.Where(static file => TwoWords().IsMatch(file.Text)).Select(static file => file.Path));

    private static IEnumerable<string> Sentences(string project) => SourceFile.Below(project)
        .Where(static file => !file.Path.EndsWith(".g.cs", StringComparison.Ordinal))
        .SelectMany(static file => SourceStrings.In(file.Text))
        .Where(static text => Words().IsMatch(text))
        .Distinct()
        .Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\bcan\s+not\b")]
    private static partial Regex TwoWords();

    [GeneratedRegex(@"[A-Za-z]{2,}[,;:]? |[ ][A-Za-z]{2,}")]
    private static partial Regex Words();
}
