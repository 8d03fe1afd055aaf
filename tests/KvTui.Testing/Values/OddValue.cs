using System.Text;

namespace KvTui.Testing.Values;

/// <summary>A value such as an editor may spoil, with one place in it that is to be edited.</summary>
/// <param name="Name">What is odd about it.</param>
/// <param name="Bytes">UTF-8 text; <see cref="Mark"/> occurs in it once, or, where there is no room for it, never.</param>
public sealed record OddValue(string Name, byte[] Bytes)
{
    /// <summary>The place to edit: digits, so that it may be part of a number, a name or a string.</summary>
    public const string Mark = "7777777";

    /// <summary>Whether the place to edit is marked.</summary>
    public bool IsMarked => Bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Mark)) >= 0;

    /// <summary>The value with something else in the place of the mark.</summary>
    public byte[] With(string text)
    {
        var at = Bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Mark));
        return [.. Bytes.AsSpan(0, at), .. Encoding.UTF8.GetBytes(text), .. Bytes.AsSpan(at + Mark.Length)];
    }

    public override string ToString() => Name;
}
