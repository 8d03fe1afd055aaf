namespace KvTui.Core.Tests.Screens;

/// <summary>Marks in the key pane, and what is asked about all that is marked, small and large.</summary>
internal static class MarkScreens
{
    private static readonly Dictionary<string, Func<TestExplorer>> Stories = new()
    {
        ["marks"] = () => GoldenScreens.Shop().GoTo("/app/motd").Press("space").GoTo("/app/db/").Press("space"),
        ["marks-range"] = () => GoldenScreens.Shop().GoTo("/app/db/").Press("v down down"),
        ["marks-delete"] = () => GoldenScreens.Shop().GoTo("/app/db/").Press("space d").Counts("/app/db/pool", "/app/db/url"),
        ["marks-move"] = () => Moving(0),
        ["marks-taken"] = () => Moving(2).Type("400"),
        ["marks-lease"] = () => GoldenScreens.Shop().GoTo("/app/db/").Command("keys-lease new 5m").Counts("/app/db/pool", "/app/db/url"),
        ["marks-prompt"] = () => GoldenScreens.Shop().GoTo("/app/db/").Press("space").Do(Intent.Rename),
    };

    public static IReadOnlyDictionary<string, Func<TestExplorer>> All { get; } = new Dictionary<string, Func<TestExplorer>>(
    [
        .. Stories,
        .. Stories.Select(static story => KeyValuePair.Create($"{story.Key}-120x40", () => story.Value().Resize(120, 40))),
    ]);

    private static TestExplorer Moving(int taken)
    {
        var keys = Enumerable.Range(0, 400).Select(static key => $"/app/db/{key:d4}").ToArray();
        return GoldenScreens.Shop().GoTo("/app/db/").Press(":").Type("rename /app/store/").Press("enter").Counts(
            facts => facts with
            {
                Leased = 12,
                Unkept = 3,
                Taken = taken == 0
                    ? KeyIndex.Empty
                    : Sample.Index(Sample.Pair("/app/store/0001", "v"), Sample.Pair("/app/store/0002", "v")),
                TakenBytes = 32 * taken,
            },
            keys);
    }
}
