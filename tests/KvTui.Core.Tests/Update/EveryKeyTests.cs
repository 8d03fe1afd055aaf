using KvTui.Core.Intents;
using KvTui.Core.Messages;
using KvTui.Core.State;
using KvTui.Core.Tests.Explorer;
using KvTui.Tty.Output.Frames;

namespace KvTui.Core.Tests.Update;

/// <summary>No key, in whatever state and window, breaks the update or leaves a state that can not be drawn.</summary>
public sealed class EveryKeyTests
{
    private static readonly Size[] Sizes = [new(200, 50), new(80, 24), new(60, 20), new(40, 10), new(39, 9), new(1, 1)];

    public static TheoryData<string> States => [.. RepresentativeStates.Names];

    [Theory]
    [MemberData(nameof(States))]
    public void Every_key_that_is_bound_anywhere_can_be_pressed_in(string state)
    {
        var start = RepresentativeStates.Of(state);
        foreach (var size in Sizes)
        {
            foreach (var pane in Enum.GetValues<Pane>())
            {
                var there = start.Copy().Resize(size.Width, size.Height);
                if (there.State is { Top: null, Detail.Edit: null })
                {
                    there.Press($"{(int)pane + 1}");
                }

                foreach (var key in AllKeys())
                {
                    Press(there.Copy(), key, $"{state}, {size.Width}x{size.Height}, pane {pane}, key {KeyName.Of(key)}");
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
        var keys = AllKeys();
        var story = new List<string>();
        for (var step = 0; step < 1500 && !explorer.State.Quitting; step++)
        {
            var key = keys[random.Next(keys.Length)];
            story.Add(KeyName.Of(key));
            _ = random.Next(12) switch
            {
                0 => explorer.Answer(),
                1 => explorer.PutElsewhere($"/app/svc/{(char)('a' + random.Next(5))}", story[^1], 1001 + step),
                2 => explorer.DeletedElsewhere($"/app/svc/{(char)('a' + random.Next(5))}", 1001 + step),
                3 => explorer.Resize(random.Next(1, 120), random.Next(1, 50)),
                4 => explorer.Pass(TimeSpan.FromMilliseconds(random.Next(3000))),
                5 => explorer.Send(new InputMessage(new InputEvent.MouseUsed(new(random.Next(80), random.Next(24)), (MouseAction)random.Next(7), default))),
                6 => explorer.Send(new InputMessage(new InputEvent.Pasted("\e[31m\r\nx"))),
                7 when explorer.Effects.Any(effect => effect is Effect.Write) => explorer.WriteEnds(new WriteOutcome.Unknown(Sample.Lost, null)),
                _ => explorer.Send(new InputMessage(new InputEvent.KeyPressed(key))),
            };
            AssertSound(explorer, $"seed {seed}: {string.Join(' ', story)}");
        }
    }

    private static void Press(TestExplorer explorer, Key key, string story)
    {
        try
        {
            explorer.Send(new InputMessage(new InputEvent.KeyPressed(key)));
            AssertSound(explorer, story);
            explorer.Answer().Resize(80, 24);
            AssertSound(explorer, story);
        }
        catch (Exception error) when (error is not Xunit.Sdk.XunitException)
        {
            throw new InvalidOperationException(story, error);
        }
    }

    private static void AssertSound(TestExplorer explorer, string story)
    {
        var (list, rows) = (explorer.State.Browse.List, explorer.State.Browse.Rows.Count);
        Assert.True(list.Selected < rows || (rows, list.Selected) == (0, 0), $"{story}: row {list.Selected} of {rows}");
        explorer.Draw();
    }

    private static Key[] AllKeys() =>
    [
        .. Keymaps().SelectMany(keymap => keymap.Bindings).SelectMany(binding => binding.Keys).Distinct(),
        Key.Of('a'), Key.Named(KeyCode.F12), Key.Named(KeyCode.Enter), Key.Named(KeyCode.Tab), Key.Named(KeyCode.Insert),
    ];

    private static Keymap<Intent>[] Keymaps() => [ExplorerKeymap.Keys, ExplorerKeymap.Value, ExplorerKeymap.Cluster, ExplorerKeymap.Editor, ExplorerKeymap.Pager, ExplorerKeymap.Usage, ExplorerKeymap.Found, ExplorerKeymap.Top];
}
