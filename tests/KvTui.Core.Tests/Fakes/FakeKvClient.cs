using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Fakes;

/// <summary>A KV service that answers as it is told to, and takes down what it was asked.</summary>
internal sealed class FakeKvClient : IKvClient
{
    public List<Txn> Txns { get; } = [];

    public List<(KeyRange Keys, RangeOptions Options)> Ranges { get; } = [];

    public Func<Txn, CancellationToken, Task<TxnResult>> OnTxn { get; set; } = (_, _) => throw new InvalidOperationException("no transaction is expected");

    /// <summary>Answers reads by their options too; null leaves it to <see cref="OnRange"/>.</summary>
    public Func<KeyRange, RangeOptions, Task<RangePage>>? OnRead { get; set; }

    public Func<KeyRange, CancellationToken, Task<RangePage>> OnRange { get; set; } = (_, _) => Task.FromResult(Page());

    /// <summary>An answer with these keys at revision 1000.</summary>
    public static RangePage Page(params KeyValue[] found) => new(new(1, 1, 1000, 7), found, false, found.Length);

    public static TxnResult Result(bool succeeded, params TxnResponse[] responses) => new(new(1, 1, 1001, 7), succeeded, responses);

    public Task<RangePage> RangeAsync(KeyRange keys, RangeOptions options, CancellationToken cancellationToken)
    {
        lock (Ranges)
        {
            Ranges.Add((keys, options));
        }

        return OnRead is { } read ? read(keys, options) : OnRange(keys, cancellationToken);
    }

    public Task<TxnResult> TxnAsync(Txn txn, CancellationToken cancellationToken)
    {
        lock (Txns)
        {
            Txns.Add(txn);
        }

        return OnTxn(txn, cancellationToken);
    }

    /// <summary>The pages of a listing.</summary>
    public Func<KeyRange, RangeOptions, CancellationToken, IAsyncEnumerable<RangePage>> OnPages { get; set; } = (_, _, _) => throw new NotSupportedException();

    public IAsyncEnumerable<RangePage> PagesAsync(KeyRange keys, RangeOptions options, CancellationToken cancellationToken) => OnPages(keys, options, cancellationToken);

    /// <summary>The pages of a listing without values.</summary>
    public IReadOnlyList<KeyPage>? KeyPages { get; set; }

    /// <summary>The same by what is asked for; null leaves it to <see cref="KeyPages"/>.</summary>
    public Func<KeyRange, RangeOptions, IReadOnlyList<KeyPage>>? OnKeyPages { get; set; }

    public IAsyncEnumerable<KeyPage> KeyPagesAsync(KeyRange keys, RangeOptions options, CancellationToken cancellationToken) =>
        (OnKeyPages?.Invoke(keys, options) ?? KeyPages)?.ToAsyncEnumerable() ?? throw new NotSupportedException();

    public Task<ResponseHeader> PutAsync(EtcdKey key, ReadOnlyMemory<byte> value, PutOptions options, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<DeleteResult> DeleteAsync(KeyRange keys, ulong clusterId, CancellationToken cancellationToken) => throw new NotSupportedException();
}
