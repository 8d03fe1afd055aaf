namespace KvTui.Tty.Session;

/// <summary>The terminal as the program sees it: the only seam to the outside.</summary>
public interface ITerminal
{
    /// <summary>The window's size in cells, asked afresh.</summary>
    Size Size { get; }

    /// <summary>Reads what has been typed; 0 at the end of input. Cancellable.</summary>
    ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken);

    /// <summary>Writes bytes, whole.</summary>
    ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);
}
