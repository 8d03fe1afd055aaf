namespace KvTui.Core.Keyspace;

/// <summary>Why not all keys are watched: they change so much that it would cost more than the cap; and whether that has passed.</summary>
/// <param name="BytesPerRevision">What a step of the revision brought when all was watched last.</param>
/// <param name="Revision">The newest revision that a member reported.</param>
/// <param name="At">When it did.</param>
/// <param name="QuietPolls">How many reports in a row the changes would have been well under the cap.</param>
/// <param name="Patience">How many it takes to watch all again.</param>
public sealed record BusyKeyspace(double BytesPerRevision, long Revision, DateTimeOffset At, int QuietPolls, int Patience)
{
    /// <summary>The polls of quiet after the first time; each further time takes twice as many.</summary>
    public const int FirstPatience = 3;

    /// <summary>The most polls of quiet.</summary>
    public const int LongestPatience = 96;

    /// <summary>Whether all can be watched again.</summary>
    public bool IsOver => QuietPolls >= Patience;

    /// <summary>This after a member reported its revision.</summary>
    /// <param name="quiet">The bytes a second that count as quiet.</param>
    public BusyKeyspace Reported(long revision, DateTimeOffset now, double quiet)
    {
        if (Revision == 0 || now <= At)
        {
            return this with { Revision = revision, At = now };
        }

        var rate = Math.Max(0, revision - Revision) / (now - At).TotalSeconds * BytesPerRevision;
        return this with { Revision = revision, At = now, QuietPolls = rate < quiet ? QuietPolls + 1 : 0 };
    }
}
