using System.Text;
using KvTui.Core.Editing;
using KvTui.Core.Editing.Drafts;
using KvTui.Core.Editing.Leases;
using KvTui.Etcd.Model;
using KvTui.Testing;
using KvTui.Testing.Time;

namespace KvTui.Core.Tests.Editing;

public sealed class DraftStoreTests : IDisposable
{
    private static readonly KeyValue Base = Sample.Pair(new EtcdKey([0x6B, 0xFF]), [0, 1, 0xFF], 100, 3, 0x694d);

    private readonly TemporaryFolder _folder = new("drafts");
    private readonly ManualTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private readonly List<DraftStore> _stores = [];

    private string Folder => _folder.PathTo("state", "drafts");

    [Fact]
    public void A_draft_comes_back_byte_for_byte_when_its_owner_has_ended()
    {
        using (var owner = Store())
        {
            owner.Keep(Draft("line\r\ncafé\n"));
        }

        var left = Assert.Single(Store().FindLeft());
        Assert.Equal((Base.Key, 0xFEDC_BA98_7654_3210, Sample.Start), (left.Key, left.ClusterId, left.EditedAt));
        Assert.Equal("line\r\ncafé\n", Encoding.UTF8.GetString(left.Text.Span));
        Assert.Equal((Base.Key, 100, 100, 3, 0x694d), (left.Base!.Key, left.Base.CreateRevision, left.Base.ModRevision, left.Base.Version, left.Base.Lease.Id));
        Assert.True(left.Base.Value.Span.SequenceEqual(Base.Value.Span));
    }

    [Fact]
    public void A_draft_of_a_new_key_has_no_base()
    {
        using (var owner = Store())
        {
            owner.Keep(Draft("x") with { Base = null });
        }

        Assert.Contains("\"base_value\":null", File.ReadAllText(Assert.Single(Directory.GetFiles(Folder))), StringComparison.Ordinal);
        Assert.Null(Assert.Single(Store().FindLeft()).Base);
    }

    [Fact]
    public void Only_the_owner_may_read_the_file_and_the_folder()
    {
        Directory.CreateDirectory(Folder);
        Store().Keep(Draft("secret"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Assert.Single(Directory.GetFiles(Folder))));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Folder));
    }

    [Fact]
    public void The_draft_of_a_running_explorer_is_not_offered()
    {
        var owner = Store();
        owner.Keep(Draft("1"));
        owner.Keep(Draft("2"));
        Assert.Empty(Store().FindLeft());
        owner.Dispose();
        Assert.Equal("2", Encoding.UTF8.GetString(Assert.Single(Store().FindLeft()).Text.Span));
    }

    [Fact]
    public void What_one_explorer_offers_no_other_does_until_it_is_left()
    {
        Leave("x");
        var (first, second) = (Store(), Store());
        var left = Assert.Single(first.FindLeft());
        Assert.Empty(second.FindLeft());
        first.Settle(left, DraftFate.Left);
        Assert.Single(second.FindLeft());
    }

    [Fact]
    public void Dropping_removes_the_file_and_is_harmless_without_one()
    {
        var store = Store();
        store.Drop();
        store.Keep(Draft("x"));
        store.Drop();
        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Fact]
    public void A_draft_that_is_opened_again_is_overwritten_and_dropped_in_its_place()
    {
        Leave("old text");
        var store = Store();
        store.Settle(Assert.Single(store.FindLeft()), DraftFate.Reopened);
        store.Keep(Draft("new text"));
        Assert.Single(Directory.GetFiles(Folder));
        Assert.Empty(Store().FindLeft());
        store.Drop();
        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Fact]
    public void A_draft_that_is_discarded_is_gone()
    {
        Leave("x");
        var store = Store();
        store.Settle(Assert.Single(store.FindLeft()), DraftFate.Discarded);
        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Fact]
    public void Only_drafts_of_the_same_endpoints_and_root_are_offered()
    {
        Leave("x");
        Assert.Empty(Store(root: EtcdKey.FromText("/app/")).FindLeft());
        Assert.Empty(Store([Sample.Endpoint, new("other", 2379, false)]).FindLeft());
        Assert.Single(Store().FindLeft());
    }

    [Fact]
    public void Several_are_given_oldest_first()
    {
        Leave("late", Sample.Start + TimeSpan.FromHours(1));
        Leave("early");
        Assert.Equal(["early", "late"], Store().FindLeft().Select(left => Encoding.UTF8.GetString(left.Text.Span)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("null")]
    [InlineData("{\"version\":1}")]
    [InlineData("""{"version":2,"endpoints":["http://127.0.0.1:2379"],"root":"","cluster_id":"0","key":"aw==","text":"","edited_at":"2026-01-01T12:00:00+00:00"}""")]
    [InlineData("""{"version":1,"endpoints":["http://127.0.0.1:2379"],"root":"","cluster_id":"no","key":"aw==","text":"","edited_at":"2026-01-01T12:00:00+00:00"}""")]
    [InlineData("""{"version":1,"endpoints":null,"root":"","cluster_id":"0","key":"aw==","text":"","edited_at":"2026-01-01T12:00:00+00:00"}""")]
    [InlineData("""{"version":1,"endpoints":["http://127.0.0.1:2379"],"root":"","cluster_id":"0","key":"aw==","text":"","lease_use":4,"lease_number":1,"edited_at":"2026-01-01T12:00:00+00:00"}""")]
    public void What_is_not_understood_is_left_alone(string content)
    {
        Directory.CreateDirectory(Folder);
        var path = Path.Combine(Folder, "strange.json");
        File.WriteAllText(path, content);
        Leave("good");
        Assert.Equal("good", Encoding.UTF8.GetString(Assert.Single(Store().FindLeft()).Text.Span));
        Assert.Equal(content, File.ReadAllText(path));
    }

    [Fact]
    public void A_draft_without_the_field_is_one_of_a_cluster_that_is_not_known()
    {
        Leave("x");
        var path = Assert.Single(Directory.GetFiles(Folder));
        var field = "\"cluster_id\":\"fedcba9876543210\",";
        var text = File.ReadAllText(path);
        Assert.Contains(field, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(field, "", StringComparison.Ordinal));
        Assert.Equal(0UL, Assert.Single(Store().FindLeft()).ClusterId);
    }

    [Theory]
    [InlineData(LeaseUse.Attach, 0x7FFF_0000_0000_0077)]
    [InlineData(LeaseUse.Detach, 0)]
    [InlineData(LeaseUse.Grant, 9_000_000_000)]
    public void The_choice_of_a_lease_comes_back_and_a_draft_without_one_keeps_the_lease(LeaseUse use, long number)
    {
        using (var owner = Store())
        {
            owner.Keep(Draft("x") with { Lease = new(use, number) });
        }

        using (var finder = Store())
        {
            Assert.Equal(new(use, number), Assert.Single(finder.FindLeft()).Lease);
        }

        var path = Assert.Single(Directory.GetFiles(Folder));
        var fields = $"\"lease_use\":{(int)use},\"lease_number\":{number},";
        var text = File.ReadAllText(path);
        Assert.Contains(fields, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(fields, "", StringComparison.Ordinal));
        Assert.Equal(default, Assert.Single(Store().FindLeft()).Lease);
    }

    [Fact]
    public void A_half_written_file_is_no_draft_and_is_cleared_away_in_time()
    {
        Directory.CreateDirectory(Folder);
        var path = Path.Combine(Folder, "half.json.new");
        File.WriteAllText(path, "{\"ver");
        Assert.Empty(Store().FindLeft());
        Assert.True(File.Exists(path));
        _clock.Advance(TimeSpan.FromHours(2));
        Assert.Empty(Store().FindLeft());
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void Without_a_place_there_are_no_drafts_and_keeping_one_says_why()
    {
        using var store = new DraftStore(null, [Sample.Endpoint], EtcdKey.Empty, _clock);
        Assert.Empty(store.FindLeft());
        Assert.Contains("HOME", Assert.Throws<IOException>(() => store.Keep(Draft("x"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_that_can_not_be_made_is_an_error_and_the_draft_before_stays()
    {
        File.WriteAllText(_folder.PathTo("state"), "a file where the folder should be");
        Assert.ThrowsAny<IOException>(() => Store().Keep(Draft("x")));
        Assert.Empty(Store().FindLeft());
    }

    [Fact]
    public void When_a_later_version_can_not_be_written_the_one_before_stays()
    {
        var store = Store();
        store.Keep(Draft("first"));
        var path = Assert.Single(Directory.GetFiles(Folder));
        Directory.CreateDirectory(path + ".new");
        Assert.ThrowsAny<Exception>(() => store.Keep(Draft("second")));
        store.Dispose();
        Assert.Equal("first", Encoding.UTF8.GetString(Assert.Single(Store().FindLeft()).Text.Span));
    }

    public void Dispose()
    {
        _stores.ForEach(store => store.Dispose());
        _folder.Dispose();
    }

    private static Draft Draft(string text) =>
        new(Base.Key, Base, TextEditorState.FromBytes(Encoding.UTF8.GetBytes(text)), 0xFEDC_BA98_7654_3210, Sample.Start);

    private void Leave(string text, DateTimeOffset? at = null)
    {
        using var owner = Store();
        owner.Keep(Draft(text) with { EditedAt = at ?? Sample.Start });
    }

    private DraftStore Store(IReadOnlyList<EtcdEndpoint>? endpoints = null, EtcdKey root = default)
    {
        _stores.Add(new(Folder, endpoints ?? [Sample.Endpoint], root, _clock));
        return _stores[^1];
    }
}
