namespace KvTui.Core.Access;

/// <summary>Whether the user has the right to change keys, and why not.</summary>
public static class AccessRules
{
    /// <summary>Why these keys cannot be changed by this user; null if they can, as far as is known.</summary>
    public static string? WhyNoChange(ExplorerState state, KeyRange keys)
    {
        var rights = state.Access.Rights;
        if (!rights.MayWrite(keys))
        {
            return $"{Printable.Text(rights.User!)} may not write {Named(keys)}.";
        }

        // Each write is guarded by what was seen, and etcd asks for the right to read what a guard compares.
        return rights.MayRead(keys)
            ? null
            : $"{Printable.Text(rights.User!)} may not read {Named(keys)}, and nothing is changed unseen; kvtui put writes it.";
    }

    /// <summary>Why what is under the cursor cannot be changed by this user; null if it can.</summary>
    public static string? WhyNoChangeHere(ExplorerState state) => state.Browse.Current is { } row
        ? WhyNoChange(state, row.Kind == RowKind.Key ? KeyRange.Key(row.Path) : KeyRange.Prefix(row.Path))
        : null;

    /// <summary>Why no key can be made at all; null if some can.</summary>
    public static string? WhyNoNewKey(ExplorerState state) =>
        state.Access.Rights is { IsRestricted: true, Writes.IsEmpty: true } rights
            ? $"{Printable.Text(rights.User!)} may not write any key."
            : null;

    /// <summary>Why no lease can be ended or kept alive by this user, as keys of others may end with it; null if one can.</summary>
    public static string? WhyNoLease(ExplorerState state) => WriteRules.WhyNoWrite(state) ?? WhyNoChange(state, KeyRange.All);

    /// <summary>Who is logged in and how much he may read, where that is not everything: “as bob: 2 ranges”; else empty.</summary>
    public static string Line(ExplorerState state)
    {
        if (state.Access.Rights is not { IsRestricted: true, User: { } user } rights)
        {
            return "";
        }

        var count = rights.Readable(KeyRange.Prefix(state.Settings.Root)).Length;
        return $"as {Printable.Text(user)}: {(count == 0 ? "no keys" : count == 1 ? "1 range" : $"{Quantities.Count(count)} ranges")}";
    }

    /// <summary>Why nothing is listed.</summary>
    public static EtcdException NothingToRead(string user, EtcdKey root)
    {
        var where = root.IsEmpty ? "" : $" below {Printable.Escaped(root.Span)}";
        return new(EtcdErrorKind.PermissionDenied, $"{user} may not read any key{where}; ask for a role that allows it, then press r.");
    }

    private static string Named(KeyRange keys) => keys.IsSingleKey ? Printable.Escaped(keys.Start.Span)
        : keys == KeyRange.All ? "all keys"
        : $"all of {Printable.Escaped(keys.Start.Span)}";
}
