using System.Collections.Concurrent;
using KvTui.Testing;

[assembly: AssemblyFixture(typeof(KvTui.EndToEnd.Tests.Failures.FailureTable))]

namespace KvTui.EndToEnd.Tests.Failures;

/// <summary>Gathers the failures, and leaves them as a table in <c>artifacts/tests/failures.table</c>, which <c>run.sh</c> prints.</summary>
public sealed class FailureTable : IDisposable
{
    private static readonly ConcurrentDictionary<string, string> Rows = new();

    /// <summary>Writes the table, if there is anything to write.</summary>
    public void Dispose()
    {
        if (Rows.IsEmpty)
        {
            return;
        }

        var file = Checkout.PathTo("artifacts", "tests", "failures.table");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllLines(file, [$"{Rows.Count} connection failures [exit code, seconds]:", .. Rows.OrderBy(static row => row.Key, StringComparer.Ordinal).Select(static row => row.Value)]);
    }

    internal static void Add(FailureOutcome outcome) => Rows[outcome.Name] = outcome.Text;
}
