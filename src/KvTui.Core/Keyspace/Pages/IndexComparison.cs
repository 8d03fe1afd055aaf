namespace KvTui.Core.Keyspace.Pages;

/// <summary>Finds the changes between two versions of an index; what they share is skipped, so only what was changed costs.</summary>
internal sealed class IndexComparison(KeyNode? earlier, KeyNode? later)
{
    private readonly DifferenceSide _old = new(earlier);
    private readonly DifferenceSide _new = new(later);
    private readonly List<KeyChange> _changes = [];
    private int _visited;

    public KeyDifference Run(int maxChanges, int maxVisited)
    {
        while (!_old.IsAtEnd || !_new.IsAtEnd)
        {
            if (_changes.Count > maxChanges || (_changes.Count > 0 && _visited > maxVisited))
            {
                return new(_changes, false);
            }

            if (!SkipShared())
            {
                Compare();
                _visited++;
            }
        }

        return new(_changes, true);
    }

    /// <summary>Skips a node that both have next, or opens one in which there may be such nodes.</summary>
    /// <returns>Whether there was one to skip or to open.</returns>
    private bool SkipShared()
    {
        if (_old.IsReading || _new.IsReading || _old.IsAtEnd || _new.IsAtEnd)
        {
            return false;
        }

        var (one, other) = (_old.Node, _new.Node);
        if (ReferenceEquals(one, other))
        {
            _old.Skip();
            _new.Skip();
            return true;
        }

        var height = Math.Max(one.Height, other.Height);
        if (height > 0 && one.Height == height)
        {
            _old.Open();
        }

        if (height > 0 && other.Height == height)
        {
            _new.Open();
        }

        return height > 0;
    }

    private void Compare()
    {
        var order = _old.IsAtEnd ? 1 : _new.IsAtEnd ? -1 : _old.Key.SequenceCompareTo(_new.Key);
        if (order <= 0)
        {
            _old.Read();
        }

        if (order >= 0)
        {
            _new.Read();
        }

        if (order < 0)
        {
            _changes.Add(new(new EtcdKey(_old.Key.ToArray()), null));
        }
        else if (order > 0 || !_old.Record.SequenceEqual(_new.Record))
        {
            var key = new EtcdKey(_new.Key.ToArray());
            _changes.Add(new(key, IndexRecord.Read(_new.Record).With(key)));
        }

        if (order <= 0)
        {
            _old.Next();
        }

        if (order >= 0)
        {
            _new.Next();
        }
    }
}
