using KvTui.Etcd.Model;

namespace KvTui.Etcd.Calls.Load;

/// <summary>
/// Tells from answers whether the server is slow, and how long to leave it alone: as long as the last answer took too long, doubled while that
/// goes on, up to 2 s; and, where somebody writes, for a moment after a page that took much longer than such pages usually do, as then the
/// server is short of processor time (while it collects garbage, above all) and writers wait too. Not for use by several threads at once.
/// </summary>
internal sealed class AnswerTimes
{
    /// <summary>No cluster holds more, whatever an answer says.</summary>
    private const long MostKeys = 1_000_000_000_000;

    /// <summary>What is read of fewer keys takes about the same whatever their number.</summary>
    private const long LeastJudged = 1_000;

    /// <summary>How many times the usual is much: the higher, the longer writers waited (tried: 1.3, 1.4, 1.7).</summary>
    private const double Strained = 1.3;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(100);

    /// <summary>Most of what a collection was seen to take with a million keys (some 300 ms).</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(200);

    /// <summary>No way to a server is longer: a best answer that took more time was a slow one itself.</summary>
    private static readonly TimeSpan LongestWay = TimeSpan.FromMilliseconds(300);

    /// <summary>What a key in the range may cost the server; 0.1 to 0.25 µs were measured.</summary>
    private static readonly TimeSpan PerKey = TimeSpan.FromMicroseconds(0.5);

    /// <summary>What a key of a page takes a server that has nothing else to do; measured: 1.2 µs.</summary>
    private static readonly TimeSpan QuickPerKey = TimeSpan.FromMicroseconds(1);

    private readonly Dictionary<EtcdEndpoint, TimeSpan> _best = [];
    private readonly Dictionary<EtcdEndpoint, double> _usual = [];

    /// <summary>How long to wait before the next background request; nothing while answers come quickly.</summary>
    public TimeSpan Pause { get; private set; }

    /// <summary>Takes note of how long an answer took to begin, which is what the way to the server takes at most.</summary>
    public void Note(EtcdEndpoint endpoint, TimeSpan time) => _best[endpoint] = time < Best(endpoint) ? time : Best(endpoint);

    /// <summary>Judges the server by an answer to a read.</summary>
    /// <param name="walked">The keys that the server had to walk for it.</param>
    /// <param name="isWritten">Whether keys are being written meanwhile.</param>
    public void Judge(EtcdEndpoint endpoint, TimeSpan time, long walked, bool isWritten)
    {
        var work = time - Best(endpoint);
        Lengthen(work - (Math.Min(walked, MostKeys) * PerKey));
        if (Pause == TimeSpan.Zero && walked >= LeastJudged && IsStrained(endpoint, work / walked) && isWritten)
        {
            // While an answer is on its way the server rests anyhow.
            Pause = Best(endpoint) < Moment ? Moment - Best(endpoint) : TimeSpan.Zero;
        }
    }

    /// <summary>Judges the server by a read that it left without an answer.</summary>
    public void Missed(TimeSpan time) => Lengthen(time);

    /// <summary>Whether a key of a page took the server much longer than usual; the usual follows quick answers soon and slow ones late.</summary>
    private bool IsStrained(EtcdEndpoint endpoint, TimeSpan perKey)
    {
        var now = perKey.TotalMicroseconds;
        var usual = _usual.GetValueOrDefault(endpoint, now);
        _usual[endpoint] = usual + ((now - usual) / (now < usual ? 4 : 32));
        return now > Math.Max(usual, QuickPerKey.TotalMicroseconds) * Strained;
    }

    private TimeSpan Best(EtcdEndpoint endpoint) => _best.GetValueOrDefault(endpoint, LongestWay);

    private void Lengthen(TimeSpan excess)
    {
        if (excess <= Tolerance)
        {
            Pause = TimeSpan.Zero;
            return;
        }

        var next = Pause * 2 > excess ? Pause * 2 : excess;
        Pause = next < LongestPause ? next : LongestPause;
    }
}
