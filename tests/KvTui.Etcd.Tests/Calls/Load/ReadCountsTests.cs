using Etcdserverpb;
using Google.Protobuf;
using KvTui.Etcd.Calls.Load;
using KvTui.Etcd.Transport;

namespace KvTui.Etcd.Tests.Calls.Load;

public sealed class ReadCountsTests
{
    [Fact]
    public void A_page_counts_its_keys_and_those_that_the_server_walked_and_tells_the_revision() =>
        Assert.Equal(new ReadCounts(3, 480_112, 0, 5), ReadCounts.Of(RpcMethod.Range, Page(3, 480_112).ToByteArray()));

    [Fact]
    public void A_count_reads_no_key_and_walks_all() =>
        Assert.Equal(new ReadCounts(0, 1_000, 0, 5), ReadCounts.Of(RpcMethod.Range, Page(0, 1_000).ToByteArray()));

    [Fact]
    public void Nothing_that_was_found_is_nothing_that_was_walked() =>
        Assert.Equal(new ReadCounts(0, 0, 0, 5), ReadCounts.Of(RpcMethod.Range, Page(0, 0).ToByteArray()));

    [Fact]
    public void A_page_without_a_header_tells_no_revision() =>
        Assert.Equal(new ReadCounts(0, 8, 0), ReadCounts.Of(RpcMethod.Range, new RangeResponse { Count = 8 }.ToByteArray()));

    [Fact]
    public void The_ranges_of_a_transaction_are_summed_and_the_widest_is_kept()
    {
        var answer = new TxnResponse { Header = new() { Revision = 6 }, Responses = { Part(2, 50), new ResponseOp { ResponsePut = new() }, Part(1, 7) } };
        Assert.Equal(new ReadCounts(3, 50, 0, 6), ReadCounts.Of(RpcMethod.Txn, answer.ToByteArray()));
    }

    [Fact]
    public void A_message_of_a_watch_counts_its_events()
    {
        var answer = new WatchResponse { Header = new() { Revision = 9 } };
        answer.Events.Add([new() { Kv = new() }, new() { Kv = new() }]);
        Assert.Equal(new ReadCounts(0, 0, 2), ReadCounts.Of(RpcMethod.Watch, answer.ToByteArray()));
    }

    [Fact]
    public void Other_answers_count_nothing_and_a_damaged_one_is_refused()
    {
        Assert.Equal(default, ReadCounts.Of(RpcMethod.Status, [1, 2, 3]));
        Assert.Throws<InvalidDataException>(() => ReadCounts.Of(RpcMethod.Range, [0x12, 0x7F]));
        Assert.Throws<InvalidDataException>(() => ReadCounts.Of(RpcMethod.Range, [0x0A, 0x01, 0x18]));
    }

    private static ResponseOp Part(int keys, long count) => new() { ResponseRange = Page(keys, count) };

    private static RangeResponse Page(int keys, long count)
    {
        var page = new RangeResponse { Header = new() { Revision = 5 }, Count = count, More = count > keys };
        page.Kvs.AddRange(Enumerable.Range(0, keys).Select(i => new Mvccpb.KeyValue { Key = ByteString.CopyFromUtf8($"k{i}"), ModRevision = i + 1 }));
        return page;
    }
}
