using KvTui.Core.Journal;
using KvTui.Core.Journal.Keeping;
using KvTui.Etcd.Model;
using KvTui.Testing;
using KvTui.Testing.Time;

namespace KvTui.Core.Tests.Journal;

public sealed class WriteJournalTests : IDisposable
{
    private static readonly KeyValue Old = Sample.Pair("/a", "old", 100, 3, 0x10);

    private readonly TemporaryFolder _folder = new("journal");
    private readonly ManualTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private readonly List<WriteJournal> _journals = [];

    private string Folder => _folder.PathTo("state", "journal");

    [Fact]
    public void An_action_comes_back_as_it_was_with_what_became_of_it()
    {
        var journal = Journal();
        var action = journal.Begin(JournalAct.Save, Old.Key, 0xFEDC_BA98_7654_3210, undoes: 7);
        var write = new JournalWrite(Old.Key, Old, "new\0\xff"u8.ToArray()) { Lease = KeyLease.None };
        action.Done(action.Begun([write]), 1001);

        var group = Assert.Single(Journal().Read());
        Assert.Equal((action.Id, JournalAct.Save, 0xFEDC_BA98_7654_3210, 7UL), (group.Id, group.Act, group.ClusterId, group.Undoes));
        Assert.Equal((_clock.GetUtcNow(), "me", 1L, 1001L), (group.At, group.Who, group.Keys, group.Revision));
        Assert.Equal((JournalState.Done, Old.Key), (group.State, group.Subject));
        var read = Assert.Single(WriteJournal.Writes(group.Batches[0]));
        Assert.Equal((Old.Key, KeyLease.None, false), (read.Key, read.Lease, read.IsBlind));
        Assert.True(read.After!.Value.Span.SequenceEqual(write.After!.Value.Span));
        Assert.True(read.Before!.Value.Span.SequenceEqual(Old.Value.Span));
        Assert.Equal(
            (Old.CreateRevision, Old.ModRevision, Old.Version, Old.Lease),
            (read.Before.CreateRevision, read.Before.ModRevision, read.Before.Version, read.Before.Lease));
    }

    [Fact]
    public void While_its_process_is_there_it_is_under_way_and_after_that_it_is_not_known()
    {
        var writing = Journal();
        writing.Begin(JournalAct.Delete, Old.Key, 1).Begun([JournalWrite.Deletion(Old)]);
        Assert.Equal(JournalState.UnderWay, Assert.Single(Journal().Read()).State);

        writing.Dispose();
        Assert.Equal(JournalState.Open, Assert.Single(Journal().Read()).State);

        // Whoever goes on with the file is not the one who began it.
        var next = Journal();
        next.Begin(JournalAct.Create, Old.Key, 1).Begun([new(Old.Key, null, Old.Value)]);
        Assert.Equal(
            [JournalState.Open, JournalState.UnderWay],
            Journal().Read().OrderBy(static group => group.Act == JournalAct.Create).Select(static group => group.State));
        Assert.Single(Directory.GetFiles(Folder, "*.journal"));
    }

    [Fact]
    public void What_is_given_up_is_not_known_until_somebody_finds_it_out()
    {
        var journal = Journal();
        var action = journal.Begin(JournalAct.Save, Old.Key, 1);
        var batch = action.Begun([new(Old.Key, Old, Old.Value)]);
        action.Left(batch);
        Assert.Equal(JournalState.Open, Assert.Single(journal.Read()).State);

        Journal().End(action.Id, batch, JournalFate.Done, 1001);
        Assert.Equal(JournalState.Done, Assert.Single(journal.Read()).State);
    }

    [Fact]
    public void Of_a_file_that_is_torn_anywhere_all_whole_records_are_read_and_nothing_is_written_behind_them()
    {
        using (var journal = Journal())
        {
            for (var each = 0; each < 3; each++)
            {
                var action = journal.Begin(JournalAct.Save, Old.Key, 1);
                action.Done(action.Begun([new(Old.Key, Old, new byte[each])]), 1001);
            }
        }

        var path = Assert.Single(Directory.GetFiles(Folder, "*.journal"));
        var whole = File.ReadAllBytes(path);
        var known = 3;
        for (var length = whole.Length - 1; length >= 0; length--)
        {
            File.WriteAllBytes(path, whole[..length]);
            var groups = Journal().Read();
            Assert.InRange(groups.Count, Math.Max(0, known - 1), known);
            known = groups.Count;
            Assert.All(groups, static group => Assert.True(group.State is JournalState.Done or JournalState.Open));
        }

        Assert.Equal(0, known);
        File.WriteAllBytes(path, whole[..^5]);
        using var next = Journal();
        var last = next.Begin(JournalAct.Delete, Old.Key, 1);
        last.Done(last.Begun([JournalWrite.Deletion(Old)]), 1002);
        Assert.Equal(4, next.Read().Count);
        Assert.Equal(2, Directory.GetFiles(Folder, "*.journal").Length);
        Assert.Null(next.Problem);
    }

    [Fact]
    public void Whatever_single_byte_is_wrong_nothing_else_is_made_of_it()
    {
        using (var journal = Journal())
        {
            var action = journal.Begin(JournalAct.Save, Old.Key, 1);
            action.Done(action.Begun([new(Old.Key, Old, Old.Value)]), 1001);
        }

        var path = Assert.Single(Directory.GetFiles(Folder, "*.journal"));
        var whole = File.ReadAllBytes(path);
        for (var place = 0; place < whole.Length; place++)
        {
            var bytes = whole.ToArray();
            bytes[place] ^= 0x21;
            File.WriteAllBytes(path, bytes);
            var reader = Journal();
            foreach (var group in reader.Read())
            {
                Assert.Equal((JournalAct.Save, Old.Key), (group.Act, group.Subject));
                var damage = Record.Exception(() => Assert.Equal(Old.Key, Assert.Single(WriteJournal.Writes(group.Batches[0])).Key));
                Assert.True(damage is null or IOException, $"byte {place}: {damage}");
            }
        }
    }

    [Fact]
    public void Several_processes_write_at_once()
    {
        var journals = Enumerable.Range(0, 4).Select(_ => Journal()).ToArray();
        Parallel.ForEach(journals, static journal =>
        {
            for (var each = 0; each < 50; each++)
            {
                var action = journal.Begin(JournalAct.Save, Old.Key, 1);
                action.Done(action.Begun([new(Old.Key, Old, Old.Value)]), 1001 + each);
            }
        });

        var groups = Journal().Read();
        Assert.Equal(200, groups.Count);
        Assert.All(groups, static group => Assert.Equal(JournalState.Done, group.State));
        Assert.Equal(4, Directory.GetFiles(Folder, "*.journal").Length);
    }

    [Fact]
    public void Only_the_owner_may_read_the_files_and_the_folder()
    {
        Journal().Begin(JournalAct.Delete, Old.Key, 1).Begun([JournalWrite.Deletion(Old)]);

        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.All(Directory.GetFiles(Folder), static file => Assert.Equal(Owner, File.GetUnixFileMode(file)));
        Assert.Equal(Owner | UnixFileMode.UserExecute, File.GetUnixFileMode(Folder));
    }

    [Theory]
    [InlineData(JournalKeep.Unmasked, 1)]
    [InlineData(JournalKeep.All, 2)]
    public void Masked_keys_are_not_in_it_unless_asked_for(JournalKeep keep, int kept)
    {
        var journal = Journal(keep, "/secret/");
        var secret = Sample.Pair("/secret/a", "password");
        var action = journal.Begin(JournalAct.DeletePrefix, secret.Key, 1);
        action.Done(action.Begun([JournalWrite.Deletion(Old), JournalWrite.Deletion(secret)]), 1001);

        var group = Assert.Single(journal.Read());
        Assert.Equal((kept, keep != JournalKeep.All), (WriteJournal.Writes(group.Batches[0]).Count, group.HasMasked));
        var text = File.ReadAllText(Assert.Single(Directory.GetFiles(Folder, "*.journal")));
        Assert.Equal(keep == JournalKeep.All, text.Contains("password", StringComparison.Ordinal));
        Assert.Equal(keep == JournalKeep.All, text.Contains("/secret/a", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_a_month_old_is_removed_but_not_what_somebody_writes_to()
    {
        var left = Journal();
        left.Begin(JournalAct.Delete, Old.Key, 1).Begun([JournalWrite.Deletion(Old)]);
        _clock.Advance(TimeSpan.FromDays(31));
        var other = Journal();
        other.Begin(JournalAct.Delete, Old.Key, 1).Begun([JournalWrite.Deletion(Old)]);
        Assert.Equal(2, Journal().Read().Count);

        left.Dispose();
        other.Dispose();
        Journal().Begin(JournalAct.Delete, Old.Key, 1).Begun([JournalWrite.Deletion(Old)]);
        Assert.Single(Journal().Read());
    }

    [Fact]
    public void Where_there_is_no_place_for_it_that_is_told_and_nothing_fails()
    {
        using var journal = new WriteJournal(null, _clock, Scope(JournalKeep.Unmasked));
        var action = journal.Begin(JournalAct.Delete, Old.Key, 1);
        action.Done(action.Begun([JournalWrite.Deletion(Old)]), 1001);

        Assert.Contains("HOME", journal.Problem, StringComparison.Ordinal);
        Assert.Empty(journal.Read());
        Assert.Null(WriteJournal.Nowhere(_clock).Problem);
    }

    public void Dispose()
    {
        _journals.ForEach(static journal => journal.Dispose());
        _folder.Dispose();
    }

    private static JournalScope Scope(JournalKeep keep, params string[] masked) => new(keep, KeyMask.Of(masked), "me");

    private WriteJournal Journal(JournalKeep keep = JournalKeep.Unmasked, params string[] masked)
    {
        var journal = new WriteJournal(Folder, _clock, Scope(keep, masked));
        _journals.Add(journal);
        return journal;
    }
}
