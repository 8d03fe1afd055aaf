namespace KvTui.Etcd.Tests.Kv.Listing;

public sealed class ValuePagesTests
{
    private const int Mebibyte = 1024 * 1024;

    public static TheoryData<string> Mixtures => ["large", "small", "small, then large", "large, then small", "one huge", "by turns"];

    [Theory]
    [MemberData(nameof(Mixtures))]
    public void Every_value_comes_once_and_no_page_of_several_is_larger_than_4_MiB(string mixture)
    {
        var sizes = Sizes(mixture);
        var server = new SizedServer(sizes);

        Assert.Equal(Enumerable.Range(0, sizes.Length), server.Read());

        Assert.All(server.Answers.Where(answer => !answer.Refused && answer.Keys > 1), answer => Assert.InRange(answer.Bytes, 0, 4 * Mebibyte));
        Assert.InRange(server.Answers.Max(answer => answer.Keys), 1, 500);
        Assert.InRange(server.Answers.Count(answer => answer.Refused), 0, mixture == "by turns" ? sizes.Length / 100 : 3);
    }

    [Fact]
    public void Large_values_are_read_one_at_a_time_from_the_second_page_on()
    {
        var server = new SizedServer(Sizes("large"));
        server.Read();
        Assert.All(server.Answers[1..], answer => Assert.InRange(answer.Keys, 0, 1));
    }

    [Fact]
    public void Small_values_are_read_by_few_requests()
    {
        var server = new SizedServer(Sizes("small"));
        server.Read();
        Assert.InRange(server.Answers.Count, 1, 40);
    }

    [Theory]
    [MemberData(nameof(Mixtures))]
    public void Short_pages_do_not_make_the_server_walk_far(string mixture)
    {
        var server = new SizedServer(Sizes(mixture));
        server.Read();
        Assert.InRange(server.Answers.Skip(1).Max(answer => answer.Walked), 1, 4_000);
    }

    private static int[] Sizes(string mixture) => mixture switch
    {
        "large" => Of(2_300, _ => Mebibyte),
        "small" => Of(10_000, _ => 200),
        "small, then large" => Of(10_000, number => number < 9_000 ? 100 : Mebibyte),
        "large, then small" => Of(10_000, number => number < 1_000 ? Mebibyte : 100),
        "one huge" => Of(5_000, number => number == 3_000 ? 9 * Mebibyte : 100),
        "by turns" => Of(5_000, number => number / 250 % 2 == 0 ? 100 : 3 * Mebibyte / 2),
        _ => throw new ArgumentOutOfRangeException(nameof(mixture), mixture, null),
    };

    private static int[] Of(int count, Func<int, int> size) => [.. Enumerable.Range(0, count).Select(size)];
}
