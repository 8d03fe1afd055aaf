using KvTui.Core.Browse.Marks;
using KvTui.Core.Dialogs;
using KvTui.Core.Journal;

namespace KvTui.Core.Bulk;

/// <summary>
/// Does something with all that is marked, or with the folder under the cursor: asks for what is missing, has the keys counted, says what
/// will happen, and begins when that is agreed to.
/// </summary>
internal static class BulkUpdate
{
    /// <summary>Has the keys counted that are to be deleted, or opens the line that prefix, lease or file is typed on.</summary>
    public static Transition Begun(ExplorerState state, Intent intent)
    {
        state = MarkUpdate.RangeEnded(state);
        var from = Printable.Escaped(BulkRules.Order(state, BulkAct.Move).From.Span);
        return intent switch
        {
            Intent.Delete or Intent.DeletePrefix => Counting(state, BulkRules.Order(state, BulkAct.Delete)),
            Intent.Duplicate or Intent.Rename => state.Pushed(new Layer.Prompt(
                intent == Intent.Rename ? PromptKind.Rename : PromptKind.Duplicate, from, null)
            {
                Hint = from.Length == 0 ? "what the names are to begin with" : $"in place of {from}",
            }),
            Intent.Export => state.Pushed(new Layer.Prompt(PromptKind.ExportFile, "", null)),
            Intent.Lease or Intent.KeysLease => state.Pushed(new Layer.Prompt(PromptKind.KeysLease, "", null)),
            _ => throw new ArgumentOutOfRangeException(nameof(intent), intent, "is not done with many keys"),
        };
    }

    /// <summary>The other prefix was typed.</summary>
    public static Transition Named(ExplorerState state, EtcdKey to, bool moves)
    {
        if (ActionRules.WhyNot(state, moves ? Intent.Rename : Intent.Duplicate) is { } reason)
        {
            return state.Warning(reason);
        }

        if (AccessRules.WhyNoChange(state, KeyRange.Prefix(to)) is { } forbidden)
        {
            return state.Error(forbidden);
        }

        var order = BulkRules.Order(state, moves ? BulkAct.Move : BulkAct.Copy) with { To = to };
        var separator = state.Settings.Folding.Separator;
        return to == order.From ? state.Warning("That is the prefix they have; give another one.")
            : order.From.Span is [.., var last] && last == separator && to.Span[^1] != separator
                ? state.Warning($"{Printable.Escaped(order.From.Span)} ends with {(char)separator}, and so has the other prefix to.")
            : Counting(state, order);
    }

    /// <summary>A lease was typed.</summary>
    public static Transition LeaseEntered(ExplorerState state, string text) =>
        ActionRules.WhyNot(state, Intent.KeysLease) is { } reason ? state.Warning(reason)
        : LeaseWords.Read(text) is { } choice ? Counting(state, BulkRules.Order(state, BulkAct.Lease) with { Lease = choice })
        : state.Error($"'{Printable.Text(text)}' is no lease: {LeaseWords.Syntax}.");

    /// <summary>A file was typed.</summary>
    public static Transition FileEntered(ExplorerState state, string path)
    {
        if (path.Trim().Length == 0)
        {
            return state;
        }

        // What the keys are as of is what is shown.
        var order = BulkRules.Order(state, BulkAct.Copy) with { Since = state.Keyspace.AsOf };
        return order.Ranges.IsEmpty
            ? state.Warning("There is no key under the cursor, and none is marked.")
            : Transition.Of(state.Info("writing keys …"), new Effect.ExportKeys(order, path.Trim()));
    }

    /// <summary>Has what is left counted of an action that was broken off.</summary>
    public static Transition GoneOn(ExplorerState state, JournalGroup? group) =>
        LockUpdate.IsOffered(state, Intent.GoOn) ? LockUpdate.Ask(state)
        : ActionRules.WhyNot(state, Intent.GoOn) is { } reason ? state.Warning(reason)
        : group is not { IsBroken: true, Plan: { } plan } ? state.Warning("There is nothing to go on with: it was not broken off.")
        : Transition.Of(state.Info("counting what is left …"), new Effect.MeasureBulk(plan, group));

    /// <summary>The keys were counted: asks whether it is to be done, or says why it cannot be.</summary>
    public static ExplorerState Counted(ExplorerState state, OperationMessage.BulkMeasured counted)
    {
        if (state.Detail.Edit is not null || state.TopLayer is Layer.Question or Layer.Prompt)
        {
            // Something else was begun since.
            return state;
        }

        var (facts, broken) = (counted.Facts, counted.Broken);
        if (facts.Shown.Count == 0 && broken is null)
        {
            return state.Warning("There are no such keys any more.");
        }

        if (facts.Collisions > 0)
        {
            return state.Error($"{Quantities.Count(facts.Collisions)} of the new names are those of keys that are themselves meant: "
                + "take another prefix, or do it in two steps.");
        }

        var order = counted.Order with { Since = facts.Revision, Count = broken?.Plan?.Count ?? facts.Shown.Count };
        return (state with { Notice = null }).Pushed(Question(state, order, facts, broken));
    }

    /// <summary>It was agreed to.</summary>
    /// <param name="overwrites">Whether keys are replaced that have the new names already.</param>
    public static Transition Agreed(ExplorerState state, DialogPurpose.Bulk bulk, bool overwrites)
    {
        var order = bulk.Order with { Overwrites = overwrites };
        return WriteUpdate.Confirmed(
            state, new WriteRequest.Bulk(order, bulk.Facts) { Broken = bulk.Broken, ClusterId = order.ClusterId });
    }

    private static Transition Counting(ExplorerState state, BulkOrder order) =>
        Transition.Of(state.Info("counting keys …"), new Effect.MeasureBulk(order, null));

    private static Layer.Question Question(ExplorerState state, BulkOrder order, BulkFacts facts, JournalGroup? broken)
    {
        var (verb, title) = order.Act switch
        {
            BulkAct.Delete => ("Delete", "Delete keys"),
            BulkAct.Copy => ("Copy", "Copy keys"),
            BulkAct.Move => ("Move", "Move keys"),
            BulkAct.Lease => ("Set lease", "Lease of keys"),
            _ => throw new ArgumentOutOfRangeException(nameof(order), order.Act, "is not a known act"),
        };
        var (taken, count) = (facts.Taken.Count, facts.Shown.Count);
        var buttons = ImmutableArray.CreateBuilder<DialogButton>();
        buttons.Add(new("Leave them"));
        if (taken < count || taken == 0)
        {
            buttons.Add(new(taken > 0 ? $"{verb} the rest" : verb) { IsDestructive = true });
        }

        if (taken > 0)
        {
            buttons.Add(new($"Replace {Quantities.Count(taken)}") { IsDestructive = true });
        }

        var typed = count > 1 && (order.Act != BulkAct.Copy || taken > 0)
            ? count.ToString(CultureInfo.InvariantCulture)
            : Questions.Typed(state);
        var text = BulkText.Question(order, facts, Questions.Where(state));
        var dialog = new Dialog(broken is null ? title : $"Go on: {title}", text, buttons.ToImmutable())
        {
            Confirmation = typed,
            ConfirmationLabel = typed is null ? "" : $"Type {typed} to confirm:",
        };
        return new(new DialogState(dialog), new DialogPurpose.Bulk(order, facts, broken));
    }
}
