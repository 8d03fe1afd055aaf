using KvTui.Core.Browse.Order;
using KvTui.Core.Past;
using KvTui.Core.Scans.Search;
using KvTui.Tui.Status;
using Terminal.Gui.Drawing;

namespace KvTui.Tui.Dialogs;

/// <summary>The line on the last row of the screen that something is typed on; warnings stay in view at its right.</summary>
internal sealed class PromptLine : Runnable, ILayerView
{
    private const int WarningMargin = 2;

    private readonly ScreenLook _look;
    private readonly Scheme _accent;
    private readonly Scheme _error;
    private readonly Label _label = PlainLabel.Make();
    private readonly Label _warnings = PlainLabel.Make();
    private readonly LineField _field;
    private Rectangle _place;

    internal PromptLine(ScreenLook look, Action<UserMessage> send)
    {
        (_look, _field) = (look, new(look, send));
        (_accent, _error) = (ScreenLook.Flat(look.Theme.Accent), ScreenLook.Flat(look.Theme.Error));
        SetScheme(look.Plain);
        Add(_label, _field, _warnings);
    }

    Runnable ILayerView.Runnable => this;

    public void Show(ExplorerState state, Layer layer)
    {
        var prompt = (Layer.Prompt)layer;
        var isHidden = ScreenLayout.IsTooSmall(state.Size);
        var place = isHidden ? default : new Rectangle(0, state.Size.Height - 1, state.Size.Width, 1);
        if (place != _place)
        {
            (_place, Visible, X, Y, Width, Height) = (place, !isHidden, place.X, place.Y, place.Width, place.Height);
        }

        var warnings = StatusTexts.Warnings(state, _look);
        var (label, wanted) = (LabelOf(prompt.Kind), CellWidth.Of(warnings) + WarningMargin);
        var room = warnings.Length == 0 ? place.Width : place.Width - Math.Min(place.Width / 2, wanted);
        var shown = Painting.Cut(warnings, place.Width - room, _look.Glyphs.Ellipsis);
        _warnings.Put(place.Width - CellWidth.Of(shown), 0, CellWidth.Of(shown), shown, _error);
        _label.Put(0, 0, label.Length, label, _accent);
        _field.Secret = prompt.Password is not null;
        _field.PutAt(new(label.Length, 0, Math.Max(0, room - label.Length), 1));
        _field.Show(prompt.Text, prompt.IsOffered);
        _field.Show(Placeholder(state, prompt), Note(prompt));
        if (!isHidden && !_field.HasFocus)
        {
            _field.SetFocus();
        }
    }

    protected override void OnIsModalChanged(bool newIsModal)
    {
        base.OnIsModalChanged(newIsModal);
        if (newIsModal)
        {
            _field.TakeFocus();
        }
    }

    private FieldNote Note(Layer.Prompt prompt) => prompt.Error is { } error
        ? new(error, _error.Normal, IsAbove: true)
        : new(prompt.Hint, _look.Secondary);

    /// <summary>What stands before the field.</summary>
    private static string LabelOf(PromptKind kind) => kind switch
    {
        PromptKind.Filter => "/",
        PromptKind.GoTo => "go to: ",
        PromptKind.NewKey => "new key: ",
        PromptKind.Duplicate => "duplicate as: ",
        PromptKind.Rename => "rename to: ",
        PromptKind.Usage => "du: ",
        PromptKind.Find => "find: ",
        PromptKind.FindInValue => "search: ",
        PromptKind.FindInText => "find: ",
        PromptKind.GoToLine => "go to line: ",
        PromptKind.Replace => "replace: ",
        PromptKind.ReplaceBy => "by: ",
        PromptKind.Lease => "lease: ",
        PromptKind.TimeToLive => "time to live: ",
        PromptKind.Top => "top: ",
        PromptKind.Compare => "compare with: ",
        PromptKind.Events => "watch: ",
        PromptKind.EventFilter => "/",
        PromptKind.EventFile => "save into: ",
        PromptKind.KeysLease => "lease: ",
        PromptKind.ExportFile => "export into: ",
        PromptKind.Profile => "profile: ",
        PromptKind.Sort => "sort: ",
        PromptKind.Columns => "columns: ",
        PromptKind.NewMember => "add member: ",
        PromptKind.PeerUrls => "peer URLs: ",
        PromptKind.SnapshotFile => "snapshot into: ",
        PromptKind.Kept => "keep the last revisions: ",
        PromptKind.UserChange => "change: ",
        PromptKind.NewPassword => "new password: ",
        PromptKind.WhoMay => "who may touch: ",
        PromptKind.History => "history of: ",
        PromptKind.Revision => "as of revision: ",
        PromptKind.Changes => "changes between: ",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>What stands in the field while it is empty.</summary>
    private static string Placeholder(ExplorerState state, Layer.Prompt prompt) => prompt.Kind switch
    {
        PromptKind.Filter => "text, \\xNN as shown, !inverse, re:regex, ~fuzzy",
        PromptKind.Profile => Printable.Text(string.Join(", ", state.Settings.Profiles)),
        PromptKind.Sort or PromptKind.Columns => string.Join(", ", ColumnWords.All),
        PromptKind.Find => SearchQuery.Syntax,
        PromptKind.FindInValue => "text; a capital makes case count; \\xNN in hex",
        PromptKind.NewMember => "name and peer URLs, as in n4 https://10.0.0.4:2380",
        PromptKind.PeerUrls => "where the other members reach it, comma-separated",
        PromptKind.SnapshotFile => "a new file, as in backup.db",
        PromptKind.Compare => "a prefix, @REVISION, file:PATH (export, snapshot), profile:NAME",
        PromptKind.EventFilter => "text that the keys have in them; nothing shows all",
        PromptKind.EventFile => "a new file, as in watch.ndjson",
        PromptKind.KeysLease => "the id in hexadecimal; new 60s; or none",
        PromptKind.ExportFile => "a new file, as in keys.ndjson; 'kvtui import' reads it",
        PromptKind.FindInText or PromptKind.Replace => "text; a capital makes case count",
        PromptKind.GoToLine => "line, or line:column",
        PromptKind.Kept => "how many, or all",
        PromptKind.UserChange => "as in user grant-role NAME ROLE",
        PromptKind.NewPassword => prompt.Password is { } of
            ? $"of {Printable.Text(of.User)}{(of.IsAgain ? ", the same again" : "")}; what is typed is not shown"
            : "",
        PromptKind.WhoMay => "a key; of a prefix, with --prefix behind it",
        PromptKind.Revision => RevisionText.Syntax,
        PromptKind.Changes => "one revision or two, as in -100 now",
        PromptKind.ReplaceBy => "text; nothing takes it out",
        PromptKind.Lease => "the id in hexadecimal, as etcdctl writes it",
        PromptKind.TimeToLive => "60s, 5m or 1h30m; then the key is deleted",
        PromptKind.GoTo or PromptKind.NewKey or PromptKind.Duplicate or PromptKind.Rename or PromptKind.Usage or PromptKind.Top
            or PromptKind.Events or PromptKind.History =>
            "key; Tab completes; \\xNN for a byte, \\\\ for a backslash",
        _ => throw new ArgumentOutOfRangeException(nameof(prompt)),
    };
}
