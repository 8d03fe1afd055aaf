using KvTui.Etcd.Model.Options;

namespace KvTui.Core.Explorer.Services;

/// <summary>
/// Counts every call made to etcd and what is read, keeps the last calls for the command log, and tells of each that does something to the
/// cluster itself.
/// </summary>
public sealed class CallJournal(Mailbox mailbox)
{
    /// <summary>How many calls the command log goes back.</summary>
    public const int Capacity = 500;

    private readonly Lock _lock = new();
    private readonly Queue<CallRecord> _recent = new(Capacity);
    private LoadTotals _totals;

    /// <summary>Whether each call is posted at once, because the command log is open.</summary>
    public bool Following { get; set; }

    /// <summary>Notes a call; on any thread.</summary>
    public void Note(CallRecord call)
    {
        lock (_lock)
        {
            _totals = Sum(_totals, call);
            if (_recent.Count == Capacity)
            {
                _recent.Dequeue();
            }

            _recent.Enqueue(call);
        }

        if (call is { Act: not null, Error: not EtcdErrorKind.Unreachable })
        {
            mailbox.PostOutcome(new ActMessage(call));
        }

        if (Following)
        {
            Post();
        }
    }

    /// <summary>Notes what a stream has brought; on any thread.</summary>
    public void NoteStreamed(StreamRead read)
    {
        lock (_lock)
        {
            _totals = _totals with { Events = _totals.Events + read.Events, Bytes = _totals.Bytes + read.Bytes };
        }
    }

    /// <summary>Posts the calls so far.</summary>
    public void Post()
    {
        lock (_lock)
        {
            mailbox.PostCalls(new CallsMessage(Following ? [.. _recent] : [], _totals));
        }
    }

    /// <summary>What never reached a member is no load on it, and what a stream brought was counted as it came.</summary>
    private static LoadTotals Sum(LoadTotals totals, CallRecord call) => call.Error == EtcdErrorKind.Unreachable ? totals : totals with
    {
        Calls = totals.Calls + 1,
        Failed = totals.Failed + (call.Error is null ? 0 : 1),
        Keys = totals.Keys + call.KeysRead,
        Bytes = totals.Bytes + (call.IsStream ? 0 : call.ReceivedBytes),
        WidestRange = Math.Max(totals.WidestRange, call.KeysWalked),
    };
}
