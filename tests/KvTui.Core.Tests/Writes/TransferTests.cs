using KvTui.Core.Dialogs;
using KvTui.Core.Tests.Fakes;
using KvTui.Core.Writes.Guarded;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Testing.Time;

namespace KvTui.Core.Tests.Writes;

/// <summary>A key is put under another name in one transaction, guarded by both keys.</summary>
public sealed class TransferTests : IAsyncDisposable
{
    private static readonly KeyValue Base = Sample.Pair("k", "old", 100, 3, 0x77);
    private static readonly KeyValue Made = Sample.Pair("n", "old", 1001, 1, 0x77);
    private static readonly WriteRequest.Transfer Rename = new(Base, Made.Key, Moves: true) { ClusterId = 1 };

    private readonly FakeEtcdClient _client = new();

    [Theory]
    [InlineData("rename", true, "k renamed to n at r1001")]
    [InlineData("duplicate", false, "k duplicated as n at r1001")]
    public void It_asks_first_and_the_cursor_goes_to_the_new_key(string command, bool moves, string done)
    {
        var explorer = Listed().Press(":").Type($"{command} n").Press("enter");
        explorer.AssertSays(moves ? "Its lease 0000000000000077 goes along." : "Both have the lease 0000000000000077 then.");
        Assert.Empty(explorer.Copy().Press("enter").Effects.OfType<Effect.Write>());
        var sent = Assert.IsType<WriteRequest.Transfer>(explorer.Press("tab enter").LastWrite());
        Assert.Equal((Base, "n", moves), (sent.Base, sent.Key.ToString(), sent.Moves));
        explorer.WriteEnds(new WriteOutcome.Applied(1001, Made, 1)).PutElsewhere("n", "old", 1001);
        Assert.Equal((done, "n"), (explorer.Notice, explorer.Cursor));
    }

    [Fact]
    public void The_menu_asks_for_the_name_which_begins_as_it_is()
    {
        var explorer = Listed().Press("f10").Do(Intent.Rename);
        Assert.Equal((PromptKind.Rename, "k"), (explorer.Top<Layer.Prompt>().Kind, explorer.Top<Layer.Prompt>().Text));
        Assert.IsType<DialogPurpose.Write>(explorer.Type("2").Press("enter").Top<Layer.Question>().Purpose);
    }

    [Theory]
    [InlineData("k", "That is the name it has; give another one.")]
    [InlineData("there", "there exists already, and nothing is put in its place.")]
    [InlineData("a\\q", "A backslash starts \\xNN, \\n, \\t, \\r or \\\\; the text has another one.")]
    public void A_name_that_cannot_be_is_told(string name, string sentence)
    {
        var explorer = Listed().Press(":").Type($"rename {name}").Press("enter");
        Assert.Equal((null, sentence), (explorer.State.TopLayer, explorer.Notice));
    }

    [Fact]
    public void A_key_whose_value_is_not_read_yet_is_read_first()
    {
        var explorer = TestExplorer.Live("a", "k").Press("down :").Type("rename n").Press("enter");
        Assert.Equal((null, "k has to be read first; try again in a moment"), (explorer.State.TopLayer, explorer.Notice));
        explorer.Answer().Press(":").Type("rename n").Press("enter").AssertSays("It has no lease.");
    }

    [Theory]
    [InlineData(true, "Nothing was renamed to n: n exists by now. Look at it again.")]
    [InlineData(false, "Nothing was renamed to n: k has changed since it was shown. Look at it again.")]
    public void What_was_in_its_way_is_said(bool isTaken, string sentence)
    {
        var explorer = Listed().Press(":").Type("rename n").Press("enter tab enter").WriteEnds(new WriteOutcome.Conflict(Base) { IsTaken = isTaken });
        Assert.Equal((sentence, "k"), (explorer.Notice, explorer.Cursor));
    }

    [Fact]
    public void The_cursor_stays_where_it_was_moved_meanwhile()
    {
        var explorer = Listed().Press(":").Type("rename n").Press("enter tab enter").GoTo("there").WriteEnds(new WriteOutcome.Applied(1001, Made, 1));
        Assert.Equal(("k renamed to n at r1001", "there"), (explorer.Notice, explorer.Cursor));
    }

    [Fact]
    public void What_became_of_it_is_said_of_both_keys_when_the_answer_got_lost()
    {
        var explorer = Listed().Press(":").Type("rename n").Press("enter tab enter");
        var sent = explorer.LastWrite();
        explorer.Send(new OperationMessage.WriteDoubted(sent));
        Assert.Equal("The answer was lost; checking whether k was renamed to n …", explorer.Notice);
        explorer.Copy().WriteEnds(new WriteOutcome.NotApplied(null, Sample.Lost)).AssertNotice("k was not renamed to n, it is still r100. The cause: ");
        explorer.WriteEnds(new WriteOutcome.Unknown(Sample.Lost, null)).AssertNotice("It is unknown whether k was renamed to n. Look at it again. ");
        Assert.True(explorer.State.Writes.IsUnresolved(Base.Key) && explorer.State.Writes.IsUnresolved(Made.Key));
        explorer.Send(new OperationMessage.FoundOut(sent, new WriteOutcome.Applied(1001, Made, 1)));
        Assert.Equal("Now known: k renamed to n at r1001", explorer.Notice);
    }

    [Fact]
    public void To_duplicate_a_key_it_need_not_be_writable_but_the_new_one_must()
    {
        var explorer = AccessSample.AsBob().GoTo("/cfg/a");
        Assert.Equal("bob may not write /cfg/a.", explorer.Copy().Press(":").Type("rename /app/c").Press("enter").Notice);
        Assert.Equal("bob may not write /cfg/c.", explorer.Copy().Press(":").Type("duplicate /cfg/c").Press("enter").Notice);
        Assert.IsType<DialogPurpose.Write>(explorer.Answer().Press(":").Type("duplicate /app/c").Press("enter").Top<Layer.Question>().Purpose);
    }

    [Fact]
    public void A_production_profile_wants_its_name_typed()
    {
        var settings = Sample.Settings with { Confirm = ConfirmLevel.Typed };
        var explorer = new TestExplorer(settings: settings).Listed([Base]).Press(":").Type("rename n").Press("enter tab enter");
        Assert.Empty(explorer.Effects.OfType<Effect.Write>());
        Assert.Equal(settings.Profile, explorer.Top<Layer.Question>().State.Dialog.Confirmation);
    }

    [Fact]
    public void Nothing_is_offered_of_a_masked_value_and_read_only()
    {
        Assert.StartsWith("Read-only", new TestExplorer(settings: Sample.Settings with { ReadOnly = true }).Listed("k").Do(Intent.Rename).Notice, StringComparison.Ordinal);
        var masked = AccessSample.WithSecret().GoTo("/registry/secrets/default/db").Do(Intent.Rename);
        Assert.Equal("The value is masked: u shows it, then the key can have another name.", masked.Notice);
        Assert.IsType<DialogPurpose.Unlock>(new TestExplorer(settings: AccessSample.Production).Listed("k").Do(Intent.Rename).Top<Layer.Question>().Purpose);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_transaction_compares_both_keys_and_puts_with_the_lease(bool moves)
    {
        TxnResponse[] answers = moves ? [new TxnResponse.Delete(1), new TxnResponse.Put(), Range(Made)] : [new TxnResponse.Put(), Range(Made)];
        Answers(true, answers);
        Assert.Equal(new WriteOutcome.Applied(1001, Made, 1), await WriteAsync(Rename with { Moves = moves }));
        var txn = Assert.Single(_client.FakeKv.Txns);
        Assert.Equal(
            [
                new Compare.CreateRevisionEquals(Base.Key, Base.CreateRevision), new Compare.ModRevisionEquals(Base.Key, 100), new Compare.VersionEquals(Base.Key, 3),
                new Compare.VersionEquals(Made.Key, 0), new Compare.ValueEquals(Base.Key, Base.Value),
            ],
            txn.Compare);
        Assert.Equal(moves ? 1 : 0, txn.Success.OfType<TxnOperation.Delete>().Count(delete => delete.Keys == KeyRange.Key(Base.Key)));
        var put = Assert.Single(txn.Success.OfType<TxnOperation.Put>());
        Assert.Equal((Made.Key, new PutOptions { Lease = 0x77 }), (put.Key, put.Options));
        Assert.Equal(1UL, txn.ClusterId);
    }

    [Fact]
    public async Task A_guard_that_fails_says_which_key_it_was()
    {
        Answers(false, Range(Made), Range(Base));
        Assert.True(Assert.IsType<WriteOutcome.Conflict>(await WriteAsync(Rename)).IsTaken);
        Answers(false, new TxnResponse.Range(FakeKvClient.Page()), Range(Base with { ModRevision = 105, Version = 4 }));
        Assert.False(Assert.IsType<WriteOutcome.Conflict>(await WriteAsync(Rename)).IsTaken);
    }

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    private static TxnResponse.Range Range(KeyValue pair) => new(FakeKvClient.Page(pair));

    private static TestExplorer Listed() =>
        new TestExplorer(new(120, 30)).Listed([Base, Sample.Pair("there", "x")]).Press("1");

    private Task<WriteOutcome> WriteAsync(WriteRequest request) =>
        new GuardedWriter(_client, new ManualTimeProvider()).WriteAsync(request, _ => { }, CancellationToken.None);

    private void Answers(bool succeeded, params TxnResponse[] responses) =>
        _client.FakeKv.OnTxn = (_, _) => Task.FromResult(FakeKvClient.Result(succeeded, responses));
}
