using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using KvTui.Etcd.Model;
using KvTui.Testing;

namespace KvTui.Etcd.Tests.Offline;

/// <summary>A database as etcd fills it, made in memory: each put and delete is a revision.</summary>
internal sealed class TestDatabase
{
    private readonly SortedDictionary<string, SortedDictionary<byte[], byte[]>> _buckets = new(StringComparer.Ordinal);
    private readonly Dictionary<EtcdKey, (long Created, long Version)> _keys = [];

    public TestDatabase()
    {
        foreach (var name in new[] { "alarm", "auth", "cluster", "key", "lease", "members", "meta" })
        {
            _buckets[name] = NewBucket();
        }
    }

    public int PageSize { get; init; } = 4096;

    /// <summary>The number of children of a branch.</summary>
    public int Fanout { get; init; } = 5;

    public ulong TransactionId { get; set; } = 7;

    /// <summary>The newest revision; settable, to leave a gap.</summary>
    public long Revision { get; set; } = 1;

    public long Put(string key, string value, long lease = 0) => Put(EtcdKey.FromText(key), Encoding.UTF8.GetBytes(value), lease);

    public long Put(EtcdKey key, byte[] value, long lease = 0)
    {
        var (created, version) = _keys.TryGetValue(key, out var known) ? (known.Created, known.Version + 1) : (++Revision, 1);
        Revision += version > 1 ? 1 : 0;
        _keys[key] = (created, version);
        PutRecord(Revision, 0, new() { Key = Wrap(key), Value = ByteString.CopyFrom(value), CreateRevision = created, ModRevision = Revision, Version = version, Lease = lease });
        return Revision;
    }

    public long Delete(string key)
    {
        _keys.Remove(EtcdKey.FromText(key));
        Add("key", [.. RevisionBytes(++Revision, 0), (byte)'t'], new Mvccpb.KeyValue { Key = ByteString.CopyFromUtf8(key) }.ToByteArray());
        return Revision;
    }

    /// <summary>Adds a record as it is.</summary>
    public void PutRecord(long main, long sub, Mvccpb.KeyValue record) => Add("key", RevisionBytes(main, sub), record.ToByteArray());

    /// <summary>Removes the record of a revision, as a compaction does.</summary>
    public void Forget(long revision) => _buckets["key"].Remove(RevisionBytes(revision, 0));

    public TestDatabase Add(string bucket, byte[] key, byte[] value)
    {
        if (!_buckets.TryGetValue(bucket, out var entries))
        {
            _buckets[bucket] = entries = NewBucket();
        }

        entries[key] = value;
        return this;
    }

    public TestDatabase Add(string bucket, string key, byte[] value) => Add(bucket, Encoding.UTF8.GetBytes(key), value);

    /// <summary>Makes an empty bucket.</summary>
    public TestDatabase Make(string bucket)
    {
        _buckets[bucket] = NewBucket();
        return this;
    }

    public TestDatabase Remove(string bucket)
    {
        _buckets.Remove(bucket);
        return this;
    }

    /// <summary>The file as a member has it.</summary>
    public byte[] ToBytes()
    {
        var writer = new BoltWriter(PageSize, Fanout);
        var buckets = _buckets
            .Select(bucket => new BoltItem(Encoding.UTF8.GetBytes(bucket.Key), writer.Bucket([.. bucket.Value.Select(static each => new BoltItem(each.Key, each.Value))]), IsBucket: true))
            .ToList();
        return writer.ToBytes(writer.Tree(buckets), TransactionId);
    }

    /// <summary>The file as a snapshot is saved: with its hash behind it.</summary>
    public byte[] ToSnapshot()
    {
        var bytes = ToBytes();
        return [.. bytes, .. SHA256.HashData(bytes)];
    }

    /// <summary>Writes a file into a folder.</summary>
    public string WriteTo(TemporaryFolder folder, string name = "db") => Write(folder, ToBytes(), name);

    public static string Write(TemporaryFolder folder, byte[] bytes, string name = "db")
    {
        var path = folder.PathTo(name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public static byte[] RevisionBytes(long main, long sub)
    {
        var bytes = new byte[17];
        BinaryPrimitives.WriteInt64BigEndian(bytes, main);
        bytes[8] = (byte)'_';
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(9), sub);
        return bytes;
    }

    private static SortedDictionary<byte[], byte[]> NewBucket() => new(Comparer<byte[]>.Create(static (one, other) => one.AsSpan().SequenceCompareTo(other)));

    private static ByteString Wrap(EtcdKey key) => ByteString.CopyFrom(key.Span);
}
