using System.Collections.Immutable;
using KvTui.Core.Browse.Rows;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Browse;

/// <summary>The rows of a tree as made by going through all keys.</summary>
internal static class ReferenceTree
{
    public static List<KeyRow> Rows(EtcdKey[] keys, EtcdKey root, ImmutableHashSet<EtcdKey> expanded)
    {
        var rows = new List<KeyRow>();
        AddChildren(rows, keys, expanded, root.Length, 0, 0, keys.Length);
        return rows;
    }

    private static void AddChildren(List<KeyRow> rows, EtcdKey[] keys, ImmutableHashSet<EtcdKey> expanded, int nameStart, int depth, int first, int end)
    {
        for (var rank = first; rank < end;)
        {
            var key = keys[rank];
            var from = nameStart == 0 && key.Span[0] == '/' ? 1 : nameStart;
            var separator = key.Span[from..].IndexOf((byte)'/');
            if (separator < 0)
            {
                rows.Add(new(key, RowKind.Key, depth, nameStart, false, rank++, 1));
                continue;
            }

            var prefix = new EtcdKey(key.Span[..(from + separator + 1)].ToArray());
            var last = rank;
            while (last < end && keys[last].StartsWith(prefix))
            {
                last++;
            }

            rows.Add(new(prefix, RowKind.Prefix, depth, nameStart, expanded.Contains(prefix), rank, last - rank));
            if (expanded.Contains(prefix))
            {
                AddChildren(rows, keys, expanded, prefix.Length, depth + 1, rank, last);
            }

            rank = last;
        }
    }
}
