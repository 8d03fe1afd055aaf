using KvTui.Core.Editing;
using KvTui.Core.Values.Formats;
using KvTui.Core.Values.Reading;

namespace KvTui.Core.Values;

/// <summary>What the value pane shows: a key's value, or what a prefix holds.</summary>
/// <param name="Subject">What the pane is about; it follows the cursor after a short rest.</param>
/// <param name="Wanted">What the cursor is on, if the pane has yet to follow.</param>
/// <param name="Generation">Counts the subjects; what belongs to an older one is dropped.</param>
/// <param name="Asked">When the value was asked for.</param>
/// <param name="Format">The view the user chose.</param>
/// <param name="Columns">The columns inside the pane, which some views are made for.</param>
/// <param name="OpenEditor">Whether the editor was asked for and waits for the value.</param>
public sealed record DetailState(
    RowId? Subject,
    RowId? Wanted,
    long Generation,
    LoadStatus Status,
    DateTimeOffset Asked,
    KeyValue? Value,
    FormattedValue? Formatted,
    EtcdException? Error,
    ValueFormat Format,
    int Columns,
    bool OpenEditor,
    EditSession? Edit)
{
    /// <summary>How long a value may take before the pane says that it is loading.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    /// <summary>The cluster that the value was read from; 0 if that is not known.</summary>
    public ulong ClusterId { get; init; }

    /// <summary>Whether the editor that waits for the value is the user's own.</summary>
    public bool OpensExternally { get; init; }

    /// <summary>What is to be copied as soon as the value is there; none if nothing waits for it.</summary>
    public Intent Copies { get; init; }

    /// <summary>How many bytes of the value are shown at the most.</summary>
    public int Most { get; init; } = ValueFormatter.PreviewBytes;

    /// <summary>What the bytes go through before they are shown, where the user chose that; null for what they need.</summary>
    public string? Decoder { get; init; }

    /// <summary>What was chosen to be seen of other keys.</summary>
    public ChosenViews Others { get; init; } = ChosenViews.None;

    /// <summary>What days left are counted from; null before a value was shown.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>The key whose value is masked by a pattern and was asked for nevertheless; null for none.</summary>
    public EtcdKey? Unmasked { get; init; }

    /// <summary>The command of the user's that reads the value; null for none.</summary>
    public CommandRun? Run { get; private init; }

    /// <summary>How the value is read.</summary>
    public ReadingState Reading { get; init; } = ReadingState.AtStart;

    /// <summary>The path of the line under the cursor, as jq has it; null where lines have none.</summary>
    public string? Path { get; private init; }

    /// <summary>Whether more of the value can be shown.</summary>
    public bool HasMore => Value is { } value && Formatted is { } formatted && formatted.IsPart(value.Value);

    public static DetailState AtStart { get; } =
        new(null, null, 0, LoadStatus.None, default, null, null, null, ValueFormat.Auto, 0, false, null);

    /// <summary>This state with a value to show, of the same cluster as the one before.</summary>
    public DetailState Showing(KeyValue value) => Showing(value, ClusterId);

    /// <summary>This state with a value to show, read from a cluster.</summary>
    public DetailState Showing(KeyValue value, ulong clusterId) => (this with
    {
        ClusterId = clusterId,
        Status = LoadStatus.Loaded,
        Value = value,
        Formatted = Shown(value),
        Error = null,
    }).Laid();

    /// <summary>This state without a value.</summary>
    public DetailState Without(LoadStatus status) =>
        (this with { Status = status, Value = null, Formatted = null }).Laid();

    /// <summary>This state with the value shown in another view.</summary>
    public DetailState In(ValueView view) =>
        (this with { Format = view.Format, Decoder = view.Decoder, Reading = Reading.Restarted() }).Reformatted();

    /// <summary>This state for another subject: what was chosen to be seen holds for the key it was chosen for.</summary>
    public DetailState Of(RowId? subject)
    {
        var others = Subject is { Kind: RowKind.Key } left ? Others.With(left.Path, new(Format, Decoder)) : Others;
        var view = subject is { Kind: RowKind.Key } key ? others.Of(key.Path) : default;
        return this with { Subject = subject, Format = view.Format, Decoder = view.Decoder, Others = others };
    }

    /// <summary>This state with the value read by a command, or by none.</summary>
    public DetailState With(CommandRun? run) => (this with { Run = run }).Reformatted();

    /// <summary>This state with eight times as much of the value, so that no step costs more than a few times what is there.</summary>
    public DetailState More() => (this with { Most = (int)Math.Min(int.MaxValue, Most * 8L) }).Reformatted();

    /// <summary>This state with all of the value.</summary>
    public DetailState Whole() =>
        (this with { Most = Formatted?.Decoded is null ? Math.Max(Most, Value?.Value.Length ?? 0) : int.MaxValue }).Reformatted();

    /// <summary>This state with its rows made from what is shown.</summary>
    public DetailState Laid() => Read(Reading.Of(Formatted, Value is { } value ? value.Value.Span : default, Columns));

    /// <summary>This state with the value read in another way, or from another place.</summary>
    public DetailState Read(ReadingState reading) =>
        this with { Reading = reading, Path = Formatted is null ? null : LinePath.Of(Formatted, reading.Line) };

    /// <summary>This state for a pane of so many columns inside.</summary>
    public DetailState Fitted(int columns)
    {
        if (columns == Columns)
        {
            return this;
        }

        var next = this with { Columns = columns };
        return Formatted?.Format == ValueFormat.Hex && Value is not null ? next.Showing(Value) : next.Laid();
    }

    private DetailState Reformatted() =>
        (this with { Formatted = Value is null ? null : Shown(Value) }).Laid();

    private FormattedValue Shown(KeyValue value) => Run is { } run && run.IsOf(value) && (Format, Decoder) is (ValueFormat.Auto, null)
        ? run.Shown(Columns, Most, Today)
        : ValueFormatter.Format(value.Value, new(Format, Decoder), Columns, Most, Today);
}

/// <summary>How far the value in the pane is.</summary>
public enum LoadStatus
{
    /// <summary>Nothing was asked for.</summary>
    None,

    /// <summary>It was asked for.</summary>
    Loading,

    /// <summary>It is there, as of its revision.</summary>
    Loaded,

    /// <summary>The key does not exist, or no longer.</summary>
    Missing,

    /// <summary>It could not be read.</summary>
    Failed,
}
