using System.Text.RegularExpressions;
using KvTui.Core.Scans.Search;

namespace KvTui.Core.Keyspace;

/// <summary>
/// The keys whose values are not shown until asked for. A pattern is what such a key begins with; a * in it stands for any text, also none
/// or with slashes.
/// </summary>
public sealed partial class KeyMask
{
    private readonly ImmutableArray<GlobPattern> _patterns;

    private KeyMask(ImmutableArray<GlobPattern> patterns) => _patterns = patterns;

    /// <summary>Where Kubernetes and OpenShift keep their secrets.</summary>
    public static ImmutableArray<string> KubernetesSecrets { get; } = ["/registry/secrets/", "/kubernetes.io/secrets/"];

    /// <summary>Masks nothing.</summary>
    public static KeyMask None { get; } = new([]);

    /// <summary>The mask of some patterns; an empty pattern masks nothing.</summary>
    public static KeyMask Of(IEnumerable<string> patterns) => new([.. patterns.Where(static text => text.Length > 0).Select(Beginning)]);

    /// <summary>Whether the value of a key is masked.</summary>
    public bool Matches(EtcdKey key)
    {
        foreach (var pattern in _patterns)
        {
            if (pattern.Matches(key.Span))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Only a star is more than itself.</summary>
    private static GlobPattern Beginning(string text) => new(Special().Replace(text, @"\$0") + "*", ignoreCase: false);

    [GeneratedRegex(@"[?[\\]")]
    private static partial Regex Special();
}
