using System.Collections.Immutable;
using KvTui.Terminal.Editing;
using KvTui.Terminal.Views.Dialogs;
using KvTui.Terminal.Views.Fields;

namespace KvTui.Core.State.Layers;

/// <summary>Something on top of the panes that gets the keys first; a closed set of records.</summary>
public abstract record Layer
{
    private Layer()
    {
    }

    /// <summary>The keys of where the user was.</summary>
    public sealed record Help(int Top) : Layer;

    /// <summary>The calls made to etcd.</summary>
    /// <param name="Top">The first line in view; null follows the newest.</param>
    public sealed record CommandLog(int? Top) : Layer;

    /// <summary>The command palette.</summary>
    public sealed record Palette(PaletteState State) : Layer;

    /// <summary>A line to type.</summary>
    /// <param name="Error">What is wrong with what was typed; null if nothing.</param>
    public sealed record Prompt(PromptKind Kind, TextFieldState Field, string? Error) : Layer
    {
        /// <summary>What Tab found to choose from, or what was done with the offer; null for nothing.</summary>
        public string? Hint { get; init; }

        /// <summary>The beginning that was offered to be gone on with; null if none was.</summary>
        public string? Offer { get; init; }
    }

    /// <summary>A question.</summary>
    public sealed record Question(DialogState State, DialogPurpose Purpose) : Layer;

    /// <summary>What the keys take, from <see cref="Scans.ScanState.Usage"/>.</summary>
    public sealed record Usage : Layer;

    /// <summary>Who is written, from <see cref="Scans.ScanState.Top"/>.</summary>
    public sealed record Writes : Layer;

    /// <summary>What a search has found, from <see cref="Scans.ScanState.Found"/>.</summary>
    public sealed record Found : Layer;

    /// <summary>Two versions of a value, line by line.</summary>
    public sealed record Diff(string Title, ImmutableArray<DiffLine> Lines, int Top) : Layer;
}
