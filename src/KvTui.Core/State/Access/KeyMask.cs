namespace KvTui.Core.State.Access;

/// <summary>
/// The keys whose values are not shown until asked for. A pattern is what such a key begins with; a * in it stands for any text, also none or with slashes.
/// </summary>
public sealed class KeyMask
{
    private const byte Any = (byte)'*';

    private readonly ImmutableArray<byte[]> _patterns;

    private KeyMask(ImmutableArray<byte[]> patterns) => _patterns = patterns;

    /// <summary>Where Kubernetes and OpenShift keep their secrets.</summary>
    public static ImmutableArray<string> KubernetesSecrets { get; } = ["/registry/secrets/", "/kubernetes.io/secrets/"];

    /// <summary>Masks nothing.</summary>
    public static KeyMask None { get; } = new([]);

    /// <summary>The mask of some patterns; an empty pattern masks nothing.</summary>
    public static KeyMask Of(IEnumerable<string> patterns) => new([.. patterns.Where(static text => text.Length > 0).Select(Encoding.UTF8.GetBytes)]);

    /// <summary>Whether the value of a key is masked.</summary>
    public bool Matches(EtcdKey key)
    {
        foreach (var pattern in _patterns)
        {
            if (Begins(key.Span, pattern))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Each part between two stars is looked for where the one before ended, at its first place: what comes behind may be anything.</summary>
    private static bool Begins(ReadOnlySpan<byte> key, ReadOnlySpan<byte> pattern)
    {
        var star = pattern.IndexOf(Any);
        var part = star < 0 ? pattern : pattern[..star];
        if (!key.StartsWith(part))
        {
            return false;
        }

        key = key[part.Length..];
        while (star >= 0)
        {
            pattern = pattern[(star + 1)..];
            star = pattern.IndexOf(Any);
            part = star < 0 ? pattern : pattern[..star];
            var place = key.IndexOf(part);
            if (place < 0)
            {
                return false;
            }

            key = key[(place + part.Length)..];
        }

        return true;
    }
}
