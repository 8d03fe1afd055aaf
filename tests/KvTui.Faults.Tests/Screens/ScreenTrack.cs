namespace KvTui.Faults.Tests.Screens;

/// <summary>Since when the screen has shown something without a break.</summary>
internal sealed class ScreenTrack(Func<ScreenFrame, bool> predicate)
{
    private bool _shows;
    private long _since;

    /// <summary>When it appeared, as a timestamp; that of the first frame looked at if it was there already.</summary>
    public long Since => Volatile.Read(ref _since);

    public void Look(ScreenFrame frame)
    {
        var shows = predicate(frame);
        if (shows && !_shows)
        {
            Volatile.Write(ref _since, frame.DrawnAt);
        }

        _shows = shows;
    }
}
