namespace KvTui.Core.Tests.Screens;

/// <summary>The editor's search, and what else it asks and shows, small and large.</summary>
internal static class EditScreens
{
    private const string Settings = "# pool of the shop\npool = 20\nurl = postgres://db:5432/app\nspare pool = 5\n# the pool is shared\n";

    private static readonly Dictionary<string, Func<TestExplorer>> Stories = new()
    {
        ["editor-find"] = () => Editing().Press("ctrl+f").Type("pool").Press("enter alt+n"),
        ["editor-replace"] = () => Editing().Press("f9").Type("pool").Press("enter").Type("ponds").Press("enter"),
        ["merge"] = () => GoldenScreens.Conflict().Press("m"),
        ["merge-done"] = () => GoldenScreens.Conflict().Press("m b"),
        ["editor-too-large"] = () => Editing().Paste(string.Concat(Enumerable.Repeat("a line that was pasted too often\n", 48_000))).Pass(TimeSpan.FromSeconds(15)),
        ["editor-lease"] = () => Editing().Press("alt+l a").Type("694d77aa9e38260f").Press("enter down").Pass(TimeSpan.FromSeconds(15)),
        ["rename"] = () => GoldenScreens.Shop().GoTo("/app/motd").Press(":").Type("rename /app/notice").Press("enter"),
        ["editor-go-to-line"] = () => Editing().Press("ctrl+g").Type("2:x"),
    };

    public static IReadOnlyDictionary<string, Func<TestExplorer>> All { get; } = new Dictionary<string, Func<TestExplorer>>(
    [
        .. Stories,
        .. Stories.Select(static story => KeyValuePair.Create($"{story.Key}-120x40", () => story.Value().Resize(120, 40))),
    ]);

    private static TestExplorer Editing() => GoldenScreens.Shop().PutElsewhere("/app/motd", Settings, 1040).GoTo("/app/motd").Answer().Press("e");
}
