using KvTui.Core.Bulk;

namespace KvTui.Cli.Commands.Writes;

/// <summary><c>kvtui mv FROM TO</c> and <c>kvtui cp FROM TO</c>.</summary>
internal static class MoveCommand
{
    /// <summary>The verb that gives keys other names.</summary>
    public static Verb CreateMove(ConnectionFlags flags) => Create(
        flags, BulkAct.Move, "mv", "Give a key another name, or all keys of a prefix another prefix, with their leases");

    /// <summary>The verb that puts keys under other names too.</summary>
    public static Verb CreateCopy(ConnectionFlags flags) => Create(
        flags, BulkAct.Copy, "cp", "Put a key under another name too, or all keys of a prefix under another prefix, with their leases");

    private static Verb Create(ConnectionFlags flags, BulkAct act, string name, string does)
    {
        var verb = new Verb(
            name,
            $"{does}; says what that changes and asks first. Nothing is replaced unless --overwrite says so, and what somebody changes "
            + "meanwhile is left as it is",
            $"kvtui {name} /app/db/url /app/db/uri",
            $"kvtui {name} --prefix /app/ /shop/",
            $"kvtui {name} --prefix /app/ /shop/ --skip-existing --yes")
        {
            Writes = true,
            TakesBack = true,
            Needs = Need.ItsKeys,
        };
        var from = new KeyArgument<string>("FROM") { Description = "The key, or with --prefix what the names begin with" };
        var to = new KeyArgument<string>("TO") { Description = "The other name, or what the other names begin with" };
        var prefix = Switch.Of("--prefix", "All keys that begin with FROM");
        var overwrite = Switch.Of("--overwrite", "Replace keys that have the other names already");
        var skip = Switch.Of("--skip-existing", "Leave keys as they are whose other names are taken");
        var yes = Confirmation.Yes();
        verb.Takes([from, to], prefix, overwrite, skip, yes);
        verb.Does(flags, parsed =>
        {
            if (parsed.GetValue(overwrite) && parsed.GetValue(skip))
            {
                throw new UsageException($"{overwrite.Name} and {skip.Name} exclude each other.");
            }

            var isPrefix = parsed.GetValue(prefix);
            var first = verb.Keys.Read(parsed, parsed.GetRequiredValue(from), mayBeEmpty: isPrefix);
            var order = new BulkOrder(act, [isPrefix ? KeyRange.Prefix(first) : KeyRange.Key(first)])
            {
                From = first,
                To = verb.Keys.Read(parsed, parsed.GetRequiredValue(to)),
                Overwrites = parsed.GetValue(overwrite),
            };
            var (skips, isSure) = (parsed.GetValue(skip), Confirmation.IsSure(parsed, yes));
            return order.From == order.To
                ? throw new UsageException("FROM and TO are the same.")
                : (session, cancellationToken) => new MoveRun(session, order, skips, isSure).RunAsync(cancellationToken);
        });
        return verb;
    }
}
