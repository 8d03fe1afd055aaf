using KvTui.Core.Journal;

namespace KvTui.Core.Scans.Roster;

/// <summary>Makes the rows of the list of one's own writes.</summary>
public static class JournalRows
{
    /// <summary>Actions, newest first: how long ago, what, keys, what became of it, the key or prefix.</summary>
    /// <param name="groups">As <see cref="JournalOrder.Of"/> orders them.</param>
    public static RosterRows Of(ImmutableArray<JournalGroup> groups, DateTimeOffset now)
    {
        var rows = ImmutableArray.CreateBuilder<RosterRow>(groups.Length);
        foreach (var group in groups)
        {
            rows.Add(RosterRows.Row(
                group.Id.ToString("x16", CultureInfo.InvariantCulture), group.Subject,
                Quantities.Age(now - group.At), JournalText.Act(group.Act), Quantities.Count(group.Keys), JournalText.State(group),
                JournalText.Subject(group)) with
            {
                Action = group,
                Note = $"{group.At.ToString("u", CultureInfo.InvariantCulture)} by {Printable.Text(group.Who)}"
                    + (group.IsBroken ? $"; {JournalText.Broken(group)}" : ""),
            });
        }

        return new(rows.ToImmutable(), groups.Length switch
        {
            0 => "no write of this user in this cluster",
            1 => "1 write",
            var count => $"{Quantities.Count(count)} writes",
        });
    }
}
