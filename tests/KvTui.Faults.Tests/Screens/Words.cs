using System.Text.RegularExpressions;

namespace KvTui.Faults.Tests.Screens;

/// <summary>The words by which the screen tells the truth, in one place.</summary>
internal static partial class Words
{
    // the status line

    [GeneratedRegex(@"live r\d+")]
    public static partial Regex Live();

    [GeneratedRegex(@"reconnecting|no answer|no leader|no quorum|offline")]
    public static partial Regex NotLive();

    [GeneratedRegex(@"no quorum: reading (?<member>n\d) only, r\d+, \d+ s old")]
    public static partial Regex ReadingOne();

    [GeneratedRegex(@"Edits are off: no quorum")]
    public static partial Regex EditsOff();

    /// <summary>Below a value that is not followed: the revision up to which it is known, and its own.</summary>
    [GeneratedRegex(@"as of r\d+ · r\d+ ")]
    public static partial Regex OldValue();

    [GeneratedRegex(@"offline")]
    public static partial Regex Offline();

    [GeneratedRegex(@"offline \d+ s")]
    public static partial Regex OfflineFor();

    [GeneratedRegex(@"NOSPACE")]
    public static partial Regex NoSpace();

    [GeneratedRegex(@"Puts are off: alarm NOSPACE")]
    public static partial Regex PutsOff();

    /// <summary>Why the keys were listed again.</summary>
    [GeneratedRegex(@"compacted|restored|recreated|listed again|recreated|history")]
    public static partial Regex ListedAgain();

    // the cluster pane

    [GeneratedRegex(@"healthy · 3/3 members · leader n\d")]
    public static partial Regex Healthy();

    [GeneratedRegex(@"degraded.*2/3 members · leader n\d")]
    public static partial Regex Degraded();

    [GeneratedRegex(@"no quorum.*1/3 members · no leader")]
    public static partial Regex NoQuorum();

    [GeneratedRegex(@"not reachable from here")]
    public static partial Regex NotReachable();

    [GeneratedRegex(@"2/2 members")]
    public static partial Regex TwoMembers();

    [GeneratedRegex(@"alarm NOSPACE")]
    public static partial Regex Alarm();

    /// <summary>A member's row while it gives no answer.</summary>
    [GeneratedRegex(@"unreachable for|no answer for")]
    public static partial Regex Down();

    [GeneratedRegex(@"connection refused")]
    public static partial Regex Refused();

    [GeneratedRegex(@"slow \d")]
    public static partial Regex Slow();

    // what a save came to

    [GeneratedRegex(@"saved at r\d+")]
    public static partial Regex Saved();

    [GeneratedRegex(@"was not saved|was not changed")]
    public static partial Regex NotSaved();

    [GeneratedRegex(@"unknown whether|finding out whether")]
    public static partial Regex Unknown();
}
