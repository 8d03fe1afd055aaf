using KvTui.Core;

namespace KvTui.Cli.Commands.Writes;

/// <summary>Says, before many keys are deleted, which they are and what they take, so that nobody deletes others than were meant.</summary>
internal static class DeletionPreview
{
    /// <summary>Names the first keys and the last, and adds up bytes and leases; who may not read them is told nothing.</summary>
    public static async Task ShowAsync(Session session, KeyRange keys, CancellationToken cancellationToken)
    {
        const int MostNamed = 3;
        var (count, bytes, leased, last) = (0L, 0L, 0L, EtcdKey.Empty);
        using var line = new ProgressLine(session.Clock);
        var text = new StringBuilder();
        try
        {
            await foreach (var page in session.Client.Kv.PagesAsync(keys, new(), cancellationToken))
            {
                foreach (var pair in page.KeyValues)
                {
                    bytes += pair.Key.Length + pair.Value.Length;
                    leased += pair.Lease.Id == 0 ? 0 : 1;
                    last = pair.Key;
                    if (count++ < MostNamed)
                    {
                        text.Append('\n').Append(Printable.Escaped(pair.Key.Span));
                    }
                }

                line.Show($"{Quantities.Keys(count)} read");
            }
        }
        catch (EtcdException failure) when (failure.IsDenial)
        {
            return;
        }

        line.Clear();
        if (count > MostNamed)
        {
            text.Append("\n… ").Append(Printable.Escaped(last.Span));
        }

        var leases = leased == 0 ? "none with a lease" : $"{Quantities.Count(leased)} with a lease";
        StandardStreams.Say($"{Quantities.Keys(count)}, {Quantities.Size(bytes)} of keys and values, {leases}:{text}");
    }
}
