using System.Collections.Immutable;
using KvTui.Core.Journal;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Journal;

public sealed class JournalOrderTests
{
    private readonly List<JournalGroup> _groups = [];

    [Fact]
    public void Undo_takes_back_one_write_after_the_other_and_redo_brings_them_back()
    {
        AssertNext(null, null);
        Writes(1);
        Writes(2);

        AssertNext(2, null);
        Writes(3, JournalAct.Undo, undoes: 2);
        AssertNext(1, 3);
        Writes(4, JournalAct.Undo, undoes: 1);
        AssertNext(null, 4);
        Writes(5, JournalAct.Redo, undoes: 4);
        AssertNext(5, 3);
        Writes(6, JournalAct.Undo, undoes: 5);
        AssertNext(null, 6);
    }

    [Fact]
    public void After_another_write_there_is_nothing_to_redo()
    {
        Writes(1);
        Writes(2, JournalAct.Undo, undoes: 1);
        Assert.Equal(2UL, Redo());
        Writes(3);

        AssertNext(3, null);
    }

    [Fact]
    public void What_was_not_done_is_passed_over_and_what_is_not_known_is_not()
    {
        Writes(1);
        Writes(2, fate: JournalFate.Refused);
        Assert.Equal(1UL, Undo());

        Writes(3, fate: JournalFate.Begun);
        Assert.Equal(3UL, Undo());
    }

    [Fact]
    public void An_undo_that_was_not_done_takes_nothing_back()
    {
        Writes(1);
        Writes(2, JournalAct.Undo, undoes: 1, fate: JournalFate.Refused);

        AssertNext(1, null);
        Assert.DoesNotContain(Ordered(), static group => group.IsUndone);
    }

    private void AssertNext(ulong? undo, ulong? redo)
    {
        Assert.Equal(undo, Undo());
        Assert.Equal(redo, Redo());
    }

    private ulong? Undo() => JournalOrder.NextToUndo(Ordered())?.Id;

    private ulong? Redo() => JournalOrder.NextToRedo(Ordered())?.Id;

    private ImmutableArray<JournalGroup> Ordered() => JournalOrder.Of(_groups);

    private void Writes(ulong id, JournalAct act = JournalAct.Save, ulong undoes = 0, JournalFate fate = JournalFate.Done) => _groups.Add(
        new(id, act, EtcdKey.FromText("/a"), 1, Sample.Start.AddSeconds(id), "me")
        {
            Undoes = undoes,
            Batches = [new(0, 1, "", 0, 0, 0) { Fate = fate }],
        });
}
