using KvTui.Core.Bulk;
using KvTui.Core.Editing.Leases;

namespace KvTui.Core.Journal.Keeping;

/// <summary>How the plan of an action is turned into bytes and back.</summary>
internal static class PlanCodec
{
    public static void Write(BinaryWriter writer, BulkOrder order)
    {
        writer.Write7BitEncodedInt((int)order.Act);
        JournalCodec.Write(writer, order.From.Span);
        JournalCodec.Write(writer, order.To.Span);
        writer.Write(order.Overwrites);
        writer.Write7BitEncodedInt((int)order.Lease.Use);
        writer.Write(order.Lease.Number);
        writer.Write(order.ClusterId);
        writer.Write7BitEncodedInt64(order.Since);
        writer.Write7BitEncodedInt64(order.Count);
        writer.Write7BitEncodedInt(order.Ranges.Length);
        foreach (var range in order.Ranges)
        {
            JournalCodec.Write(writer, range.Start.Span);
            JournalCodec.Write(writer, range.End.Span);
        }
    }

    /// <exception cref="InvalidDataException">The bytes are no plan.</exception>
    /// <exception cref="IOException">The bytes end too early.</exception>
    /// <exception cref="FormatException">A number has no end.</exception>
    public static BulkOrder Read(BinaryReader reader)
    {
        var act = reader.Read7BitEncodedInt();
        var (from, to) = (new EtcdKey(JournalCodec.Read(reader)), new EtcdKey(JournalCodec.Read(reader)));
        var (overwrites, use, number) = (reader.ReadBoolean(), reader.Read7BitEncodedInt(), reader.ReadInt64());
        var (cluster, since, count) = (reader.ReadUInt64(), reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt64());
        if (act is < 0 or > (int)BulkAct.Lease || use is < 0 or > (int)LeaseUse.Grant)
        {
            throw new InvalidDataException("a plan is not known");
        }

        var ranges = ImmutableArray.CreateBuilder<KeyRange>();
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            ranges.Add(new(new(JournalCodec.Read(reader)), new(JournalCodec.Read(reader))));
        }

        return new((BulkAct)act, ranges.ToImmutable())
        {
            From = from,
            To = to,
            Overwrites = overwrites,
            Lease = new((LeaseUse)use, number),
            ClusterId = cluster,
            Since = since,
            Count = count,
        };
    }
}
