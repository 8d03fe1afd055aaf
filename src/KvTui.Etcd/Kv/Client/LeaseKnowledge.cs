using Etcdserverpb;

namespace KvTui.Etcd.Kv.Client;

/// <summary>Marks the leases in keys-only answers as unknown unless the version of the member that answered reports them.</summary>
internal sealed class LeaseKnowledge(CallPipeline pipeline)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public async Task<RangePage> OfAsync(RangePage page, RangeOptions options, CancellationToken cancellationToken)
    {
        var isTold = !options.KeysOnly || page.KeyValues.Count == 0 || page.KeyValues.Any(static pair => pair.Lease.Id != 0)
            || await IsToldAsync(page.Header, options, cancellationToken).ConfigureAwait(false);
        return isTold ? page : page with { KeyValues = [.. page.KeyValues.Select(static pair => pair with { Lease = KeyLease.Unknown })] };
    }

    public async Task<KeyPage> OfAsync(KeyPage page, RangeOptions options, CancellationToken cancellationToken)
    {
        page.TellsLeases = page.TellsLeases || page.KeyCount == 0
            || await IsToldAsync(page.Header, options, cancellationToken).ConfigureAwait(false);
        return page;
    }

    public async Task<TxnResult> OfAsync(TxnResult result, Txn txn, CancellationToken cancellationToken)
    {
        var operations = result.Succeeded ? txn.Success : txn.Failure;
        var responses = result.Responses.ToArray();
        for (var i = 0; i < responses.Length && i < operations.Count; i++)
        {
            if (responses[i] is TxnResponse.Range range && operations[i] is TxnOperation.Range { Options: { KeysOnly: true } options })
            {
                // The answers to single operations have no header of their own.
                var page = await OfAsync(range.Page with { Header = result.Header }, options, cancellationToken).ConfigureAwait(false);
                responses[i] = new TxnResponse.Range(range.Page with { KeyValues = page.KeyValues });
            }
        }

        return result with { Responses = responses };
    }

    private async ValueTask<bool> IsToldAsync(ResponseHeader header, RangeOptions options, CancellationToken cancellationToken)
    {
        if (options.WithLeases && !pipeline.Versions.IsAsked(header.MemberId))
        {
            await AskAsync(cancellationToken).ConfigureAwait(false);
            pipeline.Versions.GiveUp(header.MemberId);
        }

        return pipeline.Versions.TellsLeases(header.MemberId);
    }

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            var call = IdentityQuestion.Status with { Timeout = Patience, TokenIsOptional = false };
            var status = await pipeline.CallAsync(
                call, static message => StatusResponse.Parser.ParseFrom(message.Span), cancellationToken).ConfigureAwait(false);
            pipeline.Versions.Note(status.Header.MemberId, status.Version);
        }
        catch (EtcdException)
        {
            // The version remains unknown.
        }
    }
}
