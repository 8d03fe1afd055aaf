using KvTui.Core.Commands;
using KvTui.Core.Values;
using KvTui.Tty.Output.Frames;

namespace KvTui.Core.Tests.Explorer.Dispatch;

/// <summary>No key, in whatever state and window, breaks the update or leaves a state that cannot be drawn.</summary>
public sealed class EveryKeyTests
{
    private static readonly Size[] Sizes = [new(200, 50), new(80, 24), new(60, 20), new(40, 10), new(39, 9), new(1, 1)];

    /// <summary>What was drawn, by what makes a screen of another kind: a frame takes longer than all the keys that lead to it.</summary>
    private readonly HashSet<(Size, Type?, Pane, bool, bool, LoadStatus, string?)> _drawn = [];

    public static TheoryData<string> States => [.. RepresentativeStates.Names];

    [Theory]
    [MemberData(nameof(States))]
    public void Every_key_that_is_bound_anywhere_can_be_pressed_in(string state)
    {
        var start = RepresentativeStates.Of(state);
        using var picture = new Picture(start.State, TerminalCapabilities.Modern);
        foreach (var size in Sizes)
        {
            foreach (var pane in Enum.GetValues<Pane>())
            {
                var there = start.Copy().Resize(size.Width, size.Height);
                if (there.State is { TopLayer: null, Detail.Edit: null })
                {
                    there.Press($"{(int)pane + 1}");
                }

                foreach (var key in AllKeys())
                {
                    Press(there.Copy(), key, picture, $"{state}, {size.Width}x{size.Height}, pane {pane}, key {key}");
                }
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Random_keys_outcomes_and_changes_never_break_it(int seed)
    {
        var random = new Random(seed);
        var explorer = RepresentativeStates.Of(RepresentativeStates.Names[random.Next(RepresentativeStates.Names.Length)]);
        using var picture = new Picture(explorer.State, TerminalCapabilities.Modern);
        var keys = AllKeys();
        var story = new List<string>();
        for (var step = 0; step < 1500 && !explorer.State.Quitting; step++)
        {
            var key = keys[random.Next(keys.Length)];
            story.Add(key);
            _ = random.Next(12) switch
            {
                0 => explorer.Answer(),
                1 => explorer.PutElsewhere($"/app/svc/{(char)('a' + random.Next(5))}", story[^1], 1001 + step),
                2 => explorer.DeletedElsewhere($"/app/svc/{(char)('a' + random.Next(5))}", 1001 + step),
                3 => explorer.Resize(random.Next(1, 120), random.Next(1, 50)),
                4 => explorer.Pass(TimeSpan.FromMilliseconds(random.Next(3000))),
                5 => explorer.Send(ByMouse(random)),
                6 => explorer.Paste("\e[31m\r\nx"),
                7 when explorer.Effects.Any(effect => effect is Effect.Write) => explorer.WriteEnds(new WriteOutcome.Unknown(Sample.Lost, null)),
                _ => explorer.Press(key),
            };
            AssertSound(explorer, picture, $"seed {seed}: {string.Join(' ', story)}");
        }
    }

    private static UserMessage ByMouse(Random random) => random.Next(8) switch
    {
        0 => new UserMessage.Clicked((Pane)random.Next(3)),
        1 => new UserMessage.RowClicked(random.Next(-2, 30), Opens: false),
        2 => new UserMessage.RowClicked(random.Next(-2, 30), Opens: true),
        3 => new UserMessage.FoldClicked(random.Next(-2, 30)),
        4 => new UserMessage.Wheeled((Pane)random.Next(3), random.Next(-5, 6)),
        5 => new UserMessage.Pointed(random.Next(-2, 30), random.Next(-2, 90), random.Next(2) == 0),
        6 => new UserMessage.KeysResized(random.Next(-2, 130)),
        _ => new UserMessage.ClusterResized(random.Next(-2, 60)),
    };

    private void Press(TestExplorer explorer, string key, Picture picture, string story)
    {
        try
        {
            explorer.Press(key);
            AssertSound(explorer, picture, story);
            explorer.Answer().Resize(80, 24);
            AssertSound(explorer, picture, story);
        }
        catch (Exception error) when (error is not Xunit.Sdk.XunitException)
        {
            throw new InvalidOperationException(story, error);
        }
    }

    private void AssertSound(TestExplorer explorer, Picture picture, string story)
    {
        var (list, rows) = (explorer.State.Browse.List, explorer.State.Browse.Rows.Count);
        Assert.True(list.Selected < rows || (rows, list.Selected) == (0, 0), $"{story}: row {list.Selected} of {rows}");
        var state = explorer.State;
        if (_drawn.Add((state.Size, state.TopLayer?.GetType(), state.Focus, state.FullScreen, state.Detail.Edit is null, state.Detail.Status, state.Notice?.Text)))
        {
            picture.Draw(state);
        }
    }

    private static string[] AllKeys() =>
    [
        .. Keymaps().SelectMany(keymap => keymap.Bindings).SelectMany(binding => binding.Keys)
            .Concat(EditorKeymap.Default.Bindings.SelectMany(binding => binding.Keys))
            .Concat(["a", "shift+left", "f12", "enter", "tab", "ins"])
            .Distinct(),
    ];

    private static Keymap<Intent>[] Keymaps() =>
    [
        ExplorerKeymap.Keys, ExplorerKeymap.Value, ExplorerKeymap.Cluster, ExplorerKeymap.Editor, ExplorerKeymap.Pager, ExplorerKeymap.Usage,
        ExplorerKeymap.Conflict, ExplorerKeymap.Merge, ExplorerKeymap.Confirm,
        ExplorerKeymap.Found, ExplorerKeymap.Top, ExplorerKeymap.Help, ExplorerKeymap.Prompt, ExplorerKeymap.Palette, ExplorerKeymap.Question, ExplorerKeymap.OfMenu,
    ];
}
