using KvTui.Core.Care;
using KvTui.Core.Care.Guided;
using KvTui.Core.Care.Running;
using KvTui.Etcd.Model;
using KvTui.Testing;
using KvTui.Testing.Time;

namespace KvTui.Core.Tests.Care;

public sealed class AccountStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("care");
    private readonly ManualTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private readonly List<AccountStore> _stores = [];

    private string Folder => _folder.PathTo("state", "care");

    public static TheoryData<string> Steps => [.. Known.Keys];

    private static IReadOnlyDictionary<string, CareStep?> Known { get; } = new Dictionary<string, CareStep?>
    {
        ["none"] = null,
        ["compact"] = new CareStep.Compact(long.MaxValue),
        ["defragment"] = new CareStep.Defragment(ulong.MaxValue),
        ["move"] = new CareStep.MoveLeader(1, 0x8000_0000_0000_0000),
        ["disarm"] = new CareStep.Disarm(new(7, AlarmKind.NoSpace)),
        ["test"] = new CareStep.TestWrite(),
    };

    [Theory]
    [MemberData(nameof(Steps))]
    public void An_account_comes_back_as_it_was_when_its_owner_has_ended(string step)
    {
        var account = Account() with { UnderWay = Known[step] };
        using (var owner = Store())
        {
            owner.Keep(account);
        }

        var left = Assert.Single(Store().Others());
        Assert.Equal((CareKind.Space, 0xFEDC_BA98_7654_3210, Known[step], Sample.Start, 4242, false), (left.Kind, left.ClusterId, left.UnderWay, left.At, left.Process, left.IsAlive));
        Assert.Equal((900, true), (left.Progress.Revision, left.Progress.IsTried));
        Assert.Equal([1UL, ulong.MaxValue], left.Progress.Defragmented.Order());
        Assert.NotEqual("", left.Name);
    }

    [Fact]
    public void Only_the_owner_may_read_the_files_and_the_folder()
    {
        Store().Keep(Account());

        Assert.All(Directory.GetFiles(Folder), static file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Folder));
    }

    [Fact]
    public void While_its_owner_is_there_others_can_read_it_and_cannot_take_it()
    {
        var owner = Store();
        owner.Keep(Account());
        owner.Keep(Account() with { Kind = CareKind.Defragmentation });

        var seen = Assert.Single(Store().Others());
        Assert.Equal((CareKind.Defragmentation, true), (seen.Kind, seen.IsAlive));
        Assert.False(Store().Take(seen.Name));
        Assert.Empty(owner.Others());
    }

    [Fact]
    public void What_is_dropped_is_gone_and_another_one_can_be_kept()
    {
        var store = Store();
        store.Drop();
        store.Keep(Account());
        store.Drop();
        Assert.Empty(Directory.GetFiles(Folder));

        store.Keep(Account());
        Assert.Single(Store().Others());
    }

    [Fact]
    public void What_was_left_behind_is_taken_by_one_only()
    {
        using (var owner = Store())
        {
            owner.Keep(Account());
        }

        var (first, second) = (Store(), Store());
        var left = Assert.Single(first.Others());
        Assert.True(first.Take(left.Name));
        Assert.False(second.Take(left.Name));
        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("null")]
    [InlineData("{\"version\":1}")]
    [InlineData("""{"version":2,"course":"space","cluster_id":"1","forgets":0,"defragmented":[],"tried":false,"at":"2026-01-01T12:00:00Z","process":1}""")]
    [InlineData("""{"version":1,"course":"other","cluster_id":"1","forgets":0,"defragmented":[],"tried":false,"at":"2026-01-01T12:00:00Z","process":1}""")]
    [InlineData("""{"version":1,"course":"space","cluster_id":"","forgets":0,"defragmented":[],"tried":false,"at":"2026-01-01T12:00:00Z","process":1}""")]
    [InlineData("""{"version":1,"course":"space","cluster_id":"1","forgets":0,"defragmented":["x"],"tried":false,"at":"2026-01-01T12:00:00Z","process":1}""")]
    [InlineData("""{"version":1,"course":"space","cluster_id":"1","forgets":0,"defragmented":[],"tried":false,"step":"burn","one":"1","other":"0","at":"2026-01-01T12:00:00Z","process":1}""")]
    public void What_is_not_understood_is_left_alone(string content)
    {
        Store().Keep(Account());
        var path = Path.Combine(Folder, "strange.json");
        File.WriteAllText(path, content);

        Assert.Single(Store().Others());
        Assert.Equal(content, File.ReadAllText(path));
    }

    [Fact]
    public void What_a_crash_has_left_half_written_is_no_account_and_is_cleared_away_in_time()
    {
        Directory.CreateDirectory(Folder);
        var (half, claim) = (Path.Combine(Folder, "a.new"), Path.Combine(Folder, "b.lock"));
        File.WriteAllText(half, "{\"ver");
        File.WriteAllText(claim, "");
        Store().Keep(Account());
        Assert.Single(Store().Others());
        Assert.True(File.Exists(half) && File.Exists(claim));

        _clock.Advance(TimeSpan.FromHours(2));

        Assert.Single(Store().Others());
        Assert.False(File.Exists(half) || File.Exists(claim));
        Assert.Equal(2, Directory.GetFiles(Folder).Length);
    }

    [Fact]
    public void Without_a_place_there_are_no_accounts_and_keeping_one_says_why()
    {
        using var store = new AccountStore(null, _clock);

        Assert.Empty(store.Others());
        Assert.False(store.Take("a"));
        Assert.Contains("HOME", Assert.Throws<IOException>(() => store.Keep(Account())).Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _stores.ForEach(static store => store.Dispose());
        _folder.Dispose();
    }

    private static CareAccount Account() => new(
        CareKind.Space, 0xFEDC_BA98_7654_3210, new(900, new HashSet<ulong> { 1, ulong.MaxValue }, IsTried: true), null, Sample.Start)
    { Process = 4242 };

    private AccountStore Store()
    {
        _stores.Add(new(Folder, _clock));
        return _stores[^1];
    }
}
