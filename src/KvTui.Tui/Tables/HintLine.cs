using System.Collections.Immutable;
using KvTui.Core.Commands;
using Terminal.Gui.Input;
using Attribute = Terminal.Gui.Drawing.Attribute;

namespace KvTui.Tui.Tables;

/// <summary>
/// Keys and what they do, side by side on one line; those that do not fit whole are left out from the end. A click on one does it.
/// </summary>
internal sealed class HintLine : DrawnView
{
    private const int Gap = 2;

    private readonly ImmutableArray<KeyHint> _hints;
    private readonly Intent[] _intents;
    private readonly Attribute _keys;

    internal HintLine(ScreenLook look, Keymap<Intent> keymap, Action<UserMessage> send)
        : base(look)
    {
        (_hints, _keys, Height) = (keymap.Hints(look.Glyphs.IsAscii), ScreenLook.Of(look.Theme.HintKey), 1);
        _intents = [.. keymap.Hinted.Select(static binding => binding.Intent)];
        MouseEvent += (_, mouse) =>
        {
            if (mouse.Flags.HasFlag(MouseFlags.LeftButtonClicked) && IntentAt(mouse.Position?.X ?? -1) is { } intent)
            {
                send(new UserMessage.Command(intent));
            }
        };
    }

    protected override bool OnDrawingContent(DrawContext? context)
    {
        var width = Viewport.Width;
        var used = 0;
        for (var i = 0; i < Fitting(width); i++)
        {
            var (keys, text) = _hints[i];
            var start = used > 0 ? used + Gap : 0;
            this.Fill(used, 0, start - used, ' ', Look.Text);
            var x = start + Write(start, 0, width - start, keys, _keys);
            this.Fill(x++, 0, 1, ' ', Look.Text);
            used = x + Write(x, 0, width - x, text, Look.Secondary);
        }

        this.Fill(used, 0, width - used, ' ', Look.Text);
        return true;
    }

    /// <summary>What the hint at a column asks for; null between two, and behind the last one.</summary>
    private Intent? IntentAt(int x)
    {
        var start = 0;
        for (var i = 0; i < Fitting(Viewport.Width); i++)
        {
            if (x >= start && x < start + Columns(_hints[i]))
            {
                return _intents[i];
            }

            start += Columns(_hints[i]) + Gap;
        }

        return null;
    }

    /// <summary>How many of the hints have room.</summary>
    private int Fitting(int width)
    {
        var (count, used) = (0, -Gap);
        while (count < _hints.Length && (used += Gap + Columns(_hints[count])) <= width)
        {
            count++;
        }

        return count;
    }

    private static int Columns(KeyHint hint) => CellWidth.Of(hint.Keys) + 1 + CellWidth.Of(hint.Text);
}
