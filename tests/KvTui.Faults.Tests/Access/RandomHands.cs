using System.Text;
using KvTui.Core.Commands;

namespace KvTui.Faults.Tests.Access;

/// <summary>Hands that press keys at random: every key of a terminal, the palette's commands, and what it takes to change something.</summary>
internal sealed class RandomHands(int seed)
{
    private const string Control = "\x01\x02\x03\x04\x05\x06\x07\x08\t\n\v\f\r\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1f\x7f";

    /// <summary>Escape as kitty's protocol sends it, so that what follows is not taken for its tail; out of an editor with a change it asks, and Tab, Enter lose that.</summary>
    private const string Leave = "\e[27u\t\r\e[27u\e[27u";

    private static readonly string[] Named =
    [
        "\e[A", "\e[B", "\e[C", "\e[D", "\e[H", "\e[F", "\e[5~", "\e[6~", "\e[2~", "\e[3~", "\e[Z", "\eOP", "\eOQ", "\eOR", "\eOS", "\e[19~", "\e[1;2A", "\e[1;2B",
        "\es", "\ew", "\e[<0;5;5M\e[<0;5;5m", "\e[<64;5;5M", "\e[<65;60;5M", "\e[200~pasted /app/text\e[201~", "\e[I", "\e[O", "\e", "\e[27u", "é", "日",
    ];

    private static readonly string[] Arguments = ["", " ", " /app/", " /app/db/url", " /fuzz/new", " values e", " re:[", " \\x00", " ../", " /registry/secrets/a"];

    /// <summary>What changes something where it may be changed.</summary>
    private static readonly string[] Changes =
    [
        ":new /fuzz/a\rtext\x13", "n\x15/fuzz/b\rtext\eOR", "1jjex\x13", "2ex\x13", "d\t\r", "\eOS", "D3\t\r", ":delete\r\t\r", ":edit\rx\x13", ":delete-prefix\r9\t\r",
        ":unlock\r\t\r", ":unlock\rprod\t\r", ":lock\r", ":unmask\re",
    ];

    private readonly Random _dice = new(seed);

    /// <summary>The next keys, as the bytes a terminal sends for them.</summary>
    public byte[] Next() => Encoding.UTF8.GetBytes(_dice.Next(10) switch
    {
        < 5 => ((char)_dice.Next(' ', '~')).ToString(),
        < 6 => Control[_dice.Next(Control.Length)].ToString(),
        < 8 => Of(Named),
        < 9 => $"{Leave}:{ExplorerCommands.All[_dice.Next(ExplorerCommands.All.Length)].Name}{Of(Arguments)}\r",
        _ => $"{Leave}{Of(Changes)}",
    });

    private string Of(string[] some) => some[_dice.Next(some.Length)];
}
