using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace KvTui.Tty.Output.Frames;

/// <summary>Cells of a row that differ between two frames: from column <paramref name="Start"/> to before <paramref name="End"/>.</summary>
internal readonly record struct CellRun(int Row, int Start, int End);

/// <summary>Enumerates the runs of cells in which two frames of one size differ, top to bottom and left to right.</summary>
internal ref struct FrameDiff(ReadOnlySpan<ScreenCell> previous, ReadOnlySpan<ScreenCell> next, int columns)
{
    private const int CellSize = 16;

    private readonly ReadOnlySpan<ScreenCell> _previous = previous;
    private readonly ReadOnlySpan<ScreenCell> _next = next;
    private readonly int _columns = columns;
    private int _position;

    /// <summary>The run found by the last <see cref="MoveNext"/>.</summary>
    public CellRun Current { get; private set; }

    public readonly FrameDiff GetEnumerator() => this;

    /// <summary>Whether two spans of cells are the same, compared as bytes.</summary>
    internal static bool AreEqual(ReadOnlySpan<ScreenCell> left, ReadOnlySpan<ScreenCell> right) =>
        MemoryMarshal.AsBytes(left).SequenceEqual(MemoryMarshal.AsBytes(right));

    /// <summary>How many cells of two rows of one length differ.</summary>
    internal static int CountDifferences(ReadOnlySpan<ScreenCell> left, ReadOnlySpan<ScreenCell> right)
    {
        var count = 0;
        for (var i = 0; i < left.Length; i++)
        {
            count += Differs(left, right, i) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Finds the next run.</summary>
    public bool MoveNext()
    {
        var rest = MemoryMarshal.AsBytes(_next[_position..]);
        _position += rest.CommonPrefixLength(MemoryMarshal.AsBytes(_previous[_position..])) / CellSize;
        if (_position >= _next.Length)
        {
            return false;
        }

        var row = _position / _columns;
        var rowStart = row * _columns;
        var start = _position;
        while (_position < rowStart + _columns && Differs(_previous, _next, _position))
        {
            _position++;
        }

        Current = new(row, start - rowStart, _position - rowStart);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Differs(ReadOnlySpan<ScreenCell> left, ReadOnlySpan<ScreenCell> right, int index) =>
        Unsafe.As<ScreenCell, Vector128<byte>>(ref Unsafe.AsRef(in left[index]))
        != Unsafe.As<ScreenCell, Vector128<byte>>(ref Unsafe.AsRef(in right[index]));
}
