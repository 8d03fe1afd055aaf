using System.Text;

namespace KvTui.Etcd.Model;

/// <summary>The bytes of a key, or a bound of a range of keys: equal and ordered bytewise, as etcd orders them; never text that has been through a decoder.</summary>
public readonly struct EtcdKey : IEquatable<EtcdKey>, IComparable<EtcdKey>
{
    private readonly byte[]? _bytes;

    /// <summary>Takes over the array, which must not change afterwards.</summary>
    public EtcdKey(byte[] bytes) => _bytes = bytes;

    /// <summary>No bytes: not a key, but a valid prefix (everything).</summary>
    public static EtcdKey Empty => default;

    public ReadOnlySpan<byte> Span => _bytes;

    public ReadOnlyMemory<byte> Memory => _bytes;

    public int Length => _bytes?.Length ?? 0;

    public bool IsEmpty => Length == 0;

    /// <summary>The key whose bytes are the UTF-8 of a text.</summary>
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

    /// <summary>For debugging: UTF-8 with replacement characters; never to be sent back.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Span);
}
