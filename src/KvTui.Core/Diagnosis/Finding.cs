namespace KvTui.Core.Diagnosis;

/// <summary>Something about a cluster that somebody should know, in plain words.</summary>
/// <param name="Id">What kind of finding it is, such as “alarm-nospace”; it stays the same between versions.</param>
/// <param name="Cause">What was seen, of which members; a sentence without a full stop. It may hold text from etcd.</param>
/// <param name="Consequence">What follows from it; sentences.</param>
/// <param name="Step">What to do next; sentences.</param>
public sealed record Finding(string Id, Severity Severity, string Cause, string Consequence, string Step);

/// <summary>How bad a finding is, least first.</summary>
public enum Severity
{
    /// <summary>Worth knowing, or something that could not be checked; the cluster may be in order.</summary>
    Note,

    /// <summary>It works, but less well or less safely than it should, or will not for long.</summary>
    Warning,

    /// <summary>Something does not work, or data is at risk.</summary>
    Critical,
}
