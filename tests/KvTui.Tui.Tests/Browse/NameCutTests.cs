using KvTui.Tui.Browse;

namespace KvTui.Tui.Tests.Browse;

/// <summary>Names that are too long for the key pane never look alike.</summary>
public sealed class NameCutTests
{
    [Theory]
    [InlineData("short", "", "", "short")]
    [InlineData("a-name-that-is-long", "", "", "a-name-th…")]
    [InlineData("a-name-that-is-long", "a-nab", "b", "a-name-th…")]
    [InlineData("service-account-one", "service-account-ones", "", "ser…nt-one")]
    [InlineData("service-account-1234567", "service-account-0234567", "", "…t-1234567")]
    [InlineData("service-account-1-and-much-more", "service-account-2-and-much-more", "", "…1-and-mu…")]
    public void A_name_is_cut_where_its_neighbours_are_alike(string name, string before, string after, string shown) =>
        Assert.Equal(shown, NameCut.Of(name, before, after, 10, '…'));

    [Fact]
    public void Neighbours_of_any_kind_look_different_and_fit()
    {
        var random = new Random(42);
        for (var round = 0; round < 2_000; round++)
        {
            string[] names = [.. Enumerable.Range(0, 3).Select(_ => Name(random)).Distinct().Order(StringComparer.Ordinal)];
            var room = random.Next(8, 20);
            string[] shown = [.. names.Select((name, i) => NameCut.Of(name, i > 0 ? names[i - 1] : "", i + 1 < names.Length ? names[i + 1] : "", room, '…'))];
            Assert.All(shown, name => Assert.True(Text.CellWidth.Of(name) <= room, name));
            Assert.True(shown.Distinct().Count() == shown.Length, $"{string.Join(", ", names)} in {room}: {string.Join(", ", shown)}");
        }
    }

    private static string Name(Random random)
    {
        string[] words = ["service-account-", "kube-system-", "a", "b", "語", "-very-long-indeed", "0", "1"];
        return string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => words[random.Next(words.Length)]));
    }
}
