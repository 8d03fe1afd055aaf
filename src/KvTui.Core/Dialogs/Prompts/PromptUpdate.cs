using KvTui.Core.Browse.Order;
using KvTui.Core.Bulk;
using KvTui.Core.Care.Guided;
using KvTui.Core.Care.Membership;
using KvTui.Core.Care.Snapshots;
using KvTui.Core.Comparing;
using KvTui.Core.Editing;
using KvTui.Core.Editing.Drafts;
using KvTui.Core.Editing.Leases;
using KvTui.Core.Explorer.Dispatch;
using KvTui.Core.Past;
using KvTui.Core.Scans;
using KvTui.Core.Scans.Events;
using KvTui.Core.Scans.Layers;
using KvTui.Core.Scans.Search;
using KvTui.Core.Scans.Usage;
using KvTui.Core.Users;
using KvTui.Core.Values.Reading;

namespace KvTui.Core.Dialogs.Prompts;

/// <summary>The lines that are typed: filter, go to, new key, search, usage.</summary>
internal static class PromptUpdate
{
    public static ExplorerState OpenFilter(ExplorerState state) =>
        Open(FilterTyping.Begun(state), PromptKind.Filter, state.Browse.FilterText);

    public static ExplorerState OpenGoTo(ExplorerState state) => Offer(state, PromptKind.GoTo, Printable.Escaped(Here(state).Span));

    public static ExplorerState OpenNewKey(ExplorerState state) => OpenNewKey(state, Here(state));

    /// <summary>Opens the line that the name of a new key is typed on, behind a prefix.</summary>
    public static ExplorerState OpenNewKey(ExplorerState state, EtcdKey prefix)
    {
        var offer = Printable.Escaped(prefix.Span);
        return state.Pushed(new Layer.Prompt(PromptKind.NewKey, offer, null) { Offer = offer });
    }

    /// <summary>Opens the line of a search, with the last one in it, or else the prefix that the cursor is in.</summary>
    public static ExplorerState OpenFind(ExplorerState state)
    {
        var prefix = Here(state);
        var start = prefix == state.Browse.Root
            ? ""
            : $"in:{Printable.Escaped(prefix.Span).Replace(" ", "\\x20", StringComparison.Ordinal)} ";
        return state.Scans.Found is { } last ? Offer(state, PromptKind.Find, last.Line) : Open(state, PromptKind.Find, start);
    }

    /// <summary>Opens the line of a search in the value, with the last one offered.</summary>
    public static ExplorerState OpenFindInValue(ExplorerState state) =>
        Offer(state, PromptKind.FindInValue, state.Detail.Reading.Find?.Text ?? "");

    public static ExplorerState OpenCompare(ExplorerState state) => Open(state, PromptKind.Compare, "");

    public static ExplorerState OpenProfile(ExplorerState state) => Open(state, PromptKind.Profile, "");

    /// <summary>Opens the line that a key is typed on whose history is asked for; it need not exist now.</summary>
    public static ExplorerState OpenHistory(ExplorerState state) => Open(state, PromptKind.History, Printable.Escaped(Here(state).Span));

    /// <summary>Opens the line that a revision to look at is typed on.</summary>
    public static ExplorerState OpenRevision(ExplorerState state) => Open(state, PromptKind.Revision, "");

    /// <summary>Opens the line that two revisions are typed on; from the one that is shown is offered.</summary>
    public static ExplorerState OpenChanges(ExplorerState state) =>
        Offer(state, PromptKind.Changes, state.Keyspace.AsOf is > 0 and var shown ? $"{shown} now" : "");

    public static Transition Apply(ExplorerState state, Layer.Prompt prompt, Intent intent) => intent switch
    {
        Intent.Back when prompt.Kind == PromptKind.Filter => FilterTyping.GivenUp(state.Popped()),
        Intent.Back => state.Popped(),
        Intent.Accept => Accept(state, prompt),
        Intent.Complete => CompletionUpdate.Completed(state, prompt),
        Intent.Up or Intent.Down =>
            PromptHistory.Recall(state, prompt, intent == Intent.Up ? 1 : -1) is { } recalled ? Typed(state, recalled) : state,
        _ => throw new ArgumentOutOfRangeException(nameof(intent), intent, "is not for a line that is typed"),
    };

    /// <summary>The line has another text.</summary>
    public static Transition Entered(ExplorerState state, Layer.Prompt prompt, string text) =>
        text == prompt.Text ? state : Typed(state, FromTheStart(state, prompt, text) with { IsOffered = false, Recalled = -1 });

    /// <summary>Does what the text asks for; also called by the palette with an argument.</summary>
    public static Transition Accept(ExplorerState state, PromptKind kind, string text) => kind switch
    {
        PromptKind.Filter => FilterTyping.Kept(FilterTyping.Typed(state, text)),
        PromptKind.Find => Find(state, text),
        PromptKind.FindInValue => FindUpdate.Begun(state with { Focus = Pane.Value }, text),
        PromptKind.FindInText or PromptKind.GoToLine or PromptKind.Replace or PromptKind.ReplaceBy
            or PromptKind.Lease or PromptKind.TimeToLive => state.Detail.Edit is { } edit ? InEditor(state, edit, kind, text) : state,
        PromptKind.Sort or PromptKind.Columns => OrderUpdate.Named(state, kind, text),
        PromptKind.NewMember or PromptKind.PeerUrls => MemberUpdate.Entered(state, kind, text),
        PromptKind.UserChange or PromptKind.WhoMay => UserListUpdate.Entered(state, kind, text),
        // Only the line itself knows whose it is.
        PromptKind.NewPassword => state,
        PromptKind.SnapshotFile => SnapshotUpdate.Begun(state, text),
        PromptKind.Kept => CareUpdate.Chosen(state, text),
        PromptKind.Revision => TravelUpdate.Entered(state, text),
        PromptKind.Changes => HistoryUpdate.ChangesEntered(state, Here(state), text),
        PromptKind.History => WithKey(state, text, key => HistoryUpdate.Opened(state, key)),
        PromptKind.Profile => ProfileUpdate.SwitchTo(state, text.Trim()),
        PromptKind.GoTo => WithKey(state, text, key => GoToUpdate.GoTo(state, key)),
        PromptKind.Top => WithKey(state, text, key => ScanUpdate.StartTop(state, key)),
        PromptKind.Compare => Compare(state, text),
        PromptKind.Events => WithKey(state, text, key => ScanUpdate.StartEvents(state, key)),
        PromptKind.EventFilter or PromptKind.EventFile => EventsUpdate.Entered(state, kind, text),
        PromptKind.KeysLease => BulkUpdate.LeaseEntered(state, text),
        PromptKind.ExportFile => BulkUpdate.FileEntered(state, text),
        PromptKind.Usage => WithKey(state, text, key => ScanUpdate.StartUsage(state, key, UsageReading.Default)),
        PromptKind.Duplicate or PromptKind.Rename => WithKey(state, text, key => Transferred(state, key, kind == PromptKind.Rename)),
        PromptKind.NewKey => WithKey(state, text, key => AccessRules.WhyNoChange(state, KeyRange.Key(key)) is { } forbidden
            ? state.Error(forbidden)
            : DraftUpdate.OfferedFor(state, key) ?? EditUpdate.OpenNew(state, key)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "is not a known prompt"),
    };

    private static Transition Transferred(ExplorerState state, EtcdKey key, bool moves)
    {
        if (BulkRules.IsMany(state))
        {
            return BulkUpdate.Named(state, key, moves);
        }

        var asked = TransferUpdate.Asked(state, key, moves);
        return TransferUpdate.NeedsValue(asked) ? DetailUpdate.Read(asked) : asked;
    }

    /// <summary>What a line that is typed for the editor does to its text.</summary>
    private static ExplorerState InEditor(ExplorerState state, EditSession edit, PromptKind kind, string text) => kind switch
    {
        PromptKind.FindInText => TextFindUpdate.Begun(state, edit, text),
        PromptKind.GoToLine => TextFindUpdate.WentTo(state, edit, text),
        PromptKind.Replace => ReplaceUpdate.Begun(state, edit, text),
        PromptKind.ReplaceBy => ReplaceUpdate.BeginsAt(state, edit, text),
        PromptKind.Lease or PromptKind.TimeToLive => LeaseUpdate.Entered(state, edit, kind, text),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "is not a prompt of the editor"),
    };

    /// <summary>The prefix that the cursor is in.</summary>
    public static EtcdKey Here(ExplorerState state) => state.Browse.Current switch
    {
        { Kind: RowKind.Prefix } row => row.Path,
        { } row => new(row.Path.Span[..state.Settings.Folding.FoldedLength(row.Path.Span)].ToArray()),
        null => state.Browse.Root,
    };

    /// <summary>Does something with a key that was typed, or says what is wrong with it; nothing if none was typed.</summary>
    private static Transition WithKey(ExplorerState state, string text, Func<EtcdKey, Transition> then)
    {
        if (!Printable.TryUnescape(text, out var bytes))
        {
            return state.Error("A backslash starts \\xNN, \\n, \\t, \\r or \\\\; the text has another one.");
        }

        if (bytes.Length == 0)
        {
            return state;
        }

        var key = new EtcdKey(bytes);
        return key.StartsWith(state.Browse.Root) ? then(key) : Outside(state, text);
    }

    private static ExplorerState Outside(ExplorerState state, string text) =>
        state.Error($"{text} is outside {Printable.Escaped(state.Browse.Root.Span)}, which the explorer is confined to.");

    private static Transition Find(ExplorerState state, string line)
    {
        var (query, mistake) = SearchQuery.Parse(line);
        if (query is null)
        {
            return state.Error($"The search was not started: {mistake}.");
        }

        return query.Prefix is { } prefix && !prefix.StartsWith(state.Browse.Root)
            ? Outside(state, Printable.Escaped(prefix.Span))
            : ScanUpdate.StartFind(state, query, line);
    }

    private static Transition Compare(ExplorerState state, string text)
    {
        var here = Here(state);
        var (target, mistake) = CompareTarget.Parse(text, here);
        return target is null ? state.Error($"Nothing was compared: {mistake}.")
            : target.Profile is { } name && !state.Settings.Profiles.Contains(name)
                ? state.Error($"Nothing was compared: there is no profile '{Printable.Text(name)}'.")
            : target.File is null && !target.Prefix.StartsWith(state.Browse.Root) ? Outside(state, Printable.Escaped(target.Prefix.Span))
            : ScanUpdate.StartCompare(state, here, target);
    }

    private static ExplorerState Open(ExplorerState state, PromptKind kind, string text) =>
        state.Pushed(new Layer.Prompt(kind, text, null));

    private static ExplorerState Offer(ExplorerState state, PromptKind kind, string text) =>
        state.Pushed(new Layer.Prompt(kind, text, null) { IsOffered = text.Length > 0 });

    /// <summary>A path that begins with the separator, typed behind an offer that ends with it, is meant from the start.</summary>
    private static Layer.Prompt FromTheStart(ExplorerState state, Layer.Prompt prompt, string text)
    {
        var separator = (char)state.Settings.Folding.Separator;
        if (prompt.Offer is not { } offer || prompt.Text != offer || !offer.EndsWith(separator)
            || text.Length <= offer.Length || !text.StartsWith(offer, StringComparison.Ordinal) || text[offer.Length] != separator)
        {
            return prompt with { Text = text, Hint = null };
        }

        return prompt with { Text = text[offer.Length..], Hint = $"from the start: {offer} is no longer before it" };
    }

    private static Transition Typed(ExplorerState state, Layer.Prompt prompt)
    {
        state = state.Replaced(prompt with { Error = Mistake(prompt) });
        return prompt.Kind == PromptKind.Filter ? FilterTyping.Typed(state, prompt.Text) : state;
    }

    private static string? Mistake(Layer.Prompt prompt) => prompt.Kind switch
    {
        PromptKind.Find => SearchQuery.Parse(prompt.Text).Mistake,
        PromptKind.Filter => KeyFilter.Mistake(prompt.Text),
        PromptKind.FindInValue or PromptKind.FindInText or PromptKind.Replace or PromptKind.ReplaceBy
            or PromptKind.Sort or PromptKind.Columns or PromptKind.SnapshotFile or PromptKind.NewPassword
            or PromptKind.EventFilter or PromptKind.EventFile or PromptKind.ExportFile => null,
        PromptKind.KeysLease => LeaseWords.Mistake(prompt.Text),
        PromptKind.UserChange => prompt.Text.Length == 0 ? null : UserLine.Read(prompt.Text).Mistake,
        PromptKind.WhoMay => UserLine.Keys(prompt.Text) is null ? "a key, or a prefix and --prefix" : null,
        PromptKind.NewMember => prompt.Text.Length == 0 ? null : PeerUrls.ReadAddition(prompt.Text).Mistake,
        PromptKind.PeerUrls => PeerUrls.Mistake(prompt.Text),
        PromptKind.GoToLine => TextFindUpdate.Mistake(prompt.Text),
        PromptKind.Revision => RevisionText.Mistake(prompt.Text),
        PromptKind.Changes => RevisionText.MistakeInTwo(prompt.Text),
        PromptKind.Compare => prompt.Text.Length == 0 ? null : CompareTarget.Parse(prompt.Text, EtcdKey.Empty).Mistake,
        PromptKind.Kept => CareRules.MistakeInKept(prompt.Text),
        PromptKind.Lease => LeaseText.MistakeInId(prompt.Text),
        PromptKind.TimeToLive => LeaseText.MistakeInTime(prompt.Text),
        PromptKind.GoTo or PromptKind.NewKey or PromptKind.Duplicate or PromptKind.Rename or PromptKind.Usage or PromptKind.Top
            or PromptKind.Events or PromptKind.Profile or PromptKind.History =>
            Printable.TryUnescape(prompt.Text, out _) ? null : "\\xNN, \\n, \\t, \\r or \\\\",
        _ => throw new ArgumentOutOfRangeException(nameof(prompt), prompt.Kind, "is not a known prompt"),
    };

    private static Transition Accept(ExplorerState state, Layer.Prompt prompt) =>
        prompt.Password is { } password ? UserListUpdate.Typed(state.Popped(), password, prompt.Text)
            : prompt.Error is null
            ? Accept(PromptHistory.Remembered(state.Popped(), prompt.Kind, prompt.Text), prompt.Kind, prompt.Text)
            : state;
}
