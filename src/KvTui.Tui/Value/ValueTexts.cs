using KvTui.Core;
using KvTui.Core.Access;
using KvTui.Core.Browse.Rows;
using KvTui.Core.Editing;
using KvTui.Core.Editing.Leases;
using KvTui.Core.Keyspace;
using KvTui.Core.Values;
using KvTui.Core.Values.Reading;
using KvTui.Etcd.Model;

namespace KvTui.Tui.Value;

/// <summary>The words of the value pane: what stands in its border, in its footer, and in place of a value.</summary>
internal static class ValueTexts
{
    /// <summary>Whether the value has been asked for so long ago that the pane should no longer show the one before.</summary>
    public static bool IsSlow(ExplorerState state) =>
        state.Detail is { Status: LoadStatus.Loading, Wanted: not null } && state.Now >= state.Detail.Asked + DetailState.Patience;

    public static bool IsMasked(ExplorerState state) => !IsSlow(state) && state.Detail.Value is not null && MaskRules.IsMasked(state);

    public static PaneTitles Titles(ExplorerState state)
    {
        if (state.Detail.Edit is { } edit)
        {
            var title = edit.IsNew ? "New key" : edit.IsHex ? "Edit hex" : "Edit";
            return new(title, Printable.Escaped(edit.Key.Span), Progress(edit), HasFooter: true);
        }

        var (detail, isSlow) = (state.Detail, IsSlow(state));
        var subject = isSlow ? detail.Wanted : detail.Subject;
        var right = IsMasked(state) ? "masked" : !isSlow && detail.Formatted is { } shown ? shown.Name : null;
        return new("Value", subject is { } row ? Printable.Escaped(row.Path.Span) : null, right, Footer(state) is not null);
    }

    /// <summary>What is known of the value beside its text; null while there is none.</summary>
    public static string? Footer(ExplorerState state)
    {
        if (IsSlow(state) || state.Detail.Value is not { } value)
        {
            return null;
        }

        var isNow = state is { Connection.IsLive: true, Keyspace.AsOf: 0 };
        var age = isNow ? "" : $"as of {Quantities.Revision(state.Keyspace.Followed.Revision)} · ";
        var path = state.Focus == Pane.Value && !IsMasked(state) && state.Detail.Path is { } at ? $"{at} · " : "";
        var note = !IsMasked(state) && state.Detail.Formatted?.Note is { } text ? $"{text} · " : "";
        return path + age + note + (IsMasked(state) ? "" : Hits(state.Detail.Reading.Find)) + Facts(value);
    }

    /// <summary>Which hit of a search the cursor is on, of how many.</summary>
    private static string Hits(ValueFind? find) => find is null ? "" : Hits(find.Current, find.Hits.Length, find.IsCut);

    private static string Hits(TextFind? find) => find is null ? "" : Hits(find.Current, find.Count, find.IsCut);

    private static string Hits(int current, int count, bool isCut) => (current, count) switch
    {
        (_, 0) => "no hit · ",
        ( < 0, 1) => "1 hit · ",
        ( < 0, _) => $"{Quantities.Count(count)}{(isCut ? "+" : "")} hits · ",
        _ => $"hit {Quantities.Count(current + 1)} of {Quantities.Count(count)}{(isCut ? "+" : "")} · ",
    };

    /// <summary>Where the cursor of an editor is, and how the edit stands to what is stored.</summary>
    public static string EditFooter(ExplorerState state, EditSession edit)
    {
        var position = $"{edit.Editor.Line + 1}:{edit.Editor.Column + 1}";
        var fate = !edit.Saving && state.Writes.IsUnresolved(edit.Key) ? "outcome of the save unknown · " : "";
        var packing = edit.Packing is null ? "" : "saved on one line · ";
        var size = edit.IsTooLarge ? $"{Quantities.Size(edit.Editor.ByteCount)}, too large for etcd · " : "";
        var lease = LeaseText.Of(edit.Lease) is { Length: > 0 } choice ? $"save: {choice} · " : "";
        return $"{position} · {Hits(edit.Find)}{lease}{size}{packing}{fate}{Standing(state, edit)}";
    }

    /// <summary>What is said in place of a value: a sentence, and whether it is of second importance; empty for nothing to say.</summary>
    public static (string Text, bool IsSecondary) Sentence(ExplorerState state)
    {
        var detail = state.Detail;
        if (IsSlow(state))
        {
            return ($"loading for {Quantities.Age(state.Now - detail.Asked)} …", true);
        }

        if (detail.Formatted is { } formatted)
        {
            return (formatted.Lines.Count == 0 ? "(empty)" : "", true);
        }

        if (state.Browse.Gone is { } gone && detail.Subject == gone.Id)
        {
            return (gone.Sentence, true);
        }

        if (detail.Subject is { Kind: RowKind.Prefix } prefix)
        {
            return (FolderText.Of(state.Keyspace.Keys, prefix.Path), true);
        }

        return detail switch
        {
            { Status: LoadStatus.Missing } => ("The key does not exist, or no longer.", true),
            { Status: LoadStatus.Failed } => (Printable.Text(detail.Error?.Message ?? ""), detail.Error is null),
            { Status: LoadStatus.None or LoadStatus.Loading or LoadStatus.Loaded } => ("", true),
            _ => throw new ArgumentOutOfRangeException(nameof(state), detail.Status, null),
        };
    }

    /// <summary>What is said of a masked value.</summary>
    public static string Masked(ExplorerState state, ScreenLook look)
    {
        var mask = look.Glyphs.IsAscii ? "****" : "••••";
        return $"{mask} masked, {Quantities.Size(state.Detail.Value!.Value.Length)} {look.Glyphs.Dot} u: unmask";
    }

    private static string? Progress(EditSession edit) =>
        edit.FindingOut ? "checking …"
        : edit.Saving ? "saving …"
        : edit.IsTooLarge ? "too large"
        : edit.WouldLose ? "modified"
        : null;

    /// <summary>How the edit stands to what is stored; during a save a change may be the save itself.</summary>
    private static string Standing(ExplorerState state, EditSession edit) => edit switch
    {
        _ when ClusterIds.Differ(edit.ClusterId, state.Keyspace.ClusterId) => $"of cluster {ClusterIds.Text(edit.ClusterId)}",
        { Saving: false, HasOtherHistory: true } => "cluster restored or recreated",
        { Saving: false, DeletedMeanwhile: true } => "the key no longer exists",
        { Saving: false, Newer: { } newer } => $"changed meanwhile to {Quantities.Revision(newer.ModRevision)}",
        { Base: { } known } => Facts(known),
        _ => "does not exist yet",
    };

    private static string Facts(KeyValue value)
    {
        var lease = value.Lease == KeyLease.None ? "–" : value.Lease.IsKnown ? value.Lease.ToString() : "?";
        return $"{Quantities.Revision(value.ModRevision)} · v{value.Version} · {Quantities.Size(value.Value.Length)} · lease {lease}";
    }
}
