using KvTui.Etcd.Offline.Bolt;
using KvTui.Etcd.Offline.Keys;

namespace KvTui.Etcd.Offline;

/// <summary>Finds the keys that existed at a revision: each key's newest record that is not newer, if that is no deletion.</summary>
internal static class KeysReader
{
    /// <summary>Walks all records once.</summary>
    /// <exception cref="DatabaseFileException">The file is damaged, or no longer tells of this revision.</exception>
    public static StoredKeys Read(BoltTransaction transaction, long revision, CancellationToken cancellationToken)
    {
        FactsReader.RequireKept(transaction, revision);
        var table = new KeyTable();
        var records = new RecordCursor(transaction);
        while (records.MoveNext(cancellationToken) && records.Revision is var at && at.Main <= revision)
        {
            if (records.IsGap)
            {
                continue;
            }

            var record = records.Read(out var value);
            if (!table.Set(record, at.Main, (uint)at.Sub, at.IsDeletion ? -1 : value.Length))
            {
                throw transaction.TooLarge("its keys are more than 4 GiB long together");
            }
        }

        table.Close();
        var order = Existing(table);
        KeyOrder.Sort(order, table);
        return new(revision, transaction.Meta.TransactionId, table, order);
    }

    private static int[] Existing(KeyTable table)
    {
        var order = new int[table.Count];
        var count = 0;
        for (var number = 0; number < order.Length; number++)
        {
            if (table.ValueLengthOf(number) >= 0)
            {
                order[count++] = number;
            }
        }

        return count == order.Length ? order : order[..count];
    }
}
