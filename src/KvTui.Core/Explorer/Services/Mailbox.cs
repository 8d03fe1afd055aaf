using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using KvTui.Core.Scans;

namespace KvTui.Core.Explorer.Services;

/// <summary>
/// The loop's inbox. Outcomes overtake the rest; keyspace batches wait when the loop is behind; of cluster
/// reports, call counts, what a filter has found and the progress of a scan or a step of care only the latest matters.
/// </summary>
public sealed class Mailbox
{
    private const int KeyspaceCapacity = 64;

    private readonly ConcurrentQueue<Message> _outcomes = new();
    private readonly LatestValue _cluster = new();
    private readonly LatestValue _calls = new();
    private readonly LatestValue _filtered = new();
    private readonly LatestValue _scan = new();
    private readonly LatestValue _step = new();
    private readonly Channel<Message> _keyspace =
        Channel.CreateBounded<Message>(new BoundedChannelOptions(KeyspaceCapacity) { SingleReader = true });

    /// <summary>Set whenever something was posted.</summary>
    public LoopSignal Wakeup { get; } = new();

    /// <summary>Posts the outcome of an effect, or that a service broke; never blocks.</summary>
    public void PostOutcome(Message message)
    {
        _outcomes.Enqueue(message);
        Wakeup.Set();
    }

    /// <summary>Posts a snapshot of the cluster; replaces one that was not taken yet.</summary>
    public void PostCluster(ClusterMessage message) => Post(_cluster, message);

    /// <summary>Posts the calls made so far; replaces what was not taken yet.</summary>
    public void PostCalls(CallsMessage message) => Post(_calls, message);

    /// <summary>Posts how far a scan with a filter has come; replaces what was not taken yet.</summary>
    public void PostFiltered(OperationMessage.Filtered message) => Post(_filtered, message);

    /// <summary>Posts how far a scan has come; replaces what was not taken yet.</summary>
    public void PostScan(ScanMessage message) => Post(_scan, message);

    /// <summary>Posts how far a step of care has come; replaces what was not taken yet.</summary>
    public void PostStep(OperationMessage.StepProgressed message) => Post(_step, message);

    /// <summary>Posts a batch of the keyspace; waits while the loop is behind.</summary>
    public async ValueTask PostAsync(KeyspaceMessage message, CancellationToken cancellationToken)
    {
        await _keyspace.Writer.WriteAsync(message, cancellationToken);
        Wakeup.Set();
    }

    /// <summary>Takes the next message, the most urgent first.</summary>
    public bool TryTake([NotNullWhen(true)] out Message? message)
    {
        if (_outcomes.TryDequeue(out message))
        {
            return true;
        }

        message = _filtered.Take() ?? _cluster.Take() ?? _calls.Take() ?? _scan.Take() ?? _step.Take();
        return message is not null || _keyspace.Reader.TryRead(out message);
    }

    private void Post(LatestValue slot, Message message)
    {
        slot.Set(message);
        Wakeup.Set();
    }
}

/// <summary>A slot that holds the latest message of its kind; one that was not taken yet is replaced.</summary>
public sealed class LatestValue
{
    private Message? _message;

    public void Set(Message message) => Interlocked.Exchange(ref _message, message);

    public Message? Take() => Interlocked.Exchange(ref _message, null);
}
