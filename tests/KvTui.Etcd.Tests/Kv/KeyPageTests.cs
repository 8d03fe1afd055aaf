using Etcdserverpb;
using Google.Protobuf;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KeyValue = KvTui.Etcd.Model.KeyValue;

namespace KvTui.Etcd.Tests.Kv;

public sealed class KeyPageTests
{
    private static readonly KeyValue[] Keys =
    [
        new(new EtcdKey([0, 255]), default, 1, 2, 3, 0),
        new(EtcdKey.FromText("b"), default, 4, long.MaxValue, 1, -5),
        new(EtcdKey.FromText("c/d"), default, 6, 7, 8, 9),
    ];

    [Fact]
    public void A_page_gives_back_the_keys_it_was_made_of()
    {
        var page = KeyPage.Of(new(ulong.MaxValue, 7, 42, 3), Keys, more: true, count: 99);

        Assert.Equal(new(ulong.MaxValue, 7, 42, 3), page.Header);
        Assert.Equal((3, 99, true), (page.KeyCount, page.Count, page.More));
        Assert.Equal(Keys[0].Key, page.FirstKey);
        Assert.Equal(Keys, Records(page));
    }

    [Fact]
    public void An_empty_page_has_no_first_key()
    {
        var page = KeyPage.Of(default, [], more: false, count: 0);
        Assert.Equal((0, EtcdKey.Empty), (page.KeyCount, page.FirstKey));
        Assert.Empty(Records(page));
    }

    [Fact]
    public void Fields_of_newer_servers_before_between_and_behind_the_keys_are_passed_over()
    {
        var unknown = new byte[] { 0x78, 1 };
        var one = new RangeResponse { Kvs = { new Mvccpb.KeyValue { Key = ByteString.CopyFromUtf8("a") } } }.ToByteArray();
        var page = KeyPage.Parse((byte[])[.. unknown, .. one, .. unknown, .. one, .. unknown], isOfWhole: true);
        Assert.Equal(2, Records(page).Count);
    }

    [Fact]
    public void A_damaged_message_is_refused_when_the_page_is_made()
    {
        var message = new RangeResponse { Kvs = { new Mvccpb.KeyValue { Key = ByteString.CopyFromUtf8("abc"), ModRevision = 300 } } }.ToByteArray();
        for (var length = 1; length < message.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => KeyPage.Parse(message.AsMemory(0, length), isOfWhole: false));
        }
    }

    [Fact]
    public void Going_over_a_page_allocates_nothing()
    {
        var page = KeyPage.Of(default, Enumerable.Range(0, 1000).Select(number => Keys[1] with { Key = EtcdKey.FromText($"{number:d4}") }), more: false, count: 1000);
        Sum(page);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Sum(page);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static long Sum(KeyPage page)
    {
        var sum = 0L;
        foreach (var record in page)
        {
            sum += record.Key.Length + record.Lease.Id;
        }

        return sum;
    }

    private static List<KeyValue> Records(KeyPage page)
    {
        var records = new List<KeyValue>();
        foreach (var record in page)
        {
            records.Add(new(new(record.Key.ToArray()), default, record.CreateRevision, record.ModRevision, record.Version, record.Lease));
        }

        return records;
    }
}
