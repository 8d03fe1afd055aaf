using System.Runtime.InteropServices;

namespace KvTui.Core.Keyspace.Pages;

/// <summary>A batch of changes on its one walk down the tree: nodes without a change are shared, the others recreated.</summary>
internal sealed class KeyBatch(KeyFolding folding)
{
    /// <summary>What an entry may take beside its key; for an estimate.</summary>
    private const int UsualRecord = 16;

    private readonly PageReader _reader = new();
    private readonly PageWriter _writer = new(folding);

    /// <summary>The tree after changes, which are in ascending order of their keys, one a key.</summary>
    public KeyNode? Apply(KeyNode? root, ReadOnlySpan<KeyChange> changes)
    {
        var nodes = new List<KeyNode>();
        if (root is null)
        {
            Write(null, changes, nodes);
        }
        else
        {
            Apply(root, changes, nodes);
        }

        return nodes is [var only] && ReferenceEquals(only, root) ? root : KeyTree.Of(nodes);
    }

    private static int CountBelow(ReadOnlySpan<KeyChange> changes, ReadOnlySpan<byte> key)
    {
        var (low, high) = (0, changes.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = changes[middle].Key.Span.SequenceCompareTo(key) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private void Apply(KeyNode node, ReadOnlySpan<KeyChange> changes, List<KeyNode> output)
    {
        if (node is not KeyBranch branch)
        {
            Write((IndexPage)node, changes, output);
            return;
        }

        var children = new List<KeyNode>(branch.Children.Length + 2);
        var (results, isSame) = (new List<KeyNode>(), true);
        for (var i = 0; i < branch.Children.Length; i++)
        {
            var child = branch.Children[i];
            var taken = i + 1 == branch.Children.Length ? changes.Length : CountBelow(changes, branch.Children[i + 1].FirstKey);
            results.Clear();
            if (taken == 0)
            {
                results.Add(child);
            }
            else
            {
                Apply(child, changes[..taken], results);
            }

            var isChanged = !(results is [var only] && ReferenceEquals(only, child));
            AddAll(children, results, !isSame || isChanged);
            isSame &= !isChanged;
            changes = changes[taken..];
        }

        if (isSame)
        {
            output.Add(node);
        }
        else
        {
            KeyTree.Group(CollectionsMarshal.AsSpan(children), output);
        }
    }

    /// <summary>Adds nodes behind others; those that have become small are merged with the one before.</summary>
    private static void AddAll(List<KeyNode> children, List<KeyNode> nodes, bool mayMerge)
    {
        foreach (var node in nodes)
        {
            if (mayMerge && children is [.., var before] && KeyTree.Merged(before, node) is { } merged)
            {
                children[^1] = merged;
            }
            else
            {
                children.Add(node);
            }
        }
    }

    /// <summary>Writes the entries of a page and the changes among them into as many pages as it needs, about equally full.</summary>
    private void Write(IndexPage? page, ReadOnlySpan<KeyChange> changes, List<KeyNode> output)
    {
        var (entries, bytes) = Estimate(page, changes);
        var pages = (int)Math.Max(
            (entries + IndexPage.MaxEntries - 1) / IndexPage.MaxEntries, (bytes + IndexPage.MaxBytes - 1) / IndexPage.MaxBytes);
        var limits = pages <= 1 ? (IndexPage.MaxEntries, IndexPage.MaxBytes) : ((entries + pages - 1) / pages, (int)(bytes / pages) + 1);
        var (hasOld, isSame) = (false, true);
        if (page is not null)
        {
            _reader.Open(page, 0);
            hasOld = _reader.Next();
        }

        foreach (var change in changes)
        {
            var order = -1;
            while (hasOld && (order = _reader.Key.SequenceCompareTo(change.Key.Span)) < 0)
            {
                Add(_reader.Key, _reader.Record, limits, output);
                hasOld = _reader.Next();
            }

            var isThere = hasOld && order == 0;
            isSame &= !isThere && change.Entry is null;
            Add(change, limits, output);
            hasOld = isThere ? _reader.Next() : hasOld;
        }

        for (; hasOld; hasOld = _reader.Next())
        {
            Add(_reader.Key, _reader.Record, limits, output);
        }

        Finish(page, isSame, output);
    }

    private void Finish(IndexPage? page, bool isSame, List<KeyNode> output)
    {
        if (isSame && page is not null)
        {
            // Deletions of keys that are not there: what was written so far is the page itself.
            output.Clear();
            output.Add(page);
        }
        else if (_writer.Count > 0)
        {
            output.Add(_writer.ToPage());
        }

        _writer.Clear();
    }

    private static (int Entries, long Bytes) Estimate(IndexPage? page, ReadOnlySpan<KeyChange> changes)
    {
        var (entries, bytes) = (page?.Count ?? 0, (long)(page?.EntryBytes ?? 0));
        foreach (var change in changes)
        {
            if (change.Entry is not null)
            {
                entries++;
                bytes += change.Key.Length + UsualRecord;
            }
        }

        return (entries, bytes);
    }

    private void Add(KeyChange change, (int Entries, int Bytes) limits, List<KeyNode> output)
    {
        if (change.Entry is { } entry)
        {
            Span<byte> record = stackalloc byte[IndexRecord.MaxBytes];
            Add(change.Key.Span, record[..IndexRecord.Of(entry).Write(record)], limits, output);
        }
    }

    private void Add(ReadOnlySpan<byte> key, ReadOnlySpan<byte> record, (int Entries, int Bytes) limits, List<KeyNode> output)
    {
        if (_writer.IsFull(key.Length, limits.Entries, limits.Bytes))
        {
            output.Add(_writer.ToPage());
            _writer.Clear();
        }

        _writer.Add(key, record);
    }
}
