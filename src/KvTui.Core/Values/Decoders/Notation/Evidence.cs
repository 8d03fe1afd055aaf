namespace KvTui.Core.Values.Decoders.Notation;

/// <summary>What speaks for it that bytes were written in a notation, and do not only happen to parse.</summary>
internal struct Evidence
{
    private const int LeastText = 3;
    private const int Part = 1024;

    /// <summary>How many bytes stand in texts of three characters and more.</summary>
    public int TextBytes { get; private set; }

    /// <summary>Whether enough of so many bytes is text.</summary>
    public readonly bool IsEnough(int bytes) => TextBytes > 0 && TextBytes * 6 >= Math.Min(bytes, Part);

    public void AddText(int length) => TextBytes += length >= LeastText ? length : 0;
}
