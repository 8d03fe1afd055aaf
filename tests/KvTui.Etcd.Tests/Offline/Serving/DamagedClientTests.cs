using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;
using KvTui.Testing;

namespace KvTui.Etcd.Tests.Offline.Serving;

/// <summary>Clients of files that are damaged where it hurts.</summary>
public sealed class DamagedClientTests : IDisposable
{
    private const int PageSize = 1024;

    private static readonly TimeSpan LongestCase = TimeSpan.FromSeconds(5);

    private readonly TemporaryFolder _folder = new("offline");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static int Cases => Environment.GetEnvironmentVariable("KVTUI_FULL") == "1" ? 10_000 : 300;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_listing_of_a_damaged_file_is_whole_or_a_sentence_with_the_next_step(bool checksHash)
    {
        var (random, sound) = (new Random(8), Sample());
        var (read, refused) = (0, 0);
        for (var number = 0; number < Cases; number++)
        {
            var path = TestDatabase.Write(_folder, FileDamage.Of(sound, PageSize, random));
            try
            {
                await ListAsync(path, checksHash).WaitAsync(LongestCase, TimeProvider.System, Cancel);
                read++;
            }
            catch (EtcdException failure)
            {
                refused++;
                Assert.StartsWith(path, failure.Message, StringComparison.Ordinal);
                Assert.Matches(@"; [^;]+\.$", failure.Message);
                Assert.False(failure.Kind.IsPassing(), $"case {number}: {failure.Kind} would be tried again and again");
            }
        }

        Assert.Equal(Cases, read + refused);
        Assert.InRange(refused, Cases / 4, Cases);
    }

    public void Dispose() => _folder.Dispose();

    private static byte[] Sample()
    {
        var (random, database) = (new Random(1), new TestDatabase { PageSize = PageSize });
        for (var number = 0; number < 500; number++)
        {
            database.Put(EtcdKey.FromText($"/registry/pods/{random.Next(200)}"), new byte[random.Next(60)], random.Next(3));
        }

        return database.ToSnapshot();
    }

    private static async Task ListAsync(string path, bool checksHash)
    {
        var options = new EtcdClientOptions { Endpoints = [] }.OfFile(path, "--file") with { ChecksHash = checksHash };
        await using var client = new EtcdClient(options, TimeProvider.System, new Random(1));
        await foreach (var page in client.Kv.PagesAsync(KeyRange.All, RangeOptions.Default, Cancel))
        {
            Assert.All(page.KeyValues, static pair => Assert.False(pair.Key.IsEmpty));
        }
    }
}
