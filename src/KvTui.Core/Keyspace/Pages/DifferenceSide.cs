namespace KvTui.Core.Keyspace.Pages;

/// <summary>One of two trees that are compared: the nodes that are still to be looked at, and the page that is being read.</summary>
internal sealed class DifferenceSide
{
    private readonly Stack<KeyNode> _nodes = [];
    private readonly PageReader _reader = new();

    public DifferenceSide(KeyNode? root)
    {
        if (root is not null)
        {
            _nodes.Push(root);
        }
    }

    /// <summary>Whether a page has been begun and is not at its end.</summary>
    public bool IsReading { get; private set; }

    public bool IsAtEnd => !IsReading && _nodes.Count == 0;

    /// <summary>The next node; there must be one.</summary>
    public KeyNode Node => _nodes.Peek();

    /// <summary>The next key.</summary>
    public ReadOnlySpan<byte> Key => IsReading ? _reader.Key : Node.FirstKey;

    /// <summary>The record of the next key, whose page must have been begun.</summary>
    public ReadOnlySpan<byte> Record => _reader.Record;

    public void Skip() => _nodes.Pop();

    /// <summary>Puts the children of the next node, a branch, in its place.</summary>
    public void Open()
    {
        var children = ((KeyBranch)_nodes.Pop()).Children;
        for (var i = children.Length - 1; i >= 0; i--)
        {
            _nodes.Push(children[i]);
        }
    }

    /// <summary>Begins the page of the next key, if that has not been done.</summary>
    public void Read()
    {
        if (IsReading)
        {
            return;
        }

        while (Node is KeyBranch)
        {
            Open();
        }

        _reader.Open((IndexPage)_nodes.Pop(), 0);
        IsReading = _reader.Next();
    }

    /// <summary>Goes to the next key of the page that is read.</summary>
    public void Next() => IsReading = _reader.Next();
}
