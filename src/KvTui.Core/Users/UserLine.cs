using KvTui.Etcd.Cluster.Auth;

namespace KvTui.Core.Users;

/// <summary>Changes of users and roles as they are typed on the screen, in etcdctl's words: “user grant-role alice app”.</summary>
public static class UserLine
{
    private const string Prefix = "--prefix";
    private const string FromKey = "--from-key";
    private const string NoPassword = "--no-password";
    private const string Blank = "\\x20";
    private const string Escapes = "\\xNN, \\n, \\t, \\r or \\\\";
    private const string KeyWords = $"KEY [END] [{Prefix}|{FromKey}]";

    private static readonly string[] Forms =
    [
        $"user add NAME [{NoPassword}]", "user delete NAME", "user passwd NAME", "user grant-role NAME ROLE", "user revoke-role NAME ROLE",
        "role add ROLE", "role delete ROLE", $"role grant-permission ROLE read|write|readwrite {KeyWords}",
        $"role revoke-permission ROLE {KeyWords}", "auth enable", "auth disable",
    ];

    /// <summary>Reads a line: a change, or whose password has to be typed for one, or what is wrong with it, in a few words.</summary>
    public static (AuthChange? Change, PasswordEntry? Asks, string? Mistake) Read(string text)
    {
        var typed = text.Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var words = new string[typed.Length];
        for (var each = 0; each < words.Length; each++)
        {
            if (!Printable.TryUnescape(typed[each], out var bytes))
            {
                return (null, null, Escapes);
            }

            words[each] = Encoding.UTF8.GetString(bytes);
        }

        if (words is ["user", "add" or "passwd", var name])
        {
            return (null, new(name, isNew: words[1] == "add"), null);
        }

        var change = words is ["role", var act, var role, .. var rest] && act.EndsWith("-permission", StringComparison.Ordinal)
            ? OfPermission(act, role, rest.Length, typed)
            : Of(words);
        return (change, null, change is null ? Mistake(words) : null);
    }

    /// <summary>Reads keys: one, those from it to before another, of a prefix, or from one on; null if they are not named so.</summary>
    public static KeyRange? Keys(string text) =>
        Keys(text.Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A name, or a key, as a word of a line.</summary>
    public static string Word(ReadOnlySpan<byte> name) => Printable.Escaped(name).Replace(" ", Blank, StringComparison.Ordinal);

    /// <summary>The same of a text.</summary>
    public static string Word(string name) => Word(Encoding.UTF8.GetBytes(name));

    private static AuthChange? Of(string[] words) => words switch
    {
        ["user", "add", var user, NoPassword] => AuthChange.AddUser(user, null),
        ["user", "delete", var user] => AuthChange.DeleteUser(user),
        ["user", "grant-role", var user, var role] => AuthChange.GrantRole(user, role),
        ["user", "revoke-role", var user, var role] => AuthChange.RevokeRole(user, role),
        ["role", "add", var role] => AuthChange.AddRole(role),
        ["role", "delete", var role] => AuthChange.DeleteRole(role),
        ["auth", "enable"] => AuthChange.Enable,
        ["auth", "disable"] => AuthChange.Disable,
        _ => null,
    };

    /// <param name="count">How many words follow the role; keys are read as they were typed, as they may be any bytes.</param>
    private static AuthChange? OfPermission(string act, string role, int count, string[] typed)
    {
        var rest = typed[^count..];
        if (act == "revoke-permission")
        {
            return Keys(rest) is { } taken ? AuthChange.RevokePermission(role, new(taken, false, false)) : null;
        }

        if (act != "grant-permission" || rest is not ["read" or "write" or "readwrite", .. var names] || Keys(names) is not { } keys)
        {
            return null;
        }

        return AuthChange.GrantPermission(role, new(keys, rest[0] != "write", rest[0] != "read"));
    }

    private static KeyRange? Keys(string[] words)
    {
        var names = Array.FindAll(words, static word => word is not (Prefix or FromKey));
        var flags = Array.FindAll(words, static word => word is Prefix or FromKey);
        return (names, flags) switch
        {
            ([], [Prefix or FromKey]) => KeyRange.All,
            ([var key], []) => Key(key) is { } one ? KeyRange.Key(one) : null,
            ([var key], [Prefix]) => Key(key) is { } start ? KeyRange.Prefix(start) : null,
            ([var key], [FromKey]) => Key(key) is { } start ? KeyRange.From(start) : null,
            ([var key, var end], []) => Key(key) is { } first && Key(end) is { } next ? KeyRange.Between(first, next) : null,
            _ => null,
        };
    }

    private static EtcdKey? Key(string word) => Printable.TryUnescape(word, out var bytes) ? new EtcdKey(bytes) : null;

    /// <summary>What a line that begins so has to be, or how it can go on.</summary>
    private static string Mistake(string[] words)
    {
        var begun = words.Length < 2 ? "" : $"{words[0]} {words[1]}";
        var form = Array.Find(Forms, each => begun.Length > 0 && (each == begun || each.StartsWith(begun + " ", StringComparison.Ordinal)));
        return form ?? (words is ["user", ..] ? "add, delete, passwd, grant-role or revoke-role behind user"
            : words is ["role", ..] ? "add, delete, grant-permission or revoke-permission behind role"
            : "user or role, as in user grant-role NAME ROLE");
    }
}
