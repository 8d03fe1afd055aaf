using KvTui.Testing;

namespace KvTui.EndToEnd.Tests.Readme;

/// <summary>A table of a page that is made from a table in the code; <c>KVTUI_UPDATE_LISTS=1</c> writes it anew.</summary>
internal static class ReadmeTable
{
    /// <summary>Asserts that the table with a header has these rows and no others.</summary>
    /// <param name="page">The page, below <c>src</c>.</param>
    /// <param name="header">Its first two lines, each with its line end.</param>
    /// <param name="rows">The lines below those, each with its line end.</param>
    public static void AssertIs(string page, string header, IEnumerable<string> rows)
    {
        var path = Checkout.PathTo("src", page);
        var readme = File.ReadAllText(path);
        var start = readme.IndexOf(header, StringComparison.Ordinal);
        Assert.True(start >= 0, $"src/{page} has no table that begins with:\n{header}");
        var end = start + header.Length;
        while (end < readme.Length && readme[end] == '|')
        {
            end = readme.IndexOf('\n', end) + 1;
        }

        var table = header + string.Concat(rows);
        if (Environment.GetEnvironmentVariable("KVTUI_UPDATE_LISTS") == "1")
        {
            File.WriteAllText(path, readme[..start] + table + readme[end..]);
            return;
        }

        Assert.True(
            readme[start..end] == table,
            $"KVTUI_UPDATE_LISTS=1 writes the table of src/{page}, which should be:\n{table}");
    }
}
