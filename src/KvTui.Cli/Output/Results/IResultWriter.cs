using KvTui.Cli.Output.Usage;
using KvTui.Core.Comparing;
using KvTui.Core.Past;

namespace KvTui.Cli.Output.Results;

/// <summary>Writes the results of the verbs in one format.</summary>
internal interface IResultWriter
{
    /// <summary>How many keys were so far not written as a verb takes them; 0 where it was said of each how to name it.</summary>
    long Disguised { get; }

    /// <summary>A key of a listing, with its revision, version and lease if <paramref name="details"/>.</summary>
    void Key(KeyRecord item, bool details);

    /// <summary>A key and its value, as one record.</summary>
    void Pair(KeyValue item);

    /// <summary>The value of the one key asked for.</summary>
    /// <param name="untouched">Whether the bytes are written as they are.</param>
    void Value(KeyValue item, bool untouched);

    /// <summary>A key and its value, as etcdctl's get writes them.</summary>
    /// <param name="untouched">Whether the bytes are written as they are.</param>
    void KeyAndValue(KeyValue item, bool keysOnly, bool untouched);

    void Count(long count);

    /// <summary>A put that is done.</summary>
    /// <param name="lease">The lease the key was attached to on purpose; null if that was not asked for.</param>
    void Put(EtcdKey key, long revision, long? lease);

    void Deleted(long count, long revision);

    void Event(WatchEvent change);

    /// <summary>A revision of a key.</summary>
    void Revision(EtcdKey key, KeyRevision item);

    /// <summary>A key that is not the same on both sides of a comparison.</summary>
    /// <param name="withValues">Whether the values are told too: the lines that differ, or as JSON all of both.</param>
    void Difference(PairDifference difference, bool withValues);

    /// <summary>How the cluster fares.</summary>
    /// <param name="at">When it was seen, where one look follows another; null for a single one.</param>
    void Status(ClusterReport report, DateTimeOffset? at);

    /// <summary>What the keys with a prefix take.</summary>
    void Usage(UsageResult result);

    /// <summary>Something that was done, or is to be done elsewhere: sentences or lines as text, or all parts as one record.</summary>
    void Done(IEnumerable<string> lines, params IReadOnlyList<ResultPart> parts);

    /// <summary>Records with the same parts, one a row; nothing if there are none.</summary>
    void Table(IReadOnlyList<IReadOnlyList<ResultPart>> rows);

    /// <summary>What is wrong with the cluster.</summary>
    void Doctor(DoctorResult result);
}
