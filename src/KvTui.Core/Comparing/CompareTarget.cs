namespace KvTui.Core.Comparing;

/// <summary>What the keys with a prefix are compared with.</summary>
/// <param name="Prefix">What the keys of the other side begin with.</param>
/// <param name="Revision">The revision of the other side; 0 for that of the first one.</param>
/// <param name="File">The path of an export, a snapshot or a member's database; null for a cluster.</param>
/// <param name="Profile">The profile of another cluster; null for the same one.</param>
public sealed record CompareTarget(EtcdKey Prefix, long Revision, string? File, string? Profile = null)
{
    private const string OfFile = "file:";
    private const string OfProfile = "profile:";

    /// <summary>In words: “/b/”, “r1042”, “backup.ndjson”, “profile prod”.</summary>
    public string Text => File is not null ? Printable.Text(File)
        : Profile is not null ? $"profile {Printable.Text(Profile)}"
        : Revision > 0 ? Quantities.Revision(Revision)
        : Printable.Escaped(Prefix.Span);

    /// <summary>
    /// Reads a prefix as it is shown, a revision after “@”, the path of a file after “file:”, or a profile after “profile:”.
    /// </summary>
    /// <param name="here">The prefix that is compared with it.</param>
    /// <returns>The target; or null and what is wrong, as a clause.</returns>
    public static (CompareTarget? Target, string? Mistake) Parse(string text, EtcdKey here)
    {
        text = text.Trim();
        if (text.StartsWith(OfFile, StringComparison.Ordinal))
        {
            var path = text[OfFile.Length..].Trim();
            return path.Length > 0
                ? (new(here, 0, path), null)
                : (null, "the path of a file is missing, as in file:app.ndjson or file:snap.db");
        }

        if (text.StartsWith(OfProfile, StringComparison.Ordinal))
        {
            var name = text[OfProfile.Length..].Trim();
            return name.Length > 0 ? (new(here, 0, null, name), null) : (null, "the name of a profile is missing, as in profile:prod");
        }

        if (text.StartsWith('@'))
        {
            var isRevision = long.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var revision);
            return isRevision && revision > 0 ? (new(here, revision, null), null) : (null, "a revision is missing, as in @1042");
        }

        return text.Length == 0 ? (null, "say with what: a prefix, @REVISION, file:PATH, or profile:NAME")
            : !Printable.TryUnescape(text, out var bytes) ? (null, "a backslash starts \\xNN, \\n, \\t, \\r or \\\\")
            : new EtcdKey(bytes) == here ? (null, "that is the prefix itself; @REVISION compares it with its past")
            : (new(new(bytes), 0, null), null);
    }
}
