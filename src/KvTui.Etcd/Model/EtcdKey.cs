namespace KvTui.Etcd.Model;

/// <summary>The bytes of a key or of a range's bound, equal and ordered bytewise as in etcd; never text from a decoder.</summary>
public readonly struct EtcdKey : IEquatable<EtcdKey>, IComparable<EtcdKey>
{
    private readonly byte[]? _bytes;

    /// <summary>Wraps the array without copying it; it must not change afterwards.</summary>
    public EtcdKey(byte[] bytes) => _bytes = bytes;

    /// <summary>No bytes: not a valid key, but a valid prefix (of every key).</summary>
    public static EtcdKey Empty => default;

    public ReadOnlySpan<byte> Span => _bytes;

    public ReadOnlyMemory<byte> Memory => _bytes;

    public int Length => _bytes?.Length ?? 0;

    public bool IsEmpty => Length == 0;

    /// <summary>The key whose bytes are a text in UTF-8.</summary>
    public static EtcdKey FromText(string text) => new(Encoding.UTF8.GetBytes(text));

    public static bool operator ==(EtcdKey left, EtcdKey right) => left.Equals(right);

    public static bool operator !=(EtcdKey left, EtcdKey right) => !left.Equals(right);

    public static bool operator <(EtcdKey left, EtcdKey right) => left.CompareTo(right) < 0;

    public static bool operator >(EtcdKey left, EtcdKey right) => left.CompareTo(right) > 0;

    public static bool operator <=(EtcdKey left, EtcdKey right) => left.CompareTo(right) <= 0;

    public static bool operator >=(EtcdKey left, EtcdKey right) => left.CompareTo(right) >= 0;

    public bool StartsWith(EtcdKey prefix) => Span.StartsWith(prefix.Span);

    public int CompareTo(EtcdKey other) => Span.SequenceCompareTo(other.Span);

    public bool Equals(EtcdKey other) => Span.SequenceEqual(other.Span);

    public override bool Equals(object? obj) => obj is EtcdKey other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Span);
        return hash.ToHashCode();
    }

    /// <summary>The key as UTF-8 with replacement characters, for debugging; never to be sent back.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Span);
}
