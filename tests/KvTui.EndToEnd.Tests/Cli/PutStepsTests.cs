using System.Text;
using KvTui.Cli.Commands.Writes;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;

namespace KvTui.EndToEnd.Tests.Cli;

/// <summary>The requests of a put that keeps the lease of its key.</summary>
public sealed class PutStepsTests
{
    private const string Keep = "put, lease kept";
    private const string Create = "put if there is none";
    private const string Plain = "put, no lease";

    private static readonly EtcdException Missing = new(EtcdErrorKind.NotFound, "key not found");
    private static readonly EtcdException Denied = new(EtcdErrorKind.PermissionDenied, "permission denied");
    private static readonly EtcdException Lost = new(EtcdErrorKind.ConnectionLost, "lost", mayHaveBeenApplied: true);

    [Fact]
    public async Task A_key_that_exists_takes_one_request() => Assert.Equal([Keep], await OfAsync([null]));

    [Fact]
    public async Task A_key_that_does_not_exist_is_put_only_if_nobody_was_faster() => Assert.Equal([Keep, Create], await OfAsync([Missing, null]));

    [Fact]
    public async Task A_put_that_lost_to_another_begins_again() =>
        Assert.Equal([Keep, Create, Keep], await OfAsync([Missing, new LostRaceException(), null]));

    [Fact]
    public async Task Where_reading_is_denied_a_key_that_does_not_exist_is_put_plainly() => Assert.Equal([Keep, Create, Plain], await OfAsync([Missing, Denied, null]));

    [Fact]
    public async Task Where_writing_is_denied_nothing_more_is_tried()
    {
        var requests = new List<string>();
        Assert.Same(Denied, await Assert.ThrowsAsync<EtcdException>(() => OfAsync([Denied], requests)));
        Assert.Equal([Keep], requests);
    }

    [Fact]
    public async Task A_put_whose_outcome_is_unknown_is_not_sent_again()
    {
        var requests = new List<string>();
        Assert.Same(Lost, await Assert.ThrowsAsync<EtcdException>(() => OfAsync([Missing, Lost], requests)));
        Assert.Equal([Keep, Create], requests);
    }

    /// <summary>The requests, where each is answered by one of the failures, or done.</summary>
    private static async Task<IReadOnlyList<string>> OfAsync(IReadOnlyList<Exception?> answers, List<string>? requests = null)
    {
        var kv = new ScriptedKvClient(answers, requests ?? []);
        var request = new PutRequest(EtcdKey.FromText("k"), Encoding.UTF8.GetBytes("v"), null, null, null);
        await PutSteps.KeepingLeaseAsync(kv, request, TestContext.Current.CancellationToken);
        Assert.Equal(answers.Count, kv.Requests.Count);
        return kv.Requests;
    }

    /// <summary>Stands for a comparison that did not hold.</summary>
    private sealed class LostRaceException : Exception;

    private sealed class ScriptedKvClient(IReadOnlyList<Exception?> answers, List<string> requests) : IKvClient
    {
        public List<string> Requests => requests;

        public Task<ResponseHeader> PutAsync(EtcdKey key, ReadOnlyMemory<byte> value, PutOptions options, CancellationToken cancellationToken)
        {
            requests.Add(options.KeepLease ? Keep : Plain);
            return answers[requests.Count - 1] is { } failure ? Task.FromException<ResponseHeader>(failure) : Task.FromResult(default(ResponseHeader));
        }

        public Task<TxnResult> TxnAsync(Txn txn, CancellationToken cancellationToken)
        {
            Assert.Equal([new Compare.VersionEquals(EtcdKey.FromText("k"), 0)], txn.Compare);
            Assert.Empty(txn.Failure);
            Assert.IsType<TxnOperation.Put>(Assert.Single(txn.Success));
            requests.Add(Create);
            return answers[requests.Count - 1] is { } failure and not LostRaceException
                ? Task.FromException<TxnResult>(failure)
                : Task.FromResult(new TxnResult(default, answers[requests.Count - 1] is null, []));
        }

        public Task<RangePage> RangeAsync(KeyRange keys, RangeOptions options, CancellationToken cancellationToken) => throw new NotSupportedException();

        public IAsyncEnumerable<RangePage> PagesAsync(KeyRange keys, RangeOptions options, CancellationToken cancellationToken) => throw new NotSupportedException();

        public IAsyncEnumerable<KeyPage> KeyPagesAsync(KeyRange keys, RangeOptions options, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<DeleteResult> DeleteAsync(KeyRange keys, ulong clusterId, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
