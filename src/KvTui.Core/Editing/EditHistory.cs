using KvTui.Core.Editing.Ropes;

namespace KvTui.Core.Editing;

/// <summary>What was before, for undo and redo: at most 1000 steps; texts share all but what was edited.</summary>
internal sealed record EditHistory
{
    private const int MaxSteps = 1000;

    public static EditHistory Empty { get; } = new();

    private ImmutableList<EditSnapshot> Past { get; init; } = [];

    private ImmutableStack<EditSnapshot> Future { get; init; } = [];

    private EditKind LastKind { get; init; }

    private int LastCursor { get; init; } = -1;

    /// <summary>Remembers what is before an edit, unless it goes on with the last one: of the same kind, where that one ended.</summary>
    public EditHistory Record(EditSnapshot before, EditKind kind, int cursorAfter)
    {
        var isAlike = (kind == LastKind && kind != EditKind.Other) || (kind == EditKind.TypingBlank && LastKind == EditKind.Typing);
        var goesOn = isAlike && before.Cursor == LastCursor;
        var past = goesOn ? Past : Past.Add(before);
        return new()
        {
            Past = past.Count > MaxSteps ? past.RemoveAt(0) : past,
            LastKind = kind,
            LastCursor = cursorAfter,
        };
    }

    /// <summary>The step before; null if there is none.</summary>
    public EditHistory? Undo(EditSnapshot now, out EditSnapshot? snapshot)
    {
        snapshot = Past.IsEmpty ? null : Past[^1];
        return Past.IsEmpty ? null : new() { Past = Past.RemoveAt(Past.Count - 1), Future = Future.Push(now) };
    }

    /// <summary>The step that was undone last; null if there is none.</summary>
    public EditHistory? Redo(EditSnapshot now, out EditSnapshot? snapshot)
    {
        snapshot = Future.IsEmpty ? null : Future.Peek();
        return Future.IsEmpty ? null : new() { Past = Past.Add(now), Future = Future.Pop() };
    }
}

/// <summary>A text and its cursor, to go back to.</summary>
internal sealed record EditSnapshot(Rope Text, int Cursor);
