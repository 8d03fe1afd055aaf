namespace KvTui.Core.State.Members;

/// <summary>What an entry of the timeline is about.</summary>
public enum TimelineKind
{
    /// <summary>The cluster as a whole: first look, quorum lost and back, another cluster id.</summary>
    Cluster,

    /// <summary>A leader lost, found or changed.</summary>
    Leader,

    /// <summary>A new term under the same leader.</summary>
    Term,

    /// <summary>A member lost, back, slow, added, removed, or of another opinion than the others.</summary>
    Member,

    /// <summary>An alarm raised or cleared.</summary>
    Alarm,

    /// <summary>The watch of the keyspace lost or back.</summary>
    Watch,

    /// <summary>The keyspace listed anew, because its history could not be followed.</summary>
    Resync,
}
