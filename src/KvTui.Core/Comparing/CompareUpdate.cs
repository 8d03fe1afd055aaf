using KvTui.Core.Dialogs;
using KvTui.Core.Editing;
using KvTui.Core.Scans;

namespace KvTui.Core.Comparing;

/// <summary>What is done with a difference: it is looked at, or taken over from the other side.</summary>
internal static class CompareUpdate
{
    /// <summary>Shows what differs in the value under the cursor.</summary>
    public static ExplorerState Shown(ExplorerState state, CompareState compared)
    {
        if (compared.Selected is not { } row)
        {
            return state;
        }

        var (name, old, now) = (Printable.Escaped(row.Difference.Key.Span), row.Difference.Before?.Value, row.Difference.After?.Value);
        return WhyNoValues(state, row) is { } reason ? state.Warning(reason)
            : row.Difference.Kind == DifferenceKind.Lease ? state.Info($"The values of {name} are the same; only one has a lease.")
            : DiffLines.Compare(old, now) is { } lines
                ? state.Pushed(new Layer.Diff($"{name}: - here, + {compared.Request.Target.Text}", lines, 0))
            : state.Info($"The values of {name} are not text.");
    }

    /// <summary>Says what taking over what is under the cursor does to which key, and asks; or why nothing will be done.</summary>
    public static ExplorerState AskTake(ExplorerState state, CompareState compared)
    {
        if (compared.Selected is not { } row)
        {
            return state;
        }

        var key = KeyHere(compared, row.Difference);
        var isDeletion = row.Difference.Kind == DifferenceKind.Removed;
        var reason = (isDeletion ? WriteRules.WhyNoWrite(state) : WriteRules.WhyNoPut(state))
            ?? AccessRules.WhyNoChange(state, KeyRange.Key(key))
            ?? WhyNoValues(state, row)
            ?? (row.Difference.Kind == DifferenceKind.Lease ? "Only the lease differs; the editor changes it (Alt-L)." : null);
        if (reason is not null)
        {
            return state.Warning(reason);
        }

        var (what, action, request) = row.Difference switch
        {
            { Kind: DifferenceKind.Added, After: { } now } =>
                ("does not exist here, and will be created, without a lease", "Create",
                    (WriteRequest)new WriteRequest.Create(key, now.Value)),
            { Kind: DifferenceKind.Changed, Before: { } old, After: { } now } =>
                ($"{Quantities.Revision(old.ModRevision)}, will get the value of the other side; its lease stays", "Replace",
                    new WriteRequest.Save(old, now.Value)),
            { Kind: DifferenceKind.Removed, Before: { } old } =>
                ($"{Quantities.Revision(old.ModRevision)}, is not on the other side, and will be deleted", "Delete",
                    new WriteRequest.Delete(KeyEntry.Seen(old)) { Value = old.Value }),
            var other => throw new ArgumentOutOfRangeException(nameof(compared), other.Kind, "is not taken over"),
        };
        var text = $"{Printable.Escaped(key.Span)}\n{what}\n(from {compared.Request.Target.Text}), on {Questions.Where(state)},\n"
            + "if it has not changed since it was compared.";
        var purpose = new DialogPurpose.Write(request with { ClusterId = state.Keyspace.ClusterId });
        return state.Pushed(Questions.Open("Take over", text, action, "Leave it", purpose, Questions.Typed(state)));
    }

    /// <summary>The key on the side that is shown, also where it is not there.</summary>
    private static EtcdKey KeyHere(CompareState compared, PairDifference difference) => difference.Before?.Key
        ?? new EtcdKey([.. compared.Prefix.Span, .. difference.After!.Key.Span[compared.Request.Target.Prefix.Length..]]);

    private static string? WhyNoValues(ExplorerState state, ComparedKey row) =>
        row.Difference is { Before: { } old } && state.Settings.Mask.Matches(old.Key) ? $"{Printable.Escaped(old.Key.Span)} is masked."
        : row.Difference is { After: { } now } && state.Settings.Mask.Matches(now.Key) ? $"{Printable.Escaped(now.Key.Span)} is masked."
        : row.HasValues ? null
        : "The values are too large to be held; 'kvtui diff --values' prints them.";
}
