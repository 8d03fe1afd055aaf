using System.Collections.Immutable;
using KvTui.Terminal.Keymaps;
using KvTui.Tty.Cells;

namespace KvTui.Core.State.Layers;

/// <summary>The help for one place: keys and what they do under their headings.</summary>
public sealed record HelpPage(string Title, ImmutableArray<HelpSection> Sections)
{
    private const int MarginColumns = 6;
    private const int MarginRows = 4;

    /// <summary>The room for the lines on a screen of a size.</summary>
    public static Size Room(Size screen) => new(Math.Max(1, screen.Width - MarginColumns), Math.Max(1, screen.Height - MarginRows));

    /// <summary>The lines in the columns that there is room for on a screen of a size.</summary>
    public HelpLayout Layout(Size screen) => HelpLayout.Of(Sections, Room(screen).Width);

    /// <summary>The last possible first line on a screen of a size.</summary>
    public int MaxTop(Size screen) => Math.Max(0, Layout(screen).Height - Room(screen).Height);
}
