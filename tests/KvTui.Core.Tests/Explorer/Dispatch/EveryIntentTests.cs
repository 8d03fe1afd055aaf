using KvTui.Core.Commands;

namespace KvTui.Core.Tests.Explorer.Dispatch;

/// <summary>Every key of the table does something that can be seen, or says why not.</summary>
public sealed class EveryIntentTests
{
    public static TheoryData<Pane, Intent> PaneIntents()
    {
        var data = new TheoryData<Pane, Intent>();
        foreach (var pane in Enum.GetValues<Pane>())
        {
            foreach (var binding in ExplorerKeymap.Of(pane).Bindings)
            {
                data.Add(pane, binding.Intent);
            }
        }

        return data;
    }

    public static TheoryData<Intent> EditorIntents() => [.. ExplorerKeymap.Editor.Bindings.Select(binding => binding.Intent)];

    [Theory]
    [MemberData(nameof(PaneIntents))]
    public void A_key_of_a_pane_changes_the_state_asks_for_an_effect_or_says_why_not(Pane pane, Intent intent)
    {
        var value = string.Concat(Enumerable.Range(0, 100).Select(i => $"line {i}\n"));
        var explorer = new TestExplorer().Listed([.. Enumerable.Range(10, 60).Select(i => Sample.Pair($"/app/k{i}", value))]);
        explorer.Send(new ClusterMessage(Sample.Report([.. Enumerable.Range(1, 20).Select(i => Sample.Member((ulong)i))])));
        explorer.GoTo("/app/k40").Press("2 pgdn 3 down down 1");
        foreach (var focus in Enumerable.Range(0, (int)pane))
        {
            explorer.Press("tab");
        }

        if (intent == KeyOfPane(pane))
        {
            explorer.Press("tab").Do(intent);
            Assert.Equal(pane, explorer.State.Focus);
            return;
        }

        if (intent == Intent.Back && pane == Pane.Keys)
        {
            explorer.Press("f");
        }

        explorer.AssertThat(Changes(explorer, intent), $"{intent} does nothing in {pane}");
    }

    [Fact]
    public void Every_intent_may_come_in_every_pane()
    {
        foreach (var pane in Enum.GetValues<Pane>())
        {
            foreach (var intent in Enum.GetValues<Intent>())
            {
                var explorer = TestExplorer.Live("a");
                explorer.Do(KeyOfPane(pane));
                Assert.Null(Record.Exception(() => explorer.Do(intent)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(EditorIntents))]
    public void A_key_of_the_editor_changes_the_state_or_asks_for_an_effect(Intent intent)
    {
        var explorer = TestExplorer.Live("a").Press("e").Type("typed").Press("shift+left shift+left alt+w ctrl+_ ctrl+y");
        explorer.Type("x").Press("shift+left");
        if (intent == Intent.Redo)
        {
            explorer.Press("ctrl+_");
        }

        var before = explorer.State;
        var effects = explorer.Effects.Count;
        explorer.Do(intent);
        var changed = explorer.Effects.Count > effects || explorer.State.Detail.Edit != before.Detail.Edit || explorer.State.Layers != before.Layers
            || explorer.State.Notice != before.Notice;
        explorer.AssertThat(changed, $"{intent} does nothing in the editor");
    }

    private static bool Changes(TestExplorer explorer, Intent intent)
    {
        var before = explorer.State;
        var effects = explorer.Effects.Count;
        explorer.Do(intent);
        var after = explorer.State;
        return explorer.Effects.Count > effects || after.Notice != before.Notice || after.Layers != before.Layers || after.Browse != before.Browse
            || after.Detail != before.Detail || after.Cluster != before.Cluster || after.Focus != before.Focus || after.FullScreen != before.FullScreen
            || after.Split != before.Split || after.Quitting;
    }

    private static Intent KeyOfPane(Pane pane) => pane switch
    {
        Pane.Keys => Intent.KeysPane,
        Pane.Value => Intent.ValuePane,
        Pane.Cluster => Intent.ClusterPane,
        _ => throw new ArgumentOutOfRangeException(nameof(pane), pane, "is not a known pane"),
    };
}
