using KvTui.App.Messages;
using KvTui.App.Runtime;
using KvTui.Etcd;

namespace KvTui.App.Services;

/// <summary>Counts every call made to etcd and keeps the last ones for the command log.</summary>
public sealed class CallJournal(Mailbox mailbox)
{
    /// <summary>How many calls the command log goes back.</summary>
    public const int Capacity = 500;

    private readonly Lock _lock = new();
    private readonly Queue<CallRecord> _recent = new(Capacity);
    private long _total;

    /// <summary>Whether each call is posted at once, because the command log is open.</summary>
    public bool Following { get; set; }

    /// <summary>Notes a call; on any thread.</summary>
    public void Note(CallRecord call)
    {
        lock (_lock)
        {
            // What never reached a member is no load on it.
            _total += call.Error == EtcdErrorKind.Unreachable ? 0 : 1;
            if (_recent.Count == Capacity)
            {
                _recent.Dequeue();
            }

            _recent.Enqueue(call);
        }

        if (Following)
        {
            Post();
        }
    }

    /// <summary>Posts the calls so far.</summary>
    public void Post()
    {
        lock (_lock)
        {
            mailbox.PostCalls(new CallsMessage(Following ? [.. _recent] : [], _total));
        }
    }
}
