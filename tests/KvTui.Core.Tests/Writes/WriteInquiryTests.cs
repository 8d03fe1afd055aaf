using System.Net.Sockets;
using KvTui.Core.Keyspace.Pages;
using KvTui.Core.Tests.Fakes;
using KvTui.Core.Writes.Guarded;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Testing;
using KvTui.Testing.Time;

namespace KvTui.Core.Tests.Writes;

/// <summary>Whatever the answer that got lost would have said is found out by reading, or said to be unknown; nothing is sent twice.</summary>
public sealed class WriteInquiryTests : IAsyncDisposable
{
    private static readonly EtcdEndpoint Other = new("127.0.0.1", 2381, false);
    private static readonly KeyValue Base = Sample.Pair("k", "old", 100);
    private static readonly KeyValue Gone = new(Base.Key, default, 0, 1000, 0, 0);
    private static readonly KeyValue Below = Sample.Pair("p/b", "", 800);
    private static readonly KeyValue Mine = Next(Base, "new", 1000);
    private static readonly WriteRequest.Save Save = new(Base, "new"u8.ToArray());
    private static readonly WriteRequest.Create Create = new(Base.Key, "new"u8.ToArray());
    private static readonly WriteRequest.Delete Delete = new(KeyEntry.Listed(Base));
    private static readonly WriteRequest.DeletePrefix DeletePrefix = new(EtcdKey.FromText("p/"), Sample.Index(Below));

    private readonly FakeEtcdClient _client = new();
    private readonly ManualTimeProvider _clock = new();
    private readonly List<EtcdException> _doubts = [];
    private readonly GuardedWriter _writer;
    private ulong _term = 7;

    public WriteInquiryTests()
    {
        _writer = new(_client, _clock);
        _writer.Note(new(1, 1, 999, 7));
        _client.FakeKv.KeyPages = [KeyPage.Of(new(1, 1, 999, 7), [Below], more: false, 1)];
    }

    [Fact]
    public async Task A_save_whose_value_stands_at_the_next_version_was_applied()
    {
        Holds(Base, Mine);
        Assert.Equal(new WriteOutcome.Applied(1000, Mine, 1), await LoseAsync(Save));
        Assert.Single(_client.FakeKv.Txns);
        Assert.Equal([Sample.Lost], _doubts);
        Assert.All(_client.FakeKv.Ranges, range => Assert.False(range.Options.Serializable));
    }

    [Fact]
    public async Task A_save_after_which_nothing_has_changed_was_not_applied_once_the_member_has_answered_through_the_log()
    {
        Holds(Base);
        Assert.Equal(new WriteOutcome.NotApplied(Base, Sample.Lost), await LoseAsync(Save));
        Assert.Equal([Sample.Endpoint], _client.Barriers);
    }

    [Fact]
    public async Task A_change_by_somebody_else_that_came_first_is_a_conflict()
    {
        var theirs = Next(Base, "theirs", 1000);
        Holds(Base, theirs);
        Assert.Equal(new WriteOutcome.Conflict(theirs), await LoseAsync(Save));
    }

    [Fact]
    public async Task A_save_that_others_have_changed_since_is_found_in_the_history()
    {
        var later = Next(Mine, "theirs", 1005);
        Holds(Base, Mine, Next(Mine, "between", 1003), later with { Version = 4 });
        var applied = Assert.IsType<WriteOutcome.Applied>(await LoseAsync(Save));
        Assert.Equal((1000, 1005), (applied.Revision, applied.Found!.ModRevision));
    }

    [Fact]
    public async Task A_history_that_shows_somebody_elses_change_first_is_a_conflict()
    {
        Holds(Base, Next(Base, "theirs", 1000), Next(Base, "new", 1001) with { Version = 3 });
        Assert.IsType<WriteOutcome.Conflict>(await LoseAsync(Save));
    }

    [Fact]
    public async Task A_history_that_is_compacted_leaves_it_unknown_with_what_is_stored()
    {
        var later = Next(Base, "theirs", 1005) with { Version = 4 };
        _client.FakeKv.OnRead = (_, options) => options.Revision == 0
            ? Task.FromResult(FakeKvClient.Page(later))
            : throw new EtcdException(EtcdErrorKind.Compacted, "compacted", Sample.Endpoint);
        Assert.Equal(new WriteOutcome.Unknown(Sample.Lost, new(later, 1000, 1, true)), await LoseAsync(Save));
    }

    [Fact]
    public async Task A_key_that_is_gone_or_was_made_again_leaves_a_save_unknown()
    {
        Holds();
        Assert.Equal(new WriteOutcome.Unknown(Sample.Lost, new(null, 1000, 1, true)), await LoseAsync(Save));
        Holds(Sample.Pair("k", "new", 990, 2));
        Assert.IsType<WriteOutcome.Unknown>(await LoseAsync(Save));
        Holds(Base with { ModRevision = 50 });
        Assert.IsType<WriteOutcome.Unknown>(await LoseAsync(Save));
    }

    [Fact]
    public async Task A_new_key_is_judged_by_its_first_version()
    {
        var made = Sample.Pair("k", "new", 1000);
        Holds(made);
        Assert.Equal(new WriteOutcome.Applied(1000, made, 1), await LoseAsync(Create));
        Holds(Sample.Pair("k", "theirs", 1000));
        Assert.IsType<WriteOutcome.Conflict>(await LoseAsync(Create));
        Holds(made, Next(made, "theirs", 1001));
        Assert.IsType<WriteOutcome.Applied>(await LoseAsync(Create));
        Holds();
        Assert.Equal(new WriteOutcome.NotApplied(null, Sample.Lost), await LoseAsync(Create));
    }

    [Fact]
    public async Task A_key_that_was_there_before_with_the_same_value_was_not_made_by_the_write()
    {
        Holds(Sample.Pair("k", "new", 500));
        Assert.IsType<WriteOutcome.Conflict>(await LoseAsync(Create));
    }

    [Fact]
    public async Task A_deletion_is_judged_by_the_generation_of_the_key()
    {
        Holds(Base, Gone);
        Assert.Equal(new WriteOutcome.Applied(1000, null, 1), await LoseAsync(Delete));
        Holds(Base);
        Assert.Equal(new WriteOutcome.NotApplied(Base, Sample.Lost), await LoseAsync(Delete));
        Holds(Base, Next(Base, "theirs", 1000));
        Assert.IsType<WriteOutcome.Conflict>(await LoseAsync(Delete));
        Holds(Sample.Pair("k", "again", 1000));
        Assert.IsType<WriteOutcome.Unknown>(await LoseAsync(Delete));
    }

    [Fact]
    public async Task A_prefix_is_deleted_if_no_key_of_before_is_left()
    {
        HoldsBelow();
        Assert.Equal(new WriteOutcome.Applied(1000, null, 0), await LoseAsync(DeletePrefix));
        HoldsBelow(Sample.Pair("p/new", "", 950));
        Assert.IsType<WriteOutcome.Applied>(await LoseAsync(DeletePrefix));
        HoldsBelow(Sample.Pair("p/a", "", 950), Below);
        Assert.Equal(new WriteOutcome.NotApplied(null, Sample.Lost), await LoseAsync(DeletePrefix));
        Assert.All(_client.FakeKv.Ranges.Where(range => !range.Keys.IsSingleKey), range => Assert.True(range.Options.KeysOnly));
    }

    [Fact]
    public async Task A_prefix_of_many_new_keys_is_read_to_its_end_at_one_revision()
    {
        var (first, second) = (Sample.Pair("p/a", "", 950), Below);
        _client.FakeKv.OnRead = (keys, options) => Task.FromResult(options.Revision == 0
            ? FakeKvClient.Page(first) with { More = true }
            : FakeKvClient.Page(keys.Contains(first.Key) ? first : second));
        Assert.IsType<WriteOutcome.NotApplied>(await LoseAsync(DeletePrefix));
        Assert.Equal(1000, _client.FakeKv.Ranges[1].Options.Revision);
    }

    [Fact]
    public async Task A_put_that_passes_the_quota_may_have_been_applied()
    {
        Holds(Base, Mine);
        Assert.IsType<WriteOutcome.Applied>(await LoseAsync(Save, new(EtcdErrorKind.NoSpace, "no space", Sample.Endpoint)));
        Holds(Base);
        Assert.IsType<WriteOutcome.NotApplied>(await LoseAsync(Save, new(EtcdErrorKind.NoSpace, "no space", Sample.Endpoint)));
    }

    [Fact]
    public async Task If_the_member_does_not_run_any_more_any_other_settles_it()
    {
        Holds(Base);
        _client.OnBarrier = (endpoint, _) => endpoint is null ? Task.CompletedTask : throw Sample.Refused;
        Assert.IsType<WriteOutcome.NotApplied>(await LoseAsync(Save));
        Assert.Equal([Sample.Endpoint, null], _client.Barriers);
    }

    [Fact]
    public async Task If_the_member_is_silent_the_fate_stays_unknown_however_long_it_takes()
    {
        Holds(Base);
        _client.OnBarrier = (_, _) => throw Sample.Silent;
        Assert.Equal(new WriteOutcome.Unknown(Sample.Lost, new(Base, 1000, 1, true)), await LoseAsync(Save));
        Assert.True(_client.Barriers.Count > 5, $"asked {_client.Barriers.Count} times");
        Assert.All(_client.Barriers, endpoint => Assert.Equal(Sample.Endpoint, endpoint));
    }

    [Fact]
    public async Task A_host_that_can_not_be_reached_may_still_run_whatever_the_others_answer()
    {
        Holds(Base);
        var noRoute = new EtcdException(EtcdErrorKind.Unreachable, "no route", Sample.Endpoint, inner: new SocketException((int)SocketError.HostUnreachable));
        _client.OnBarrier = (endpoint, _) => endpoint is null ? Task.CompletedTask : throw noRoute;
        Assert.IsType<WriteOutcome.Unknown>(await LoseAsync(Save));
    }

    [Fact]
    public async Task If_the_barrier_is_denied_only_a_change_proves_anything()
    {
        _client.OnBarrier = (_, _) => throw new EtcdException(EtcdErrorKind.PermissionDenied, "denied", Sample.Endpoint);
        Holds(Base);
        Assert.IsType<WriteOutcome.Unknown>(await LoseAsync(Save));
        Holds(Base, Mine);
        Assert.IsType<WriteOutcome.Applied>(await LoseAsync(Save));
    }

    [Fact]
    public async Task After_a_change_of_the_term_every_member_is_asked()
    {
        _term = 8;
        _client.Members = [.. _client.Members, new(2, "n2", [], [Other.ToString()], false), new(3, "", [], [], false)];
        Holds(Base);
        Assert.IsType<WriteOutcome.NotApplied>(await LoseAsync(Save));
        Assert.Equal([Sample.Endpoint, Sample.Endpoint, Other], _client.Barriers);
    }

    [Fact]
    public async Task After_a_change_of_the_term_a_former_leader_that_is_silent_may_still_carry_it_out()
    {
        _term = 8;
        _client.Members = [.. _client.Members, new(2, "n2", [], [Other.ToString()], false)];
        _client.OnBarrier = (endpoint, _) => endpoint == Other ? throw Sample.Silent : Task.CompletedTask;
        Holds(Base);
        Assert.IsType<WriteOutcome.Unknown>(await LoseAsync(Save));
    }

    [Fact]
    public async Task After_a_change_of_the_term_a_former_leader_that_is_dead_settles_it()
    {
        _term = 8;
        _client.Members = [.. _client.Members, new(2, "n2", [], [Other.ToString()], false)];
        _client.OnBarrier = (endpoint, _) => endpoint == Other ? throw Sample.Refused : Task.CompletedTask;
        Holds(Base);
        Assert.IsType<WriteOutcome.NotApplied>(await LoseAsync(Save));
    }

    [Fact]
    public async Task Behind_a_proxy_that_hides_the_members_nobody_can_say_that_none_still_carries_it_out()
    {
        _term = 8;
        _client.Members = [new(0, "proxy", [], [Other.ToString()], false)];
        Holds(Base);
        Assert.IsType<WriteOutcome.Unknown>(await LoseAsync(Save));
    }

    [Fact]
    public async Task An_address_that_several_members_advertise_settles_it_for_none_of_them()
    {
        _term = 8;
        _client.Members = [.. _client.Members, new(2, "n2", [], [Other.ToString()], false), new(3, "n3", [], [Other.ToString()], false)];
        _client.OnBarrier = (endpoint, _) => endpoint == Other ? throw Sample.Refused : Task.CompletedTask;
        Holds(Base);
        Assert.IsType<WriteOutcome.Unknown>(await LoseAsync(Save));
    }

    [Fact]
    public async Task It_is_asked_again_while_there_is_no_leader()
    {
        var answers = 0;
        _client.OnBarrier = (_, _) => ++answers < 3 ? throw new EtcdException(EtcdErrorKind.NoLeader, "no leader", Sample.Endpoint) : Task.CompletedTask;
        Holds(Base);
        Assert.IsType<WriteOutcome.NotApplied>(await LoseAsync(Save));
        Assert.Equal(3, answers);
    }

    [Fact]
    public async Task Without_a_quorum_one_member_can_prove_that_it_was_applied_but_not_that_it_was_not()
    {
        var stored = Mine;
        _client.OnBarrier = (_, _) => throw new EtcdException(EtcdErrorKind.NoLeader, "no leader", Sample.Endpoint);
        _client.FakeKv.OnRead = (_, options) => options.Serializable
            ? Task.FromResult(FakeKvClient.Page(options.Revision == 0 ? stored : Base))
            : throw new EtcdException(EtcdErrorKind.NoLeader, "no leader", Sample.Endpoint);
        Assert.IsType<WriteOutcome.Applied>(await LoseAsync(Save));
        stored = Base;
        Assert.Equal(new WriteOutcome.Unknown(Sample.Lost, new(Base, 1000, 1, false)), await LoseAsync(Save));
    }

    [Fact]
    public async Task If_nothing_can_be_read_that_is_what_is_said()
    {
        _client.OnBarrier = (_, _) => throw Sample.Refused;
        _client.FakeKv.OnRead = (_, _) => throw Sample.Refused;
        Assert.Equal(new WriteOutcome.Unknown(Sample.Lost, null), await LoseAsync(Save));
    }

    /// <summary>The cluster is recreated under the same id, and filled again, while the answer is lost.</summary>
    [Fact]
    public async Task A_cluster_made_anew_under_the_same_id_proves_neither_that_it_was_applied_nor_that_it_was_not()
    {
        Holds(Base with { Value = "nobody has seen it"u8.ToArray() });
        Assert.IsType<WriteOutcome.Unknown>(await LoseAsync(Save));
        Assert.IsType<WriteOutcome.Unknown>(await LoseAsync(Delete with { Value = Base.Value }));
        Holds(Base with { CreateRevision = 99 });
        Assert.IsType<WriteOutcome.Unknown>(await LoseAsync(Save));
        Assert.IsType<WriteOutcome.Unknown>(await LoseAsync(Delete));
        Holds(Base with { Version = 5 });
        Assert.IsType<WriteOutcome.Unknown>(await LoseAsync(Save));
        Assert.IsType<WriteOutcome.Unknown>(await LoseAsync(Delete));
        Holds(Base with { Value = "another one"u8.ToArray() }, Mine);
        Assert.IsType<WriteOutcome.Unknown>(await LoseAsync(Save));
        Holds();
        Assert.IsType<WriteOutcome.Unknown>(await LoseAsync(Delete));
        _client.FakeKv.OnRead = (_, _) => Task.FromResult(FakeKvClient.Page());
        Assert.IsType<WriteOutcome.Unknown>(await LoseAsync(DeletePrefix));
        _client.FakeKv.OnRead = (_, _) => Task.FromResult(FakeKvClient.Page(Below with { ModRevision = 801 }));
        Assert.IsType<WriteOutcome.Unknown>(await LoseAsync(DeletePrefix));
    }

    [Theory]
    [InlineData(20, 7)]
    [InlineData(1000, 2)]
    public async Task A_revision_or_a_term_that_has_fallen_proves_nothing(long revision, ulong term)
    {
        foreach (var request in (WriteRequest[])[Save, Create, Delete, DeletePrefix])
        {
            foreach (var found in (KeyValue[][])[[], [Base], [Mine], [Below]])
            {
                _client.FakeKv.OnRead = (_, _) => Task.FromResult(FakeKvClient.Page(found) with { Header = new(1, 1, revision, term) });
                Assert.IsType<WriteOutcome.Unknown>(await LoseAsync(request));
                Assert.IsType<WriteOutcome.Unknown>(await AdvanceAsync(_writer.FindOutAsync(request, Sample.Lost, TestContext.Current.CancellationToken)));
            }
        }
    }

    [Fact]
    public async Task What_another_cluster_holds_proves_nothing_and_is_not_shown()
    {
        foreach (var found in (KeyValue[][])[[Mine], [Base], []])
        {
            _client.FakeKv.OnRead = (_, _) => Task.FromResult(FakeKvClient.Page(found) with { Header = new(0xB, 1, 2000, 7) });
            Assert.Equal(new WriteOutcome.Unknown(Sample.Lost, null), await LoseAsync(Save with { ClusterId = 0xC1 }));
        }
    }

    [Fact]
    public async Task A_member_of_another_cluster_at_the_address_of_the_sender_settles_nothing()
    {
        _client.ClusterId = 0xA;
        _client.FakeKv.OnRead = (_, _) => Task.FromResult(FakeKvClient.Page(Base) with { Header = new(0xA, 1, 1000, 7) });
        Assert.IsType<WriteOutcome.Unknown>(await LoseAsync(Save with { ClusterId = 0xA }));
        Assert.NotEmpty(_client.Barriers);
    }

    [Fact]
    public async Task Where_the_address_of_the_sender_leads_to_another_cluster_all_members_of_its_own_settle_it()
    {
        _client.ClusterId = 0xA;
        _client.OnStatus = endpoint => endpoint == Other ? 0xA : 0xBUL;
        _client.Members = [new(2, "n2", [], [Other.ToString()], false)];
        _client.FakeKv.OnRead = (_, _) => Task.FromResult(FakeKvClient.Page(Base) with { Header = new(0xA, 1, 1000, 7) });
        Assert.IsType<WriteOutcome.NotApplied>(await LoseAsync(Save with { ClusterId = 0xA }));
        Assert.Contains(Other, _client.Barriers);
    }

    [Fact]
    public async Task Asking_later_sends_nothing_and_asks_everyone()
    {
        Holds(Base);
        Assert.IsType<WriteOutcome.NotApplied>(await _writer.FindOutAsync(Save, Sample.Lost, TestContext.Current.CancellationToken));
        Assert.Empty(_client.FakeKv.Txns);
        Assert.Equal([Sample.Endpoint, Sample.Endpoint], _client.Barriers);
    }

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    private static KeyValue Next(KeyValue before, string value, long revision) =>
        new(before.Key, System.Text.Encoding.UTF8.GetBytes(value), before.CreateRevision, revision, before.Version + 1, 0);

    /// <summary>What is stored below a prefix now; before r1000 it was <see cref="Below"/>.</summary>
    private void HoldsBelow(params KeyValue[] stored) => _client.FakeKv.OnRead = (_, options) =>
        Task.FromResult(options.Revision is > 0 and < 1000 ? FakeKvClient.Page(Below) : FakeKvClient.Page(stored));

    /// <summary>What is stored: a key's changes, oldest first.</summary>
    private void Holds(params KeyValue[] stored) => _client.FakeKv.OnRead = (keys, options) =>
    {
        var found = keys.IsSingleKey ? stored.Where(pair => options.Revision == 0 || pair.ModRevision <= options.Revision).TakeLast(1).Where(pair => pair.Version > 0) : stored;
        return Task.FromResult(FakeKvClient.Page([.. found]) with { Header = new(1, 1, 1000, _term) });
    };

    private async Task<WriteOutcome> LoseAsync(WriteRequest request, EtcdException? error = null)
    {
        _client.FakeKv.OnTxn = (_, _) => throw error ?? Sample.Lost;
        _writer.Note(new(request.ClusterId, 1, 999, 7));
        return await AdvanceAsync(_writer.WriteAsync(request, _doubts.Add, TestContext.Current.CancellationToken));
    }

    private async Task<WriteOutcome> AdvanceAsync(Task<WriteOutcome> writing)
    {
        await Eventually.TrueAsync(
            () =>
            {
                _clock.Advance(_clock.PendingTimers > 0 && !writing.IsCompleted ? TimeSpan.FromMilliseconds(500) : TimeSpan.Zero);
                return writing.IsCompleted;
            },
            () => "the inquiry ends",
            cancellationToken: TestContext.Current.CancellationToken);
        return await writing;
    }
}
