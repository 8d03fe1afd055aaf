using KvTui.Core.Values.Formats;

namespace KvTui.Core.Values;

/// <summary>A command that was started on a value, and what came of it so far; what belongs to an older run is dropped.</summary>
public sealed record CommandRun(ValueCommand Command, KeyValue Value)
{
    /// <summary>What it has printed; null while it runs, and if it failed.</summary>
    public ReadOnlyMemory<byte>? Output { get; init; }

    /// <summary>Whether it printed more than is taken.</summary>
    public bool IsCut { get; init; }

    /// <summary>Why it failed, as what follows its name; null if it did not.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether it reads this value.</summary>
    public bool IsOf(KeyValue value) => ReferenceEquals(value, Value)
        || (value.Key == Value.Key
            && (value.CreateRevision, value.ModRevision, value.Version) == (Value.CreateRevision, Value.ModRevision, Value.Version)
            && value.Value.Span.SequenceEqual(Value.Value.Span));

    /// <summary>What is shown: what it printed, else the value itself with a note.</summary>
    /// <inheritdoc cref="ValueFormatter.Format(ReadOnlyMemory{byte}, ValueView, int, int, DateOnly?)"/>
    internal FormattedValue Shown(int columns, int most, DateOnly? today)
    {
        var shown = ValueFormatter.Format(Output ?? Value.Value, default(ValueView), columns, most, today);
        if (Output is not { } output)
        {
            return shown.With(Problem is null ? $"{Command.Name} runs" : $"{Command.Name} {Problem}");
        }

        var inner = shown.Decoded;
        string?[] notes =
        [
            IsCut ? $"only the first {Quantities.Size(ValueCommand.MostBytes)} of what it prints" : null,
            shown.Note,
            inner is null ? "e: as stored" : null,
        ];
        return shown with
        {
            Decoded = new([Command.Name, .. inner?.Names ?? []], inner?.Bytes ?? output, inner?.IsDump ?? false) { Output = output },
            Note = string.Join(" · ", notes.Where(static note => note is not null)),
        };
    }
}
