using KvTui.Etcd.Model;
using KvTui.Etcd.Offline;
using KvTui.Etcd.Offline.Bolt;
using KvTui.Testing;

namespace KvTui.Etcd.Tests.Offline;

/// <summary>A file that somebody else has open, or writes while it is read.</summary>
public sealed class ChangingFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("offline");

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(3, 4)]
    public void What_was_read_during_a_commit_is_read_again_up_to_three_times(int commits, int reads)
    {
        using var file = BoltFile.Open(Commit(7));
        var done = 0;

        var seen = file.Read(transaction =>
        {
            if (done++ < commits)
            {
                Commit(7 + (ulong)done);
            }

            return transaction.Meta.TransactionId;
        });

        Assert.Equal(((ulong)(7 + commits), reads), (seen, done));
    }

    [Fact]
    public void A_file_that_changes_during_each_read_is_busy()
    {
        using var file = BoltFile.Open(Commit(7));
        var done = 0;

        var failure = Assert.Throws<DatabaseFileException>(() => file.Read(_ => Commit(7 + (ulong)++done)));

        Assert.Equal((DatabaseFailure.Busy, 4), (failure.Kind, done));
        Assert.EndsWith("is busy: etcd wrote to it during each of 4 attempts to read it.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damage_counts_only_if_nobody_has_written_meanwhile()
    {
        using var file = BoltFile.Open(Commit(7));
        var done = 0;
        int Read(BoltTransaction transaction, bool isWritten)
        {
            if (isWritten)
            {
                Commit(7 + (ulong)++done);
            }

            return done is 0 or 1 ? throw transaction.Damaged("something", 2) : done;
        }

        Assert.Equal(2, file.Read(transaction => Read(transaction, done < 2)));
        done = 0;
        Assert.Equal(DatabaseFailure.Damaged, Assert.Throws<DatabaseFileException>(() => file.Read(transaction => Read(transaction, false))).Kind);
    }

    [Fact]
    public void The_keys_of_a_revision_stay_as_they_were_while_a_member_goes_on()
    {
        var database = new TestDatabase { TransactionId = 7 };
        database.Put("a", "1");
        var second = database.Put("b", "2");
        using var file = DatabaseFile.Open(database.WriteTo(_folder));
        var keys = file.KeysAt(0, CancellationToken.None);
        database.Put("b", "3");
        database.Delete("a");
        File.WriteAllBytes(file.Path, database.ToBytes());

        Assert.Equal((2, second), (keys.Count, file.Facts.Revision));
        Assert.Equal("2"u8.ToArray(), file.Read(keys, 1).Value.ToArray());
        Assert.Equal(2, file.KeysAt(second, CancellationToken.None).Count);
        database.Forget(second);
        database.TransactionId = 8;
        File.WriteAllBytes(file.Path, database.ToBytes());

        Assert.Equal(DatabaseFailure.Compacted, Assert.Throws<DatabaseFileException>(() => file.Read(keys, 1)).Kind);
    }

    [Fact]
    public void No_lock_is_taken_or_respected()
    {
        var path = Commit(7);
        using (var locked = File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            using var file = DatabaseFile.Open(path);
            Assert.Equal(7UL, file.Facts.TransactionId);
        }

        using var read = DatabaseFile.Open(path);
        using var opened = File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.True(opened.CanWrite);
    }

    public void Dispose() => _folder.Dispose();

    private string Commit(ulong transaction) => new TestDatabase { TransactionId = transaction }.WriteTo(_folder);
}
