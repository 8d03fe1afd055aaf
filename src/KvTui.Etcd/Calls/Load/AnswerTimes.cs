namespace KvTui.Etcd.Calls.Load;

/// <summary>
/// Judges from answers whether the server is slow, and how long to leave it alone: as long as the last answer took too long, doubled while
/// that goes on, up to 2 s; and, while somebody writes, for a moment after a page that took much longer than usual, as the server is then
/// short of processor time (above all while it collects garbage) and writers wait too. Not thread-safe.
/// </summary>
internal sealed class AnswerTimes
{
    /// <summary>No cluster holds more keys, whatever an answer says.</summary>
    private const long MostKeys = 1_000_000_000_000;

    /// <summary>Reads of fewer keys take about the same time, whatever the number.</summary>
    private const long LeastJudged = 1_000;

    /// <summary>How many times the usual time counts as strained: the higher, the longer writers waited (tried: 1.3, 1.4, 1.7).</summary>
    private const double Strained = 1.3;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(100);

    /// <summary>Most of a garbage collection, which was seen to take some 300 ms with a million keys.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest round trip that is believed: if the best answer took more time, it was slow itself.</summary>
    private static readonly TimeSpan LongestWay = TimeSpan.FromMilliseconds(300);

    /// <summary>The time that a key in the range may cost the server; 0.1 to 0.25 µs were measured.</summary>
    private static readonly TimeSpan PerKey = TimeSpan.FromMicroseconds(0.5);

    /// <summary>The time that a key of a page takes an otherwise idle server; measured: 1.2 µs.</summary>
    private static readonly TimeSpan QuickPerKey = TimeSpan.FromMicroseconds(1);

    private readonly Dictionary<EtcdEndpoint, TimeSpan> _best = [];
    private readonly Dictionary<EtcdEndpoint, double> _usual = [];

    /// <summary>How long to wait before the next background request; zero while answers come quickly.</summary>
    public TimeSpan Pause { get; private set; }

    /// <summary>Records how long an answer took to begin, which is the most that the round trip to the server takes.</summary>
    public void Note(EtcdEndpoint endpoint, TimeSpan time) => _best[endpoint] = time < Best(endpoint) ? time : Best(endpoint);

    /// <summary>Judges the server by an answer to a read.</summary>
    /// <param name="walked">The keys that the server had to walk for the answer.</param>
    /// <param name="isWritten">Whether keys are being written meanwhile.</param>
    public void Judge(EtcdEndpoint endpoint, TimeSpan time, long walked, bool isWritten)
    {
        var work = time - Best(endpoint);
        Lengthen(work - (Math.Min(walked, MostKeys) * PerKey));
        if (Pause == TimeSpan.Zero && walked >= LeastJudged && IsStrained(endpoint, work / walked) && isWritten)
        {
            // The server rests anyway while an answer is on its way.
            Pause = Best(endpoint) < Moment ? Moment - Best(endpoint) : TimeSpan.Zero;
        }
    }

    /// <summary>Judges the server by a read that it left unanswered.</summary>
    public void Missed(TimeSpan time) => Lengthen(time);

    /// <summary>Whether a key of a page took much longer than usual; quick answers shift the usual time soon, slow ones late.</summary>
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
