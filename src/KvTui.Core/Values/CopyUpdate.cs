using KvTui.Core.Copying;
using KvTui.Core.Values.Formats;

namespace KvTui.Core.Values;

/// <summary>Copies keys, values, and lines that lead to them, into the terminal's clipboard.</summary>
internal static class CopyUpdate
{
    public static Transition Apply(ExplorerState state, Intent intent) => intent switch
    {
        Intent.CopyKey or Intent.CopyEtcdctl or Intent.CopyCommand or Intent.CopyPlace =>
            state.Browse.Current is { } row ? Copied(state, OfRow(state, row, intent)) : state,
        Intent.CopyPath => state.Detail.Path is { } path ? Copied(state, Text(path, "the path")) : state,
        Intent.CopyValue or Intent.CopyRaw or Intent.CopyJson or Intent.CopyBase64 => Value(state, intent),
        _ => throw new ArgumentOutOfRangeException(nameof(intent), intent, "copies nothing"),
    };

    /// <summary>Copies what waited for the value, now that it is there.</summary>
    public static Transition Awaited(ExplorerState state) => state.Detail.Copies is not Intent.None and var intent
        ? Value(state with { Detail = state.Detail with { Copies = Intent.None } }, intent)
        : state;

    /// <summary>Copies the value of the row under the cursor; what the pane shows until then is another one's.</summary>
    private static Transition Value(ExplorerState state, Intent intent)
    {
        if (state.Detail.Wanted is not null)
        {
            var (next, effects) = DetailUpdate.Read(state);
            return new(next with { Detail = next.Detail with { Copies = intent } }, effects);
        }

        if (state.Detail is not { Value: { } pair, Formatted: { } shown } detail)
        {
            return state;
        }

        return intent switch
        {
            Intent.CopyValue => Copied(state, AsShown(detail, pair, shown)),
            Intent.CopyRaw => ValueText.IsAsShown(pair.Value.Span)
                ? Copied(state, new(pair.Value, "the value as it is stored"))
                : state.Warning("The value is not text, or has characters that act where it is pasted: copy it as JSON or in base64."),
            Intent.CopyJson => Copied(state, new(PairJson.Line(pair), "key and value as JSON")),
            Intent.CopyBase64 => Copied(state, Text(Convert.ToBase64String(pair.Value.Span), "the value in base64")),
            _ => throw new ArgumentOutOfRangeException(nameof(intent), intent, "copies no value"),
        };
    }

    private static Effect.Copy AsShown(DetailState detail, KeyValue pair, FormattedValue shown)
    {
        var (text, whole) = ValueText.Of(pair.Value, shown, detail.Columns, detail.Today);
        return new(text, $"the value as {whole.Name}{(whole.Note is { } note ? $" ({note})" : "")}");
    }

    private static Effect.Copy OfRow(ExplorerState state, KeyRow row, Intent intent)
    {
        var (words, key, isFolder, revision) = (state.Settings.Words, row.Path, row.Kind == RowKind.Prefix, state.Keyspace.AsOf);
        return intent switch
        {
            Intent.CopyKey => new(key.Memory, "the key"),
            Intent.CopyEtcdctl => Text(CommandLines.Etcdctl(words, key, isFolder, revision), "the etcdctl command"),
            Intent.CopyCommand => Text(CommandLines.Get(words, key, isFolder, revision), "the kvtui command"),
            Intent.CopyPlace => Text(
                CommandLines.Open(words, key, state.Browse.FilterText, View(state.Detail.Format)), "the command that opens here"),
            _ => throw new ArgumentOutOfRangeException(nameof(intent), intent, "copies nothing of a row"),
        };
    }

    private static string? View(ValueFormat format) => format == ValueFormat.Auto ? null : ValueFormats.Name(format);

    private static Transition Copied(ExplorerState state, Effect.Copy copy) => Transition.Of(state, copy);

    private static Effect.Copy Text(string text, string what) => new(Encoding.UTF8.GetBytes(text), what);
}
