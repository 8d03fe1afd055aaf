using System.Text;
using KvTui.Bench.Scale.Servers;
using KvTui.Etcd.Model;

namespace KvTui.Bench.Scale.Measures;

/// <summary>Holds what the explorer shows against what a listing of the server says now.</summary>
internal static class FreshListing
{
    private const int Places = 8;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Compares the count in the title, and the keys with their revisions on pages of the flat list, from the first to the last.</summary>
    public static async Task CompareAsync(Scene scene, Explorer explorer, Server server)
    {
        var page = await server.Kv.RangeAsync(KeyRange.All, new() { KeysOnly = true }, CancellationToken.None);
        var keys = page.KeyValues.Select(pair => (Key: Encoding.UTF8.GetString(pair.Key.Span), Revision: $"r{pair.ModRevision}")).ToList();
        var wanted = Counts.Text(keys.Count);
        var since = explorer.Elapsed;
        explorer.Until(() => new KeyPaneReading(explorer).Count == wanted, Limit, $"{wanted} keys, as a fresh listing has");
        scene.Report.Checked("the count is that of a fresh listing", true, FormattableString.Invariant(
            $"{wanted} keys, {(explorer.Elapsed - since).TotalSeconds:0.0} s after the listing"));

        explorer.Press(Keystrokes.Text("T"));
        explorer.Settle(TimeSpan.FromMilliseconds(500));
        var rows = 0;
        for (var place = 0; place < Places; place++)
        {
            var number = (int)((long)place * (keys.Count - 1) / (Places - 1));
            explorer.Press(Keystrokes.GoTo(keys[number].Key));
            explorer.Settle(TimeSpan.FromMilliseconds(500));
            var shown = new KeyPaneReading(explorer).Keys.ToList();
            var first = shown.Count > 0 ? keys.FindIndex(pair => pair.Key == shown[0].Key) : -1;
            if (first < 0 || !shown.SequenceEqual(keys.Skip(first).Take(shown.Count)) || !shown.Contains(keys[number]))
            {
                scene.Report.Checked("rows are those of a fresh listing", false, $"not around {keys[number]}:\n{explorer.Screen}");
                return;
            }

            rows += shown.Count;
        }

        scene.Report.Checked("rows are those of a fresh listing", true, $"{rows} rows with their revisions, at {Places} places");
    }
}
