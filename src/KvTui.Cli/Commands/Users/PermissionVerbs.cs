using KvTui.Core.Users;
using KvTui.Etcd.Calls.Access;
using KvTui.Etcd.Cluster.Auth;

namespace KvTui.Cli.Commands.Users;

/// <summary><c>kvtui role grant-permission</c> and <c>revoke-permission</c>.</summary>
internal static class PermissionVerbs
{
    public static Verb Grant(ConnectionFlags flags)
    {
        var verb = new Verb(
            "grant-permission",
            "Let a role read or write a key, the keys of a prefix or those of a range",
            "kvtui role grant-permission app readwrite --prefix /app/",
            "kvtui role grant-permission app read /cfg/a /cfg/m")
        { Writes = true, Needs = Need.Root };
        var (role, keys) = (RoleCommand.Name(), new KeyChoice());
        var may = new Argument<string>("MAY") { Description = "read, write or readwrite" };
        may.CompletionSources.Add("read", "write", "readwrite");
        keys.AddTo(verb, role, may);
        verb.Does(flags, parsed =>
        {
            var (name, what, range) = (parsed.GetRequiredValue(role), parsed.GetRequiredValue(may), keys.Read(verb, parsed));
            var grant = what switch
            {
                "read" => new Grant(range, true, false),
                "write" => new Grant(range, false, true),
                "readwrite" => new Grant(range, true, true),
                _ => throw new UsageException($"MAY: there is no '{what}'; expected read, write or readwrite."),
            };
            return (session, cancellationToken) =>
                AuthActs.RunAsync(session, AuthChange.GrantPermission(name, grant), cancellationToken);
        });
        return verb;
    }

    public static Verb Revoke(ConnectionFlags flags)
    {
        var verb = new Verb(
            "revoke-permission",
            "Take a permission from a role, named by exactly its keys; asks first",
            "kvtui role revoke-permission app --prefix /app/")
        { Writes = true, Needs = Need.Root };
        var (role, keys, yes) = (RoleCommand.Name(), new KeyChoice(), Confirmation.Yes());
        keys.AddTo(verb, role);
        verb.Options.Add(yes);
        verb.Does(flags, parsed =>
        {
            var (name, range, sure) = (parsed.GetRequiredValue(role), keys.Read(verb, parsed), Confirmation.IsSure(parsed, yes));
            return async (session, cancellationToken) =>
            {
                var held = await session.Client.Users.PermissionsOfAsync(name, cancellationToken);
                if (held.FirstOrDefault(each => each.Keys == range) is not { } permission)
                {
                    var list = held.Select(static each => $"{PermissionText.Of(each)} {RangeText.Of(each.Keys)}");
                    StandardStreams.Say($"Role {name} has no permission for exactly {RangeText.Of(range)}; "
                        + (held.Count == 0 ? "it has none." : $"it has: {string.Join(", ", list)}."));
                    return ExitCode.NotFoundOrDenied;
                }

                return await AuthActs.AskAndRunAsync(
                    session, AuthChange.RevokePermission(name, permission), sure, cancellationToken);
            };
        });
        return verb;
    }

    /// <summary>A key, a range, a prefix, or all from a key on.</summary>
    private sealed class KeyChoice
    {
        private readonly KeyArgument<string> _start = new("KEY") { Description = "The key, the prefix, or the first key" };

        private readonly KeyArgument<string?> _end = new("END")
        { Description = "The first key behind a range", Arity = ArgumentArity.ZeroOrOne };

        private readonly Option<bool> _isPrefix = Switch.Of("--prefix", "All keys that begin with KEY");
        private readonly Option<bool> _isFrom = Switch.Of("--from-key", "All keys from KEY on");

        public void AddTo(Verb verb, params IReadOnlyList<Argument> before) =>
            verb.Takes([.. before, _start, _end], _isPrefix, _isFrom);

        /// <exception cref="UsageException">More than one of the ways to name keys is given, or the key is empty.</exception>
        public KeyRange Read(Verb verb, ParseResult parsed)
        {
            var (isPrefix, isFrom, end) = (parsed.GetValue(_isPrefix), parsed.GetValue(_isFrom), parsed.GetValue(_end));
            if ((isPrefix ? 1 : 0) + (isFrom ? 1 : 0) + (end is null ? 0 : 1) > 1)
            {
                throw new UsageException("Of END, --prefix and --from-key, give only one.");
            }

            var start = verb.Keys.Read(parsed, parsed.GetRequiredValue(_start), mayBeEmpty: isPrefix || isFrom);
            return isPrefix ? KeyRange.Prefix(start)
                : isFrom ? KeyRange.From(start)
                : end is null ? KeyRange.Key(start)
                : KeyRange.Between(start, verb.Keys.Read(parsed, end));
        }
    }
}
