using System.Buffers;

namespace KvTui.Core.Exports;

/// <summary>Writes keys and values in one format, in the order in which they come.</summary>
public interface IExportWriter : IDisposable
{
    /// <summary>Writes what comes before the first key.</summary>
    void Begin(ExportHead head);

    /// <summary>Writes a key.</summary>
    /// <param name="lease">How long the key's lease lives; null if it has none.</param>
    void Add(KeyValue pair, LeaseTerm? lease);

    /// <summary>Writes what comes after the last key.</summary>
    void Finish();
}

/// <summary>Where an export comes from.</summary>
/// <param name="Revision">The one revision that all of it was read at.</param>
public sealed record ExportHead(ulong ClusterId, long Revision)
{
    /// <summary>Where it comes from, in words.</summary>
    public string Text => $"exported by kvtui from cluster {ClusterId:x16} as of {Quantities.Revision(Revision)}";
}

/// <summary>What an export is written as.</summary>
public enum ExportFormat
{
    /// <summary>One JSON object a line.</summary>
    Ndjson,

    /// <summary>An array of JSON.</summary>
    Json,
    Yaml,

    /// <summary>A script for a shell that puts all keys by etcdctl.</summary>
    Etcdctl,
}

/// <summary>The writers of all formats.</summary>
public static class ExportWriters
{
    /// <summary>A writer of a format.</summary>
    public static IExportWriter Of(ExportFormat format, IBufferWriter<byte> output) => format switch
    {
        ExportFormat.Ndjson => new JsonExport(output, isArray: false),
        ExportFormat.Json => new JsonExport(output, isArray: true),
        ExportFormat.Yaml => new YamlExport(output),
        ExportFormat.Etcdctl => new EtcdctlExport(output),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "is not a known format"),
    };
}
