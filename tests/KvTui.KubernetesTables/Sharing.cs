namespace KvTui.KubernetesTables;

/// <summary>
/// Finds which messages can share one entry of the table: those of one name where no number has two meanings, in whatever packages
/// they are. Later versions of a group add fields, so most do.
/// </summary>
internal static class Sharing
{
    /// <summary>The entry of each message, by its full name; entries of one name are told apart by a number at their end.</summary>
    /// <param name="messages">In the order in which they get the plain name.</param>
    public static Dictionary<string, string> Entries(IReadOnlyList<Message> messages)
    {
        // All of one name share an entry until a difference is found, which then may part those that refer to them.
        var entries = messages.ToDictionary(message => message.FullName, message => message.Name);
        while (true)
        {
            var next = new Dictionary<string, string>();
            foreach (var same in messages.GroupBy(message => entries[message.FullName]))
            {
                var parts = new List<Dictionary<int, Field>>();
                foreach (var message in same)
                {
                    var fields = message.Fields.ToDictionary(field => field.Id, field => field with { Type = entries.GetValueOrDefault(field.Type, field.Type) });
                    var at = parts.FindIndex(part => fields.All(field => !part.TryGetValue(field.Key, out var other) || other == field.Value));
                    if (at < 0)
                    {
                        at = parts.Count;
                        parts.Add([]);
                    }

                    foreach (var (id, field) in fields)
                    {
                        parts[at][id] = field;
                    }

                    next[message.FullName] = at == 0 ? same.Key : $"{same.Key}-{at + 1}";
                }
            }

            if (messages.All(message => next[message.FullName] == entries[message.FullName]))
            {
                return entries;
            }

            entries = next;
        }
    }
}
