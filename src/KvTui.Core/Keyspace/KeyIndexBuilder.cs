namespace KvTui.Core.Keyspace;

/// <summary>Appends keys in ascending order to what becomes an index: pages are filled to the end, full ones not touched again.</summary>
public sealed class KeyIndexBuilder
{
    private const int FullEntries = 240;
    private const int FullBytes = 4 * 1024;

    private readonly PageWriter _writer;
    private readonly KeyFolding _folding;

    /// <summary>For each height the nodes that are complete and have no branch above them yet.</summary>
    private readonly List<List<KeyNode>> _loose = [[]];

    public KeyIndexBuilder(KeyFolding folding = default)
        : this(null, folding)
    {
    }

    /// <summary>Goes on behind the last key of a tree.</summary>
    internal KeyIndexBuilder(KeyNode? root, KeyFolding folding)
    {
        (_writer, _folding) = (new(folding), folding);
        if (root is null)
        {
            return;
        }

        Count = root.Count;
        while (root is KeyBranch branch)
        {
            Loose(branch.Height - 1).AddRange(branch.Children[..^1]);
            root = branch.Children[^1];
        }

        GoOn((IndexPage)root);
    }

    public int Count { get; private set; }

    /// <summary>Appends a key.</summary>
    /// <param name="size">The size of its value in bytes; <see cref="KeyEntry.UnknownSize"/> if it was not seen.</param>
    /// <exception cref="ArgumentException">The key is not greater than the one before.</exception>
    public void Append(ReadOnlySpan<byte> key, long createRevision, long modRevision, long version, KeyLease lease, int size)
    {
        MakeRoom(key);
        _writer.Add(key, new IndexRecord(createRevision, modRevision, version, lease, size));
    }

    /// <summary>Appends the key that a cursor is on.</summary>
    /// <exception cref="ArgumentException">The key is not greater than the one before.</exception>
    public void Append(KeyCursor cursor)
    {
        MakeRoom(cursor.Key);
        _writer.Add(cursor.Key, cursor.Record);
    }

    /// <summary>The index of all that was appended; the builder can go on, and the index does not change with it.</summary>
    public KeyIndex ToIndex()
    {
        KeyNode? tail = _writer.Count > 0 ? _writer.ToPage() : null;
        for (var height = 0; height < _loose.Count; height++)
        {
            KeyNode[] nodes = tail is null ? [.. _loose[height]] : [.. _loose[height], tail];
            if (nodes.Length == 1 && IsTop(height))
            {
                return new(nodes[0], _folding);
            }

            tail = nodes.Length == 0 ? null : new KeyBranch(nodes);
        }

        return new(tail, _folding);
    }

    private void MakeRoom(ReadOnlySpan<byte> key)
    {
        if (Count > 0 && !_writer.IsAscending(key))
        {
            throw new ArgumentException("The key is not greater than the one before.", nameof(key));
        }

        if (_writer.IsFull(key.Length, FullEntries, FullBytes))
        {
            Push(_writer.ToPage());
            _writer.Clear();
        }

        Count++;
    }

    /// <summary>Adds a complete node; when that makes a branch complete, that too.</summary>
    private void Push(KeyNode node)
    {
        var loose = Loose(node.Height);
        loose.Add(node);
        if (loose.Count == KeyBranch.MaxChildren)
        {
            var branch = new KeyBranch([.. loose]);
            loose.Clear();
            Push(branch);
        }
    }

    /// <summary>Takes the last page back to write on.</summary>
    private void GoOn(IndexPage page)
    {
        var reader = new PageReader();
        reader.Open(page, 0);
        while (reader.Next())
        {
            _writer.Add(reader.Key, reader.Record);
        }
    }

    private bool IsTop(int height) => _loose.FindIndex(height + 1, static nodes => nodes.Count > 0) < 0;

    private List<KeyNode> Loose(int height)
    {
        while (_loose.Count <= height)
        {
            _loose.Add([]);
        }

        return _loose[height];
    }
}
