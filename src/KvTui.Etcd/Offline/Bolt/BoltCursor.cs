namespace KvTui.Etcd.Offline.Bolt;

/// <summary>
/// A place in a bucket, moved in the order of keys; for one thread. Keys that do not ascend from page to page, a page that is its own
/// ancestor, and empty pages are damage, so that a walk ends and visits no page twice.
/// </summary>
internal sealed class BoltCursor(BoltTransaction transaction, BoltRoot root)
{
    /// <summary>More levels than a tree has whose branches have two children.</summary>
    private const int MostLevels = 64;

    private readonly List<BoltPage> _pages = [];
    private readonly int[] _places = new int[MostLevels];
    private byte[] _previous = [];
    private int _leaf;

    /// <summary>The key, valid until the cursor moves.</summary>
    public ReadOnlySpan<byte> Key => _pages[_leaf].KeyAt(_places[_leaf]);

    /// <summary>The value, valid until the cursor moves.</summary>
    public ReadOnlySpan<byte> Value => _pages[_leaf].ValueAt(_places[_leaf]);

    public bool IsBucket => _pages[_leaf].IsBucketAt(_places[_leaf]);

    /// <summary>The page in which the cursor stands.</summary>
    public ulong Page => _pages[_leaf].Id;

    /// <summary>Moves to the first element; false if the bucket is empty.</summary>
    /// <exception cref="DatabaseFileException">The file is damaged.</exception>
    public bool MoveToFirst()
    {
        Load(0);
        return Descend(0, toLast: false);
    }

    /// <summary>Moves to the last element; false if the bucket is empty.</summary>
    /// <exception cref="DatabaseFileException">The file is damaged.</exception>
    public bool MoveToLast()
    {
        Load(0);
        return Descend(0, toLast: true);
    }

    /// <summary>Moves from an element to the next one; false, and no move, at the end.</summary>
    /// <exception cref="DatabaseFileException">The file is damaged.</exception>
    public bool MoveNext()
    {
        if (_places[_leaf] + 1 < _pages[_leaf].Count)
        {
            _places[_leaf]++;
            return true;
        }

        for (var level = _leaf - 1; level >= 0; level--)
        {
            if (_places[level] + 1 < _pages[level].Count)
            {
                var previous = Keep(Key);
                _places[level]++;
                Load(level + 1);
                Descend(level + 1, toLast: false);
                return Key.SequenceCompareTo(_previous.AsSpan(0, previous)) > 0
                    ? true
                    : throw transaction.Damaged("keys do not follow those of the page before", Page);
            }
        }

        return false;
    }

    /// <summary>Moves to the first element whose key is not below the given one; false if there is none.</summary>
    /// <exception cref="DatabaseFileException">The file is damaged.</exception>
    public bool Seek(ReadOnlySpan<byte> key)
    {
        Load(0);
        for (var level = 0; ; Load(++level))
        {
            var page = _pages[level];
            var place = page.Find(key);
            if (!page.IsLeaf)
            {
                // the child before, unless the key is the first of this one
                _places[level] = place < page.Count && page.KeyAt(place).SequenceEqual(key) ? place : Math.Max(0, place - 1);
                continue;
            }

            (_leaf, _places[level]) = (level, Math.Min(place, page.Count - 1));
            return place < page.Count || (page.Count > 0 && MoveNext());
        }
    }

    /// <summary>
    /// Keys that divide the bucket into so many stretches of about as many pages, each the first key below a branch; none where its root is
    /// a leaf. The cursor stands nowhere afterwards.
    /// </summary>
    /// <exception cref="DatabaseFileException">The file is damaged.</exception>
    public IReadOnlyList<byte[]> Divide(int stretches)
    {
        Load(0);
        var (root, keys) = (_pages[0], new List<byte[]>());
        for (var place = 0; !root.IsLeaf && place < root.Count; place++)
        {
            _places[0] = place;
            Load(1);
            var page = _pages[1].IsLeaf ? null : _pages[1];
            for (var child = 0; child < (page?.Count ?? 1); child++)
            {
                keys.Add((page is null ? root.KeyAt(place) : page.KeyAt(child)).ToArray());
            }
        }

        return keys.Count < stretches ? [] : [.. Enumerable.Range(1, stretches - 1).Select(each => keys[each * keys.Count / stretches])];
    }

    private bool Descend(int level, bool toLast)
    {
        while (true)
        {
            var page = _pages[level];
            _places[level] = toLast ? page.Count - 1 : 0;
            if (page.IsLeaf)
            {
                _leaf = level;
                return page.Count > 0;
            }

            Load(++level);
        }
    }

    /// <summary>Loads the page that the level above stands at, unless it is there already.</summary>
    private void Load(int level)
    {
        if (level == 0)
        {
            LoadRoot();
            return;
        }

        var (above, place) = (_pages[level - 1], _places[level - 1]);
        var id = above.ChildAt(place);
        if (level == _pages.Count)
        {
            _pages.Add(level < MostLevels ? new() : throw transaction.Damaged($"pages lead to each other over {level} levels", above.Id));
        }

        if (_pages[level].Id != id)
        {
            _pages[level].Load(transaction, id);
        }

        var page = _pages[level];
        if (page.Count == 0 || page.KeyAt(0).SequenceCompareTo(above.KeyAt(place)) < 0 || ReachesBeyond(page, level))
        {
            throw transaction.Damaged("keys are missing, or belong in another page", id);
        }
    }

    /// <summary>Whether a page has a key that is not below those of the next page at its level or above.</summary>
    private bool ReachesBeyond(BoltPage page, int level)
    {
        while (--level >= 0)
        {
            if (_places[level] + 1 < _pages[level].Count)
            {
                return page.KeyAt(page.Count - 1).SequenceCompareTo(_pages[level].KeyAt(_places[level] + 1)) >= 0;
            }
        }

        return false;
    }

    private void LoadRoot()
    {
        if (_pages.Count > 0)
        {
            return;
        }

        var page = new BoltPage();
        if (root.Inline is { } part)
        {
            page.Load(transaction, root.Root, part);
        }
        else
        {
            page.Load(transaction, root.Root);
        }

        _pages.Add(page.IsLeaf || page.Count > 0 ? page : throw transaction.Damaged("a branch leads nowhere", root.Root));
    }

    private int Keep(ReadOnlySpan<byte> key)
    {
        if (_previous.Length < key.Length)
        {
            _previous = new byte[key.Length];
        }

        key.CopyTo(_previous);
        return key.Length;
    }
}
