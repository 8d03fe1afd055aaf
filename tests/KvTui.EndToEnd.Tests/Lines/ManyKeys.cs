using System.Globalization;
using System.Text;
using KvTui.EndToEnd.Tests.Ui;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Lines;

/// <summary>A member with a list of a few hundred keys.</summary>
public sealed class ManyKeys : IAsyncLifetime
{
    private const int Count = 400;
    private const int MostInTransaction = 100;

    private EtcdProcess _member = null!;

    public EtcdCtl Ctl => _member.Ctl;

    public static string Key(int index) => string.Create(CultureInfo.InvariantCulture, $"/line/key-{index:D3}");

    public async ValueTask InitializeAsync()
    {
        _member = await JourneyServers.MemberAsync();
        foreach (var indexes in Enumerable.Range(0, Count).Chunk(MostInTransaction))
        {
            var puts = string.Concat(indexes.Select(index => $"put {Key(index)} \"value {index}\"\n"));
            (await Ctl.TryAsync(["txn"], Encoding.UTF8.GetBytes($"\n{puts}\n\n"))).EnsureSuccess();
        }
    }

    public ValueTask DisposeAsync() => _member.DisposeAsync();
}
