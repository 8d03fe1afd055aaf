using KvTui.Etcd.Calls.Load;

namespace KvTui.Etcd.Calls;

/// <summary>Makes single attempts at calls, bounded in time and reported to the observer.</summary>
internal sealed class CallAttempts(EtcdClientOptions options, ClusterIdentity identity, LoadGovernor governor, TimeProvider clock)
{
    private static readonly TimeSpan LeastPatience = TimeSpan.FromSeconds(1);

    /// <summary>Sends a unary call to one member.</summary>
    /// <param name="connection">The number of the only connection on which the request may be sent; 0 for any.</param>
    /// <param name="hasOthers">Whether another member could be asked, so that a read must not spend all its time on a silent one.</param>
    public async Task<T> CallAsync<T>(
        CallDescriptor call, AnswerParser<T> parse, EndpointChannel channel, string? token, long connection, bool hasOthers,
        Deadline deadline, CancellationToken cancellationToken)
    {
        var remaining = deadline.Remaining;
        var patience = hasOthers && !call.IsWrite ? Patience(remaining) : remaining;
        using var timeout = new CallTimeout(patience, clock, cancellationToken);
        var report = new CallReport(call, channel.Endpoint, options, governor, clock);
        var meter = report.Meter(call.IsWrite, patience < remaining ? () => timeout.Restart(deadline.Remaining) : null);
        meter.RequiredConnection = connection;
        EtcdErrorKind? error = null;
        ulong clusterId = 0;
        try
        {
            var headers = new CallHeaders(token, call.RequireLeader, remaining, call.MostBytes);
            var answer = await channel.Transport.UnaryAsync(
                call.Method, call.Request, report.Counting(Read), headers, meter, timeout.Token).ConfigureAwait(false);
            channel.Identity.Note(meter.Connection, clusterId);
            identity.CheckAnswer(call, channel.Endpoint, clusterId);
            return answer;
        }
        catch (OperationCanceledException)
        {
            error = EtcdErrorKind.DeadlineExceeded;
            cancellationToken.ThrowIfCancellationRequested();
            throw TimedOut(call, channel.Endpoint, report.Elapsed, meter.OutcomeUnknown);
        }
        catch (EtcdException failure)
        {
            error = failure.Kind;
            throw;
        }
        finally
        {
            report.End(error);
        }

        T Read(ReadOnlyMemory<byte> message)
        {
            clusterId = WireRecords.ClusterId(message.Span);
            return parse(message);
        }
    }

    public async Task<OpenedStream> OpenAsync(
        CallDescriptor call, EndpointChannel channel, string? token, long connection, bool hasOthers, Deadline deadline,
        CancellationToken cancellationToken)
    {
        using var timeout = new CallTimeout(hasOthers ? Patience(deadline.Remaining) : deadline.Remaining, clock, cancellationToken);
        var report = new CallReport(call, channel.Endpoint, options, governor, clock) { IsStream = true };
        var meter = report.Meter(call.IsWrite, null);
        meter.RequiredConnection = connection;
        try
        {
            var stream = await channel.Transport.OpenAsync(
                call.Method, call.Request, new(token, call.RequireLeader, TimeSpan.Zero), meter, timeout.Token).ConfigureAwait(false);
            return new(stream, call, channel, token, identity, meter, report);
        }
        catch (OperationCanceledException)
        {
            report.End(EtcdErrorKind.DeadlineExceeded);
            cancellationToken.ThrowIfCancellationRequested();
            throw TimedOut(call, channel.Endpoint, report.Elapsed, meter.OutcomeUnknown);
        }
        catch (EtcdException failure)
        {
            report.End(failure.Kind);
            throw;
        }
    }

    public static EtcdException TimedOut(CallDescriptor call, EtcdEndpoint endpoint, TimeSpan after, bool mayHaveBeenApplied) => new(
        EtcdErrorKind.DeadlineExceeded,
        $"{endpoint} did not answer {call.Method.Name} within {after.TotalSeconds:0.0} s; "
        + $"check that the member is alive{(mayHaveBeenApplied ? ", and read again before repeating the write" : "")}.",
        endpoint,
        mayHaveBeenApplied);

    private static TimeSpan Patience(TimeSpan remaining)
    {
        var half = remaining / 2;
        var patience = half > LeastPatience ? half : LeastPatience;
        return patience < remaining ? patience : remaining;
    }
}
