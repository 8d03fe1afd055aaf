using System.Buffers.Text;

namespace KvTui.Tty.Output.Frames;

/// <summary>Makes the shortest SGR sequence that leads from one style to another (ECMA-48 8.3.117).</summary>
internal ref struct StyleSequence(Span<byte> room)
{
    private const CellAttributes Weight = CellAttributes.Bold | CellAttributes.Dim;

    private readonly Span<byte> _room = room;
    private int _length;

    private readonly ReadOnlySpan<byte> Parameters => _room[.._length];

    internal static void Write(FrameBytes output, in Style from, in Style to)
    {
        if (to == Style.Default)
        {
            output.Write(Ansi.ResetStyle);
            return;
        }

        var change = new StyleSequence(stackalloc byte[96]);
        change.AddChange(from, to);
        var afresh = new StyleSequence(stackalloc byte[96]);
        afresh.Add(0);
        afresh.AddChange(Style.Default, to);
        output.Write(Ansi.Csi);
        output.Write(change._length <= afresh._length ? change.Parameters : afresh.Parameters);
        output.Write((byte)'m');
    }

    private void AddChange(in Style from, in Style to)
    {
        var removed = from.Attributes & ~to.Attributes;
        var added = to.Attributes & ~from.Attributes;
        if ((removed & Weight) != 0)
        {
            Add(22);
            added |= to.Attributes & Weight;
        }

        AddIf(removed, CellAttributes.Italic, 23);
        AddIf(removed, CellAttributes.Underline, 24);
        AddIf(removed, CellAttributes.Reverse, 27);
        AddIf(removed, CellAttributes.Strikethrough, 29);
        AddIf(added, CellAttributes.Bold, 1);
        AddIf(added, CellAttributes.Dim, 2);
        AddIf(added, CellAttributes.Italic, 3);
        AddIf(added, CellAttributes.Underline, 4);
        AddIf(added, CellAttributes.Reverse, 7);
        AddIf(added, CellAttributes.Strikethrough, 9);
        if (from.Foreground != to.Foreground)
        {
            AddColor(to.Foreground, 30);
        }

        if (from.Background != to.Background)
        {
            AddColor(to.Background, 40);
        }
    }

    private void AddColor(CellColor color, int first)
    {
        if (color.IsDefault)
        {
            Add(first + 9);
        }
        else if (color.IsRgb)
        {
            Add(first + 8);
            Add(2);
            Add(color.R);
            Add(color.G);
            Add(color.B);
        }
        else if (color.Index < 16)
        {
            Add(color.Index < 8 ? first + color.Index : first + 52 + color.Index);
        }
        else
        {
            Add(first + 8);
            Add(5);
            Add(color.Index);
        }
    }

    private void AddIf(CellAttributes attributes, CellAttributes wanted, int parameter)
    {
        if ((attributes & wanted) != 0)
        {
            Add(parameter);
        }
    }

    private void Add(int parameter)
    {
        if (_length > 0)
        {
            _room[_length++] = (byte)';';
        }

        Utf8Formatter.TryFormat(parameter, _room[_length..], out var written);
        _length += written;
    }
}
