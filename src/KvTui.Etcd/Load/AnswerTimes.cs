namespace KvTui.Etcd.Load;

/// <summary>
/// Tells from answers whether the server is slow, and how long to leave it alone: as long as the last answer took too long, doubled while that
/// goes on, up to 2 s. Not for use by several threads at once.
/// </summary>
internal sealed class AnswerTimes
{
    /// <summary>No cluster holds more, whatever an answer says.</summary>
    private const long MostKeys = 1_000_000_000_000;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(100);

    /// <summary>No way to a server is longer: a best answer that took more time was a slow one itself.</summary>
    private static readonly TimeSpan LongestWay = TimeSpan.FromMilliseconds(300);

    /// <summary>What a key in the range may cost the server; 0.1 to 0.25 µs were measured.</summary>
    private static readonly TimeSpan PerKey = TimeSpan.FromMicroseconds(0.5);

    private readonly Dictionary<EtcdEndpoint, TimeSpan> _best = [];

    /// <summary>How long to wait before the next background request; nothing while answers come quickly.</summary>
    public TimeSpan Pause { get; private set; }

    /// <summary>Takes note of how long an answer took to begin, which is what the way to the server takes at most.</summary>
    public void Note(EtcdEndpoint endpoint, TimeSpan time) => _best[endpoint] = time < Best(endpoint) ? time : Best(endpoint);

    /// <summary>Judges the server by an answer to a read.</summary>
    /// <param name="walked">The keys that the server had to walk for it.</param>
    public void Judge(EtcdEndpoint endpoint, TimeSpan time, long walked) => Lengthen(time - Best(endpoint) - (Math.Min(walked, MostKeys) * PerKey));

    /// <summary>Judges the server by a read that it left without an answer.</summary>
    public void Missed(TimeSpan time) => Lengthen(time);

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
