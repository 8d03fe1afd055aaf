using KvTui.Core.Care.Guided;
using KvTui.Core.Dialogs;
using KvTui.Core.Editing;

namespace KvTui.Core.Tests.Explorer;

/// <summary>What the topmost layer says, as the state has it, before a screen wraps and cuts it.</summary>
internal static class LayerText
{
    public static string Of(ExplorerState state) => string.Join('\n', state.TopLayer switch
    {
        Layer.Question { State: var asked } =>
            [asked.Dialog.Title, asked.Dialog.Text, asked.Dialog.ConfirmationLabel, asked.Missing ?? "", .. asked.Dialog.Buttons.Select(static button => button.Label)],
        Layer.Prompt prompt => [prompt.Text, prompt.Error ?? "", prompt.Hint ?? ""],
        Layer.Palette palette => palette.State.Matches.Select(static item => $"{item.Name} {item.Description} {item.DisabledReason} {item.Keys}"),
        Layer.Diff diff => [diff.Title, .. diff.Lines.Select(static line => Sign(line.Kind) + line.Text)],
        Layer.Page page => [page.Title, .. page.Lines],
        Layer.Care => CareLines.Of(state, 1000).Select(static line => line.Text),
        Layer.Merge merge => merge.State.Lines.Select(static line => $"{line.Kind} {line.Text}"),
        Layer.Help help => Lines(HelpPage.Of(state, help, ascii: false)),
        _ => (IEnumerable<string>)[],
    });

    private static IEnumerable<string> Lines(HelpPage page) =>
        [page.Title, .. page.Sections.SelectMany(static section => section.Entries.Select(static entry => $"{entry.Keys} {entry.Text}").Prepend(section.Title))];

    private static string Sign(DiffLineKind kind) => kind switch
    {
        DiffLineKind.Added => "+ ",
        DiffLineKind.Removed => "- ",
        _ => "  ",
    };
}
