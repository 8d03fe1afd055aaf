using System.Text;
using KvTui.Etcd.Model;
using KvTui.Testing.Values;

namespace KvTui.Core.Tests.Editing;

/// <summary>A value that is opened, edited in one place and saved differs from what was stored in that place only, whatever else is in it.</summary>
public sealed class RoundTripTests
{
    private const int Count = 500;
    private const string New = "8899889";
    private const string Broken = "Not saved: the text is not JSON any more";

    private static readonly (string Name, Func<TestExplorer, TestExplorer> Edit, string Instead)[] Edits =
    [
        ("typed at a hit", static explorer => Found(explorer).Type("88"), "88" + OddValue.Mark),
        ("deleted at a hit", static explorer => Found(explorer).Press("del del"), OddValue.Mark[2..]),
        ("deleted behind a hit", static explorer => Found(explorer).Press("right right backspace backspace"), OddValue.Mark[2..]),
        ("pasted at a hit", static explorer => Found(explorer).Paste(New), New + OddValue.Mark),
        ("typed, undone and redone", static explorer => Found(explorer).Type("8").Press("ctrl+_ ctrl+y"), "8" + OddValue.Mark),
        ("replaced", static explorer => Replacing(explorer).Press("t"), New),
        ("all replaced", static explorer => Replacing(explorer).Press("a"), New),
    ];

    [Fact]
    public void Only_the_place_that_was_edited_differs()
    {
        var edits = 0;
        foreach (var value in OddValues.Of(Count))
        {
            if (value.IsMarked)
            {
                var (name, edit, instead) = Edits[edits++ % Edits.Length];
                AssertSame(value.With(instead), edit(Opened(value)), $"{value}, {name}");
            }
            else
            {
                AssertSame([(byte)'x', .. value.Bytes], Opened(value).Type("x"), $"{value}, typed at the start");
                AssertSame([.. value.Bytes, (byte)'x'], Opened(value).Press("ctrl+end").Type("x"), $"{value}, typed at the end");
            }
        }

        Assert.True(edits > Count * 9 / 10, $"only {edits} values have a place to edit");
    }

    [Fact]
    public void Only_the_place_that_another_editor_has_changed_differs_also_if_it_ends_the_text()
    {
        var edits = 0;
        foreach (var value in OddValues.Of(Count).Where(static value => value.IsMarked))
        {
            var end = edits++ % 3 == 0 ? "" : "\n";
            var explorer = Stored(value).Do(Intent.EditExternally);
            var edit = explorer.Last<Effect.EditExternally>().Edit;
            var given = edit.Editor.ToBytes();
            byte[] left = [.. new OddValue("given", given).With(New), .. given.AsSpan().EndsWith("\n"u8) ? [] : Encoding.UTF8.GetBytes(end)];
            explorer.Send(new OperationMessage.ExternallyEdited(edit, left));
            AssertSame(value.With(New), explorer, $"{value}, by another editor");
        }
    }

    [Fact]
    public void What_was_typed_and_taken_back_is_no_change()
    {
        foreach (var value in OddValues.Of(Count).Where(static value => value.Bytes.Length < 100_000))
        {
            var explorer = Opened(value).Type("xy").Press("backspace backspace ctrl+s");
            Assert.True(explorer.Notice == "nothing changed, nothing saved", $"{value}: {explorer.Notice}");
            Assert.Empty(explorer.Effects.OfType<Effect.Write>());
        }
    }

    [Fact]
    public void Each_oddity_occurs_in_several_values()
    {
        var names = OddValues.Of(Count).Select(static value => value.Name).ToList();
        Assert.Equal(Count, names.Count);
        Assert.All(OddValues.Oddities, odd => Assert.True(names.Count(name => name.Contains(odd, StringComparison.Ordinal)) >= 10, odd));
        Assert.InRange(OddValues.Of(Count).Count(static value => value.Bytes.Length is > 900_000 and < 1_500_000), 9, 29);
    }

    private static TestExplorer Stored(OddValue value) => new TestExplorer().Listed([Sample.Pair(EtcdKey.FromText("k"), value.Bytes)]);

    private static TestExplorer Opened(OddValue value) => Stored(value).Press("e");

    private static TestExplorer Found(TestExplorer explorer) => explorer.Press("ctrl+f").Type(OddValue.Mark).Press("enter");

    private static TestExplorer Replacing(TestExplorer explorer) =>
        explorer.Press("f9").Type(OddValue.Mark).Press("enter").Type(New).Press("enter");

    private static void AssertSame(byte[] expected, TestExplorer explorer, string story)
    {
        if (!explorer.Effects.OfType<Effect.Write>().Any())
        {
            explorer.Press(explorer.Press("ctrl+s").Notice?.StartsWith(Broken, StringComparison.Ordinal) == true ? "ctrl+s" : "");
        }

        Assert.True(explorer.Effects.OfType<Effect.Write>().Any(), $"{story}: nothing was saved, {explorer.Notice}");
        var saved = ((WriteRequest.Save)explorer.LastWrite()).Value.Span;
        var same = saved.CommonPrefixLength(expected);
        Assert.True(
            saved.SequenceEqual(expected),
            $"{story}: from byte {same} on, {Shown(saved[same..])} was saved in place of {Shown(expected.AsSpan(same))}");
    }

    private static string Shown(ReadOnlySpan<byte> bytes) => Text.Printable.Escaped(bytes[..Math.Min(40, bytes.Length)]);
}
