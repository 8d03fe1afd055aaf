namespace KvTui.Tty.Cells;

/// <summary>A terminal colour; all-zero is the terminal's own default.</summary>
public readonly record struct CellColor
{
    private const uint IndexedTag = 0x0100_0000;
    private const uint RgbTag = 0x0200_0000;

    private CellColor(uint bits) => Bits = bits;

    public static CellColor Default => default;

    public static CellColor Red => Indexed(1);

    public static CellColor Green => Indexed(2);

    public static CellColor Yellow => Indexed(3);

    public static CellColor Blue => Indexed(4);

    public static CellColor Magenta => Indexed(5);

    public static CellColor Cyan => Indexed(6);

    public bool IsDefault => Bits == 0;

    public bool IsIndexed => (Bits & IndexedTag) != 0;

    public bool IsRgb => (Bits & RgbTag) != 0;

    /// <summary>The palette index (0 to 255) if <see cref="IsIndexed"/>.</summary>
    public byte Index => (byte)Bits;

    public byte R => (byte)(Bits >> 16);

    public byte G => (byte)(Bits >> 8);

    public byte B => (byte)Bits;

    /// <summary>What a cell stores: 0 default, else a tag in the top byte and the index or 24-bit RGB below it.</summary>
    internal uint Bits { get; }

    /// <summary>A colour of the 256-colour palette; 0 to 15 are the theme's own ANSI colours.</summary>
    public static CellColor Indexed(byte index) => new(IndexedTag | index);

    public static CellColor Rgb(byte r, byte g, byte b) => new(RgbTag | ((uint)r << 16) | ((uint)g << 8) | b);

    internal static CellColor FromBits(uint bits) => new(bits);
}
