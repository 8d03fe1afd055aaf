using System.Buffers;
using System.Text;
using KvTui.Core.Exports;
using KvTui.Core.Exports.Running;
using KvTui.Core.Tests.Fakes;
using KvTui.Etcd.Model.Options;

namespace KvTui.Core.Tests.Exports;

public sealed class LeaseTermsTests
{
    [Fact]
    public async Task The_times_of_a_lease_are_exported_and_that_it_has_ended()
    {
        var (text, terms) = await ExportAsync(new());
        Assert.Contains("\"lease\":\"0000000000000007\",\"ttl\":30,\"granted_ttl\":60", text[0], StringComparison.Ordinal);
        Assert.Contains("\"lease\":\"0000000000000008\",\"ttl\":0,\"granted_ttl\":0", text[1], StringComparison.Ordinal);
        Assert.EndsWith("\"lease\":\"0\"}", text[2], StringComparison.Ordinal);
        Assert.Equal((1, 0L), (terms.Count, terms.Lost));
    }

    [Fact]
    public async Task A_key_whose_lease_is_not_in_the_file_is_exported_without_it()
    {
        var options = new EtcdClientOptions { Endpoints = [] }.OfFile("the.db", "--file the.db");
        var (text, terms) = await ExportAsync(new() { Options = options });
        Assert.Contains("\"granted_ttl\":60", text[0], StringComparison.Ordinal);
        Assert.EndsWith("\"lease\":\"0\"}", text[1], StringComparison.Ordinal);
        Assert.Equal((1, 1L), (terms.Count, terms.Lost));
    }

    /// <summary>Exports a key with a lease that is there, one with a lease that is not, and one without.</summary>
    private static async Task<(string[] Lines, LeaseTerms Terms)> ExportAsync(FakeEtcdClient client)
    {
        client.FakeLeases.Known.Add(new(7, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60), []));
        var (buffer, terms) = (new ArrayBufferWriter<byte>(), new LeaseTerms(client));
        using var writer = ExportWriters.Of(ExportFormat.Ndjson, buffer);
        writer.Begin(new(1, 1000));
        foreach (var lease in new long[] { 7, 8, 0 })
        {
            await terms.ExportAsync(Sample.Pair("key", "value") with { Lease = lease }, writer, TestContext.Current.CancellationToken);
        }

        writer.Finish();
        return (Encoding.UTF8.GetString(buffer.WrittenSpan).Split('\n')[..^1], terms);
    }
}
