using Etcdserverpb;
using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf;
using KvTui.Etcd.Kv.Wire;
using KvTui.Etcd.Model;
using KvTui.Etcd.Transport.Messages;

namespace KvTui.Etcd.Tests.Transport.Messages;

public sealed class WireReaderTests
{
    [Fact]
    public void A_range_answer_is_read_as_the_generated_code_writes_it()
    {
        var message = new RangeResponse
        {
            Header = new() { ClusterId = ulong.MaxValue, MemberId = 7, Revision = long.MaxValue, RaftTerm = 3 },
            More = true,
            Count = 12345678901,
            Kvs =
            {
                new Mvccpb.KeyValue { Key = ByteString.CopyFrom(0, 255, 1), Value = ByteString.CopyFromUtf8("value"), CreateRevision = 1, ModRevision = 2, Version = 3, Lease = -4 },
                new Mvccpb.KeyValue { Key = ByteString.CopyFromUtf8("k") },
            },
        };

        var page = KvResponses.Range(message.ToByteArray());

        Assert.Equal(new(ulong.MaxValue, 7, long.MaxValue, 3), page.Header);
        Assert.True(page.More);
        Assert.Equal(12345678901, page.Count);
        Assert.Equal([0, 255, 1], page.KeyValues[0].Key.Span.ToArray());
        Assert.Equal("value"u8.ToArray(), page.KeyValues[0].Value.ToArray());
        Assert.Equal((1, 2, 3, -4), (page.KeyValues[0].CreateRevision, page.KeyValues[0].ModRevision, page.KeyValues[0].Version, page.KeyValues[0].Lease.Id));
        Assert.True(page.KeyValues[1].Value.IsEmpty);
    }

    [Fact]
    public void A_watch_answer_is_read_as_the_generated_code_writes_it()
    {
        var message = new Etcdserverpb.WatchResponse
        {
            Header = new() { Revision = 9 },
            WatchId = -1,
            Created = true,
            Canceled = true,
            CompactRevision = 5,
            CancelReason = "gone €",
            Fragment = true,
            Events =
            {
                new Mvccpb.Event { Kv = new() { Key = ByteString.CopyFromUtf8("a"), ModRevision = 8 } },
                new Mvccpb.Event { Type = Mvccpb.Event.Types.EventType.Delete, Kv = new() { Key = ByteString.CopyFromUtf8("b"), ModRevision = 9 }, PrevKv = new() { Value = ByteString.CopyFromUtf8("old") } },
            },
        };

        var response = WatchMessage.Read(message.ToByteArray());

        Assert.Equal((-1, true, true, 5, "gone €", true), (response.WatchId, response.Created, response.Canceled, response.CompactRevision, response.CancelReason, response.Fragment));
        Assert.Equal([WatchEventKind.Put, WatchEventKind.Delete], response.Events.Select(change => change.Kind));
        Assert.Equal("old"u8.ToArray(), response.Events[1].Previous!.Value.ToArray());
    }

    [Fact]
    public void Damaged_bytes_end_in_one_exception_or_an_answer()
        => Prop.ForAll<byte[]>(static bytes => Ends(bytes)).QuickCheckThrowOnFailure();

    private static bool Ends(byte[]? bytes)
    {
        try
        {
            return KvResponses.Txn(bytes) is not null && WatchMessage.Read(bytes) is not null;
        }
        catch (InvalidDataException)
        {
            return true;
        }
    }
}
