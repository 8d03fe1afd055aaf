namespace KvTui.Core.Scans.Usage;

/// <summary>
/// Draws keys at random while they come, in ascending order: three of four evenly over all keys, and a few of each child of the prefix
/// that all keys share, so that small children are known too.
/// </summary>
public sealed class SampleChooser
{
    /// <summary>How many keys are drawn of each child, where there is room for that.</summary>
    private const int MostOfChild = 16;

    private readonly Random _dice;
    private readonly KeyFolding _folding;
    private readonly int _prefixLength;
    private readonly long _total;
    private readonly int _even;
    private readonly int _room;
    private readonly List<EtcdKey> _drawn = [];
    private readonly List<EtcdKey[]> _children = [];
    private readonly Reservoir _all;
    private Reservoir _child;
    private Reservoir _direct;
    private EtcdKey _childPath;
    private bool _hasCommon;
    private int _ofChild = MostOfChild;
    private int _held;
    private long _seen;
    private long _next;

    /// <summary>Draws at most so many of a number of keys with a prefix.</summary>
    public SampleChooser(EtcdKey prefix, long total, int sample, int seed, KeyFolding folding = default)
    {
        (_prefixLength, _total, _dice, Common, _folding) = (prefix.Length, Math.Max(1, total), new(seed), prefix, folding);
        _even = Math.Max(1, sample * 3 / 4);
        _room = sample - _even;
        _all = new(MostOfChild, _dice);
        (_child, _direct) = (new(MostOfChild, _dice), new(MostOfChild, _dice));
        _next = Place(0);
    }

    /// <summary>The longest prefix, up to a separator, that all keys so far share.</summary>
    public EtcdKey Common { get; private set; }

    public void Add(EtcdKey key)
    {
        Share(key);
        var length = _folding.ChildLength(key.Span, Common.Length);
        if (length < 0)
        {
            _direct.Add(key);
        }
        else
        {
            if (_childPath.IsEmpty || !key.StartsWith(_childPath))
            {
                CloseChild();
                _childPath = new(key.Span[..length].ToArray());
            }

            _child.Add(key);
        }

        _all.Add(key);
        if (_seen++ == _next)
        {
            _drawn.Add(key);
            _next = Place(_drawn.Count);
        }
    }

    /// <summary>The keys drawn, each once, in random order: any first part of them is a sample too.</summary>
    public EtcdKey[] Chosen()
    {
        CloseChild();
        Hold(_direct.ToArray());
        _direct = new(MostOfChild, _dice);
        var chosen = new HashSet<EtcdKey>(_drawn);
        foreach (var child in _children)
        {
            chosen.UnionWith(child);
        }

        var keys = new EtcdKey[chosen.Count];
        chosen.CopyTo(keys);
        _dice.Shuffle(keys);
        return keys;
    }

    /// <summary>Where the next key is drawn: at random within its equal part of all.</summary>
    private long Place(int index)
    {
        if (index >= _even)
        {
            return long.MaxValue;
        }

        var (start, end) = ((long)((Int128)_total * index / _even), (long)((Int128)_total * (index + 1) / _even));
        return Math.Max(_seen, start < end ? _dice.NextInt64(start, end) : end);
    }

    /// <summary>Shortens what all keys share; all that came before is then in one child, and fairly drawn only as a whole.</summary>
    private void Share(EtcdKey key)
    {
        if (_hasCommon && key.StartsWith(Common))
        {
            return;
        }

        var shared = _hasCommon ? key.Span.CommonPrefixLength(Common.Span) : key.Length;
        var length = Math.Max(_prefixLength, _folding.FoldedLength(key.Span[..shared]));
        length = length == 1 && _prefixLength == 0 ? 0 : length;
        if (_hasCommon)
        {
            _childPath = new(Common.Span[.._folding.ChildLength(Common.Span, length)].ToArray());
            _children.Clear();
            _held = 0;
            Hold(_all.ToArray());
            (_child, _direct) = (new(MostOfChild, _dice), new(MostOfChild, _dice));
        }

        (Common, _hasCommon) = (new(key.Span[..length].ToArray()), true);
    }

    private void CloseChild()
    {
        Hold(_child.ToArray());
        _child = new(MostOfChild, _dice);
    }

    private void Hold(EtcdKey[] keys)
    {
        var kept = keys[..Math.Min(keys.Length, _ofChild)];
        _children.Add(kept);
        _held += kept.Length;
        while (_held > _room)
        {
            _ofChild /= 2;
            _held = 0;
            for (var i = 0; i < _children.Count; i++)
            {
                _children[i] = _children[i][..Math.Min(_children[i].Length, _ofChild)];
                _held += _children[i].Length;
            }

            _children.RemoveAll(static child => child.Length == 0);
        }
    }
}
