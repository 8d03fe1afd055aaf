using System.Text;
using KvTui.Etcd.Model;
using KvTui.Etcd.Offline;
using KvTui.Testing;

namespace KvTui.Etcd.Tests.Offline;

public sealed class DatabaseFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("offline");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void The_keys_of_each_revision_are_those_that_existed_then()
    {
        var database = new TestDatabase();
        var (first, second) = (database.Put("b", "1"), database.Put("a", "2"));
        var deleted = database.Delete("b");
        var (again, third) = (database.Put("b", "3", lease: 77), database.Put("b", "4"));
        using var file = DatabaseFile.Open(database.WriteTo(_folder));

        Assert.Empty(Texts(file, first - 1));
        Assert.Equal(["b=1 2 2 1"], Texts(file, first));
        Assert.Equal(["a=2 3 3 1", "b=1 2 2 1"], Texts(file, second));
        Assert.Equal(["a=2 3 3 1"], Texts(file, deleted));
        Assert.Equal(["a=2 3 3 1", "b=3 5 5 1 lease 000000000000004d"], Texts(file, again));
        Assert.Equal(["a=2 3 3 1", "b=4 5 6 2"], Texts(file, third));
        Assert.Equal(Texts(file, third), Texts(file, 0));
        Assert.Equal(third, file.Facts.Revision);
    }

    [Fact]
    public void The_history_of_a_key_has_each_kept_revision()
    {
        var database = new TestDatabase();
        var forgotten = database.Put("a", "old");
        database.Put("a", "one");
        database.Put("ab", "another key");
        database.Delete("a");
        database.Put("a", "two", lease: 5);
        database.Forget(forgotten);
        using var file = DatabaseFile.Open(database.WriteTo(_folder));
        var key = EtcdKey.FromText("a");
        IReadOnlyList<StoredChange> expected = [new(3, false, 2, 2, 0, 3), new(5, true, 0, 0, KeyLease.Unknown, 0), new(6, false, 6, 1, 5, 3)];

        Assert.Equal(expected, file.HistoryOf(key, Cancel));
        Assert.Equal("one", Text(file.Read(key, 3, Cancel)));
        Assert.Equal("two", Text(file.Read(key, 6, Cancel)));
        Assert.All([forgotten, 4, 5, 7, long.MaxValue], revision => Assert.Null(file.Read(key, revision, Cancel)));
        Assert.Empty(file.HistoryOf(EtcdKey.FromText("b"), Cancel));
    }

    [Fact]
    public void Changes_of_one_transaction_are_told_apart()
    {
        var database = new TestDatabase();
        for (var sub = 0; sub < 300; sub++)
        {
            database.PutRecord(2, sub, Record($"k{sub:d3}", $"value {sub}", 2));
        }

        database.Revision = 2;
        using var file = DatabaseFile.Open(database.WriteTo(_folder));
        var keys = file.KeysAt(0, Cancel);

        Assert.Equal(300, keys.Count);
        Assert.All(Enumerable.Range(0, 300), index => Assert.Equal($"value {index}", Text(file.Read(keys, index))));
        Assert.Equal("value 250", Text(file.Read(EtcdKey.FromText("k250"), 2, Cancel)));
    }

    [Fact]
    public void What_was_compacted_or_has_yet_to_come_is_refused()
    {
        var database = new TestDatabase();
        database.Put("a", "1");
        database.Put("a", "2");
        database.Put("a", "3");
        database.Add("meta", "finishedCompactRev", TestDatabase.RevisionBytes(2, 0)).Add("meta", "scheduledCompactRev", TestDatabase.RevisionBytes(3, 0));
        using var file = DatabaseFile.Open(database.WriteTo(_folder));

        Assert.Equal((4L, 3L), (file.Facts.Revision, file.Facts.CompactRevision));
        Assert.Equal(["a=2 2 3 2"], Texts(file, 3));
        Assert.Equal(DatabaseFailure.Compacted, Assert.Throws<DatabaseFileException>(() => file.KeysAt(2, Cancel)).Kind);
        Assert.Equal(DatabaseFailure.FutureRevision, Assert.Throws<DatabaseFileException>(() => file.KeysAt(5, Cancel)).Kind);
    }

    [Fact]
    public void A_store_without_keys_has_the_revision_of_its_compaction_or_1()
    {
        using var empty = DatabaseFile.Open(new TestDatabase().WriteTo(_folder, "empty"));
        var compacted = new TestDatabase().Add("meta", "finishedCompactRev", TestDatabase.RevisionBytes(9, 0));
        using var file = DatabaseFile.Open(compacted.WriteTo(_folder));

        Assert.Equal((1L, 0L), (empty.Facts.Revision, empty.Facts.CompactRevision));
        Assert.Equal((9L, 9L), (file.Facts.Revision, file.Facts.CompactRevision));
        Assert.Equal((0, 0), (empty.KeysAt(0, Cancel).Count, file.KeysAt(0, Cancel).Count));
    }

    [Fact]
    public void A_gap_that_a_restore_has_left_counts_as_a_revision_and_not_as_a_key()
    {
        var database = new TestDatabase();
        database.Put("a", "1");
        database.Add("key", TestDatabase.RevisionBytes(1_000_000, 0), []);
        using var file = DatabaseFile.Open(database.WriteTo(_folder));

        Assert.Equal(1_000_000, file.Facts.Revision);
        Assert.Equal(["a=1 2 2 1"], Texts(file, 0));
        Assert.Single(file.HistoryOf(EtcdKey.FromText("a"), Cancel));
        Assert.Null(file.Read(EtcdKey.FromText("a"), 1_000_000, Cancel));
    }

    [Fact]
    public void Numbers_that_are_larger_than_usual_are_kept()
    {
        var database = new TestDatabase();
        const long Main = 1L << 50;
        database.PutRecord(Main, 1, new() { Key = Bytes("old"), CreateRevision = 3, ModRevision = Main, Version = uint.MaxValue, Lease = long.MinValue });
        database.PutRecord(Main, 2, new() { Key = Bytes("versions"), CreateRevision = Main - 1, ModRevision = Main, Version = 1L << 40, Lease = long.MaxValue });
        database.PutRecord(Main + 1, 0, new() { Key = Bytes("old"), CreateRevision = 3, ModRevision = Main + 1, Version = 1L + uint.MaxValue });
        using var file = DatabaseFile.Open(database.WriteTo(_folder));

        Assert.Equal(
            [$"old= 3 {Main + 1} {1L + uint.MaxValue}", $"versions= {Main - 1} {Main} {1L << 40} lease 7fffffffffffffff"],
            Texts(file, 0));
        Assert.Equal($"old= 3 {Main} {uint.MaxValue} lease 8000000000000000", Texts(file, Main)[0]);
    }

    [Fact]
    public void Ranges_are_found_by_their_bounds()
    {
        var database = new TestDatabase();
        foreach (var key in new[] { "a", "b", "ba", "bb", "c", "d" })
        {
            database.Put(key, "");
        }

        using var file = DatabaseFile.Open(database.WriteTo(_folder));
        var keys = file.KeysAt(0, Cancel);
        static EtcdKey Key(string text) => EtcdKey.FromText(text);

        Assert.Equal((0, 6), keys.Find(KeyRange.All));
        Assert.Equal((1, 4), keys.Find(KeyRange.Prefix(Key("b"))));
        Assert.Equal((1, 2), keys.Find(KeyRange.Key(Key("b"))));
        Assert.Equal((4, 4), keys.Find(KeyRange.Key(Key("bc"))));
        Assert.Equal((2, 6), keys.Find(KeyRange.From(Key("b\0"))));
        Assert.Equal((2, 2), keys.Find(KeyRange.Between(Key("b\0"), Key("ba"))));
        Assert.Equal((3, 3), keys.Find(KeyRange.Between(Key("bb"), Key("a"))));
        Assert.Equal((3, 4), keys.Find(KeyRange.Key(Key("bb"))));
    }

    [Fact]
    public void Values_are_read_until_they_are_as_many_bytes_as_wanted()
    {
        var database = new TestDatabase();
        foreach (var (key, length) in new[] { ("d", 10), ("b", 20), ("a", 5_000), ("c", 0) })
        {
            database.Put(EtcdKey.FromText(key), new byte[length]);
        }

        using var file = DatabaseFile.Open(database.WriteTo(_folder));
        var keys = file.KeysAt(0, Cancel);
        string Read(int start, long bytes) => string.Concat(file.Read(keys, (start, keys.Count), bytes, Cancel).Select(static each => each.Key.ToString()));

        Assert.Equal(("a", "a", "abcd"), (Read(0, 0), Read(0, 5_019), Read(0, 5_030)));
        Assert.Equal(("bc", "bcd", ""), (Read(1, 29), Read(1, 30), Read(4, 30)));
    }

    [Fact]
    public void A_database_of_another_program_is_told_as_such()
    {
        var failure = Assert.Throws<DatabaseFileException>(() => DatabaseFile.Open(new TestDatabase().Remove("key").WriteTo(_folder)));

        Assert.Equal(DatabaseFailure.NotADatabase, failure.Kind);
        Assert.Contains("but not one of etcd", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Members_and_versions_are_read_as_etcd_stores_them()
    {
        var database = new TestDatabase()
            .Add("members", "a", """{"id":10,"peerURLs":["http://a:2380","http://b:2380"],"name":"n1","clientURLs":["http://a:2379"]}"""u8.ToArray())
            .Add("members", "3", """{"id":3,"peerURLs":["http://c:2380"],"isLearner":true,"new":{"id":7}}"""u8.ToArray())
            .Add("members", "f", """{"id":18446744073709551615,"peerURLs":null}"""u8.ToArray())
            .Add("cluster", "clusterVersion", "3.6.0"u8.ToArray())
            .Add("meta", "storageVersion", "3.6.0"u8.ToArray())
            .Add("meta", "consistent_index", [0, 0, 0, 0, 0, 0, 1, 2])
            .Add("meta", "term", [0, 0, 0, 0, 0, 0, 0, 9]);
        using var file = DatabaseFile.Open(database.WriteTo(_folder));

        Assert.Equal(("3.6.0", "3.6.0", 258UL, 9UL), (file.Facts.ClusterVersion, file.Facts.StorageVersion, file.Facts.ConsistentIndex, file.Facts.Term));
        Assert.Equal(
            ["3  http://c:2380  True", "10 n1 http://a:2380,http://b:2380 http://a:2379 False", "18446744073709551615    False"],
            file.Facts.Members.Select(static each => $"{each.Id} {each.Name} {string.Join(',', each.PeerUrls)} {string.Join(',', each.ClientUrls)} {each.IsLearner}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[")]
    [InlineData("""{"id":-1}""")]
    [InlineData("""{"id":1.5}""")]
    [InlineData("""{"id":1,"name":7}""")]
    [InlineData("""{"id":1,"peerURLs":["a"}""")]
    [InlineData("""{"id":1,"isLearner":"yes"}""")]
    public void A_member_that_etcd_would_not_write_is_damage(string json)
    {
        var database = new TestDatabase().Add("members", "1", Encoding.UTF8.GetBytes(json));

        Assert.Equal(DatabaseFailure.Damaged, Assert.Throws<DatabaseFileException>(() => DatabaseFile.Open(database.WriteTo(_folder))).Kind);
    }

    [Fact]
    public void The_hash_of_a_snapshot_is_checked_when_asked()
    {
        var database = new TestDatabase();
        database.Put("a", "a value to be damaged");
        var bytes = database.ToSnapshot();
        using var sound = DatabaseFile.Open(TestDatabase.Write(_folder, bytes));
        sound.CheckHash(Cancel);
        bytes[bytes.AsSpan().IndexOf("damaged"u8)] ^= 1;
        using var damaged = DatabaseFile.Open(TestDatabase.Write(_folder, bytes, "damaged"));
        using var member = DatabaseFile.Open(database.WriteTo(_folder, "member"));
        member.CheckHash(Cancel);

        Assert.Equal((true, true, false), (sound.HasHash, damaged.HasHash, member.HasHash));
        Assert.Equal(1, damaged.KeysAt(0, Cancel).Count);
        var failure = Assert.Throws<DatabaseFileException>(() => damaged.CheckHash(Cancel));
        Assert.Equal(DatabaseFailure.Damaged, failure.Kind);
        Assert.Matches("its content has the hash [0-9a-f]{64}, and [0-9a-f]{64} is stored[.]$", failure.Message);
    }

    [Fact]
    public void A_record_that_contradicts_its_revision_is_damage()
    {
        foreach (var record in new[]
        {
            new Mvccpb.KeyValue { Key = Bytes("a"), CreateRevision = 2, ModRevision = 3, Version = 1 },
            new Mvccpb.KeyValue { Key = Bytes("a"), CreateRevision = 5, ModRevision = 4, Version = 1 },
            new Mvccpb.KeyValue { Key = Bytes("a"), CreateRevision = 4, ModRevision = 4 },
            new Mvccpb.KeyValue { CreateRevision = 4, ModRevision = 4, Version = 1 },
        })
        {
            var database = new TestDatabase();
            database.PutRecord(4, 0, record);
            using var file = DatabaseFile.Open(database.WriteTo(_folder));
            var failure = Assert.Throws<DatabaseFileException>(() => file.KeysAt(0, Cancel));
            Assert.Contains("the record of revision 4 is not one that etcd writes", failure.Message, StringComparison.Ordinal);
        }
    }

    public void Dispose() => _folder.Dispose();

    private static Mvccpb.KeyValue Record(string key, string value, long revision)
        => new() { Key = Bytes(key), Value = Bytes(value), CreateRevision = revision, ModRevision = revision, Version = 1 };

    private static Google.Protobuf.ByteString Bytes(string text) => Google.Protobuf.ByteString.CopyFromUtf8(text);

    private static string? Text(KeyValue? pair) => pair is null ? null : Encoding.UTF8.GetString(pair.Value.Span);

    /// <summary>Each key as “key=value create mod version lease”, after a check that both ways to read it say the same.</summary>
    private static List<string> Texts(DatabaseFile file, long revision)
    {
        var (keys, texts) = (file.KeysAt(revision, Cancel), new List<string>());
        var walk = keys.Walk(0, keys.Count);
        while (walk.MoveNext())
        {
            var pair = file.Read(keys, walk.Rank);
            var record = walk.Record;
            Assert.Equal(pair, new(new(walk.Key.ToArray()), pair.Value, record.CreateRevision, record.Main, record.Version, record.Lease));
            Assert.Equal(pair.Value.Length, record.ValueLength);
            var lease = pair.Lease.Id == 0 ? "" : $" lease {pair.Lease}";
            texts.Add($"{pair.Key}={Text(pair)} {pair.CreateRevision} {pair.ModRevision} {pair.Version}{lease}");
        }

        return texts;
    }
}
