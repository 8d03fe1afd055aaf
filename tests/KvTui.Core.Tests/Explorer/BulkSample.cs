using KvTui.Core.Bulk;
using KvTui.Core.Journal;

namespace KvTui.Core.Tests.Explorer;

/// <summary>Answers what is asked about many keys.</summary>
internal static class BulkSample
{
    /// <summary>Tells what was counted last.</summary>
    public static TestExplorer Counts(this TestExplorer explorer, params string[] keys) => explorer.Counts(static facts => facts, keys);

    /// <summary>Tells what was counted last, and more of it.</summary>
    public static TestExplorer Counts(this TestExplorer explorer, Func<BulkFacts, BulkFacts> more, params string[] keys) =>
        explorer.Counts(explorer.Last<Effect.MeasureBulk>().Order, null, more, keys);

    /// <summary>Tells what was counted of an order.</summary>
    public static TestExplorer Counts(
        this TestExplorer explorer, BulkOrder order, JournalGroup? broken, Func<BulkFacts, BulkFacts> more, params string[] keys)
    {
        var shown = Sample.Index([.. keys.Select(static key => Sample.Pair(key, key))]);
        var facts = new BulkFacts(shown, keys.Sum(static key => 2L * key.Length), 0, KeyIndex.Empty) { Revision = 1000 };
        return explorer.Send(new OperationMessage.BulkMeasured(order, more(facts), broken));
    }
}
