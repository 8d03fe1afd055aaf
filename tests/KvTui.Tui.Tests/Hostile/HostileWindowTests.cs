using System.Text;
using KvTui.Core.Editing;
using KvTui.Etcd.Model;
using KvTui.Text;
using KvTui.Tty.Output.Frames;
using KvTui.Tty.Tests.Hostile;

namespace KvTui.Tui.Tests.Hostile;

/// <summary>Whatever text keys, values, members, notices and editors hold, no view throws and nothing harmful is sent.</summary>
public sealed class HostileWindowTests
{
    private const int StringsAFrame = 12;
    private const int KeysATree = 8;

    /// <summary>How many strings are shown: 100 000 with KVTUI_FULL=1.</summary>
    private static int Strings => Environment.GetEnvironmentVariable("KVTUI_FULL") == "1" ? 100_000 : 3_000;

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Whatever_is_shown_nothing_throws_and_nothing_harmful_is_sent(int seed, bool isUtf8)
    {
        var random = new Random(seed);
        var capabilities = TerminalCapabilities.Modern with { Utf8 = isUtf8 };
        var explorer = new TestExplorer(new(100, 30), null, capabilities);
        using var screen = new TestScreen(explorer, capabilities);
        var checkedWrites = 0;
        for (var shown = 0; shown < Strings / 2; shown += StringsAFrame)
        {
            var texts = Enumerable.Range(0, StringsAFrame).Select(_ => HostileText.Make(random, 24)).ToArray();
            try
            {
                Show(explorer, screen, texts, random);
            }
            catch (Exception failure) when (failure is not Xunit.Sdk.XunitException)
            {
                throw new InvalidOperationException("with " + string.Join(" | ", texts.Select(Units)), failure);
            }

            Assert.All(screen.Terminal.Writes, static bytes => SentText.AssertHarmless(bytes));
            checkedWrites += screen.Terminal.Writes.Count;
            screen.Terminal.Writes.Clear();
        }

        Assert.True(checkedWrites > Strings / StringsAFrame);
    }

    [Fact]
    public void No_underscore_of_a_key_is_lost()
    {
        var random = new Random(3);
        var explorer = new TestExplorer(new(160, 40));
        using var screen = new TestScreen(explorer);
        for (var shown = 0; shown < Strings / 10; shown += KeysATree)
        {
            var names = Enumerable.Range(0, KeysATree).Select(i => $"{i}{Name(random)}").ToArray();
            explorer.Listed([.. names.Select(static name => Sample.Pair(name, name, 1000)).OrderBy(pair => pair.Key)]);
            screen.Show(explorer.Press("home").State);
            for (var i = 0; i < KeysATree; i++)
            {
                screen.Show(explorer.Press(i == 0 ? "home" : "down").Answer().State);
                var name = names[i];
                var rows = screen.Terminal.Shown.Rows;
                Assert.Contains(rows.Skip(1), row => row[..60].Contains(name, StringComparison.Ordinal));
                Assert.Contains(name, rows[0], StringComparison.Ordinal);
                screen.Show(explorer.Press("2 e").State);
                Assert.Contains($"Edit ─ {name} ", screen.Terminal.Shown.Rows[0], StringComparison.Ordinal);
                Assert.Contains(name, screen.Terminal.Shown.Rows[1][60..], StringComparison.Ordinal);
                explorer.Press("esc 1");
            }
        }
    }

    private static void Show(TestExplorer explorer, TestScreen screen, string[] texts, Random random)
    {
        var pairs = texts[..6].Select((text, i) => Sample.Pair(KeyOf($"{i}/{text}"), Encoding.UTF8.GetBytes(texts[i + 1]), 1000, 1));
        explorer.Listed([.. pairs.OrderBy(pair => pair.Key)]);
        var members = Enumerable.Range(0, 3).Select(i => Sample.Member((ulong)i + 1) with { Name = texts[6 + i] });
        explorer.Send(new ClusterMessage(Sample.Report([.. members]), Sample.Start));
        if (explorer.State.Browse.IsTree)
        {
            explorer.Press("T");
        }

        screen.Show(explorer.Press("home").State);
        for (var i = 0; i < 3; i++)
        {
            screen.Show(explorer.Press("down").Answer().State);
        }

        var state = explorer.State;
        var notice = new Notice((NoticeKind)random.Next(4), texts[9] + texts[10] + texts[10], state.Now + TimeSpan.FromHours(1));
        screen.Show(state with { Notice = notice });
        var editor = TextEditorState.FromBytes(Encoding.UTF8.GetBytes(texts[11] + "\n" + texts[10])).WithViewport(new(50, 20));
        var session = new EditSession(KeyOf(texts[8]), null, editor, null, false, false);
        screen.Show(state with { Detail = state.Detail with { Edit = session } });
        editor = editor.Insert(texts[7]).Apply(EditorCommand.LineStart).Apply(EditorCommand.DocumentEnd, select: true);
        screen.Show(state with { Notice = notice, Detail = state.Detail with { Edit = session with { Editor = editor } } });
        screen.Show(state with { Browse = state.Browse with { FilterText = texts[10] } });
        screen.Show(state);
    }

    /// <summary>A key with a text in it, and bytes that are no text if a lone surrogate is.</summary>
    private static EtcdKey KeyOf(string text) =>
        new([.. Encoding.UTF8.GetBytes(text), .. text.Contains('\uD800') ? (byte[])[0xed, 0xa0, 0x80, 0xff] : []]);

    /// <summary>A name without blanks at its ends, of underscores and what is beside them in keys, and as wide as there is room.</summary>
    private static string Name(Random random)
    {
        string[] pieces = ["_", "__", "a", "key", "_x_", "-", ".", "é", "漢", "_"];
        var name = string.Concat(Enumerable.Range(0, random.Next(1, 10)).Select(_ => pieces[random.Next(pieces.Length)]));
        return name[..CellWidth.Fit(name, 30).Length];
    }

    private static string Units(string text) => string.Join(' ', text.Select(static unit => $"{(int)unit:x4}"));
}
