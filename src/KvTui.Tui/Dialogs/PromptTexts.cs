using KvTui.Core.Analysis.Search;
using KvTui.Core.State.Layers;

namespace KvTui.Tui.Dialogs;

/// <summary>The words of the lines that are typed.</summary>
internal static class PromptTexts
{
    /// <summary>What stands before the field.</summary>
    public static string Label(PromptKind kind) => kind switch
    {
        PromptKind.Filter => "/",
        PromptKind.GoTo => "go to: ",
        PromptKind.NewKey => "new key: ",
        PromptKind.Usage => "du: ",
        PromptKind.Find => "find: ",
        PromptKind.Top => "top: ",
        PromptKind.Profile => "profile: ",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>What stands in the field while it is empty.</summary>
    public static string Placeholder(ExplorerState state, PromptKind kind) => kind switch
    {
        PromptKind.Filter => "text, \\xNN as shown, !inverse, re:regex, ~fuzzy",
        PromptKind.Profile => Printable.Text(string.Join(", ", state.Settings.Profiles)),
        PromptKind.Find => SearchQuery.Syntax,
        PromptKind.GoTo or PromptKind.NewKey or PromptKind.Usage or PromptKind.Top =>
            "key; Tab completes; \\xNN for a byte, \\\\ for a backslash",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
