using System.Globalization;
using System.Text;
using KvTui.Core.Bulk;
using KvTui.Core.Bulk.Running;
using KvTui.Core.Journal;
using KvTui.Core.Journal.Keeping;
using KvTui.Core.Journal.Undoing;
using KvTui.Core.Keyspace;
using KvTui.Core.Writes;
using KvTui.Core.Writes.Guarded;
using KvTui.Etcd;
using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;
using KvTui.StoppedWriter;

// Writes with the journal as the product does, stops for good at a point, and is killed there:
// ENDPOINT FOLDER POINT AFTER save|create|rename|delete|range|move|undo KEY [VALUE]
var (endpoint, folder, point, after, act, key) = (args[0], args[1], args[2], args[3], args[4], EtcdKey.FromText(args[5]));
var value = Encoding.UTF8.GetBytes(args.Length > 6 ? args[6] : "");
var cancelled = CancellationToken.None;
var options = new EtcdClientOptions { Endpoints = [EtcdEndpoint.Parse(endpoint)] };
await using var client = new EtcdClient(options, TimeProvider.System, new Random(1));
var stop = new Stop(folder, point, int.Parse(after, CultureInfo.InvariantCulture));
var stopping = StoppingClient.Of(client, new StoppingKv(client.Kv, stop));
using var journal = new WriteJournal(folder, TimeProvider.System, new(JournalKeep.Unmasked, KeyMask.None, "stopped"));
var guarded = new GuardedWriter(stopping, TimeProvider.System);
var writer = new JournaledWriter(stopping, guarded, journal);
var page = await client.Kv.RangeAsync(KeyRange.Key(key), new(), cancelled);
var cluster = page.Header.ClusterId;
switch (act)
{
    case "save":
        await writer.WriteAsync(new WriteRequest.Save(page.KeyValues[0], value) { ClusterId = cluster }, Ignore, cancelled);
        break;
    case "create":
        await writer.WriteAsync(new WriteRequest.Create(key, value) { ClusterId = cluster }, Ignore, cancelled);
        break;
    case "rename":
        var other = EtcdKey.FromText(args[6]);
        var rename = new WriteRequest.Transfer(page.KeyValues[0], other, Moves: true) { ClusterId = cluster };
        await writer.WriteAsync(rename, Ignore, cancelled);
        break;
    case "delete":
        var shown = KvTui.Core.Keyspace.Pages.KeyEntry.Seen(page.KeyValues[0]);
        await writer.WriteAsync(new WriteRequest.Delete(shown) { ClusterId = cluster }, Ignore, cancelled);
        break;
    case "range":
        await new RangeDeletion(stopping, journal).RunAsync(KeyRange.Prefix(key), key, static _ => { }, cancelled);
        break;
    case "move":
        var move = new BulkOrder(BulkAct.Move, [KeyRange.Prefix(key)]) { From = key, To = EtcdKey.FromText(args[6]), ClusterId = cluster };
        var facts = await new BulkSurvey(client, journal).RunAsync(move, null, static _ => { }, cancelled);
        move = move with { Since = facts.Revision, Count = facts.Shown.Count };
        await new BulkRun(stopping, journal, move, facts).RunAsync(cancelled);
        break;
    case "undo":
        var undoer = new Undoer(stopping, guarded, journal);
        var group = JournalOrder.NextToUndo(await undoer.ReadAsync(cluster, cancelled));
        await undoer.RunAsync(await undoer.PlanAsync(group!, cancelled), cancelled);
        break;
    default:
        throw new ArgumentException($"there is no act '{act}'");
}

await stop.AtAsync("ended");

static void Ignore(EtcdException _)
{
}
