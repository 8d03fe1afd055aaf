namespace KvTui.Core.Journal.Keeping;

/// <summary>How records and writes are turned into bytes and back: numbers in as few bytes as they take, no text but who wrote.</summary>
internal static class JournalCodec
{
    private const byte BegunKind = 1;
    private const byte EndedKind = 2;
    private const byte ClaimedKind = 3;
    private const byte PlannedKind = 4;

    private const byte HasBefore = 1;
    private const byte HasAfter = 2;
    private const byte IsBlind = 4;
    private const byte KnowsOldLease = 8;
    private const byte KnowsNewLease = 16;
    private const byte IsPaired = 32;

    /// <summary>The bytes of what a record says.</summary>
    public static byte[] Head(JournalRecord record)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        switch (record)
        {
            case JournalRecord.Begun begun:
                Begin(writer, BegunKind, begun);
                writer.Write7BitEncodedInt((int)begun.Act);
                writer.Write(begun.Undoes);
                writer.Write(begun.ClusterId);
                writer.Write(begun.At.UtcTicks);
                writer.Write(begun.Who);
                Write(writer, begun.Subject.Span);
                writer.Write7BitEncodedInt(begun.Count);
                writer.Write(begun.HasMasked);
                break;
            case JournalRecord.Ended ended:
                Begin(writer, EndedKind, ended);
                writer.Write7BitEncodedInt((int)ended.Fate);
                writer.Write7BitEncodedInt64(ended.Revision);
                break;
            case JournalRecord.Claimed:
                Begin(writer, ClaimedKind, record);
                break;
            case JournalRecord.Planned planned:
                Begin(writer, PlannedKind, planned);
                PlanCodec.Write(writer, planned.Order);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(record), record.GetType().Name, "is not a known record");
        }

        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>What a record says; null if it is of a later version.</summary>
    /// <exception cref="InvalidDataException">The bytes are no record.</exception>
    /// <exception cref="IOException">The bytes end too early.</exception>
    /// <exception cref="FormatException">A number has no end.</exception>
    public static JournalRecord? Head(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        var (kind, group, number) = (reader.ReadByte(), reader.ReadUInt64(), reader.Read7BitEncodedInt());
        return kind switch
        {
            BegunKind => new JournalRecord.Begun(
                group, number, Act(reader.Read7BitEncodedInt()), reader.ReadUInt64(), reader.ReadUInt64(), Time(reader.ReadInt64()),
                reader.ReadString(), new(Read(reader)), reader.Read7BitEncodedInt(), reader.ReadBoolean()),
            EndedKind => new JournalRecord.Ended(group, number, Fate(reader.Read7BitEncodedInt()), reader.Read7BitEncodedInt64()),
            ClaimedKind => new JournalRecord.Claimed(),
            PlannedKind => new JournalRecord.Planned(group, number, PlanCodec.Read(reader)),
            _ => null,
        };
    }

    /// <summary>The bytes of some writes.</summary>
    public static byte[] Body(IReadOnlyList<JournalWrite> writes)
    {
        var length = 0L;
        for (var each = 0; each < writes.Count; each++)
        {
            length += writes[each].Bytes + 64;
        }

        using var bytes = new MemoryStream((int)Math.Min(length, Array.MaxLength));
        using var writer = new BinaryWriter(bytes);
        for (var each = 0; each < writes.Count; each++)
        {
            Write(writer, writes[each]);
        }

        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>Some writes from their bytes.</summary>
    /// <exception cref="InvalidDataException">The bytes are no writes.</exception>
    /// <exception cref="IOException">The bytes end too early.</exception>
    /// <exception cref="FormatException">A number has no end.</exception>
    public static List<JournalWrite> Body(byte[] bytes, int count)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        var writes = new List<JournalWrite>();
        while (writes.Count < count)
        {
            writes.Add(ReadWrite(reader));
        }

        return writes;
    }

    private static void Begin(BinaryWriter writer, byte kind, JournalRecord record)
    {
        writer.Write(kind);
        writer.Write(record.Group);
        writer.Write7BitEncodedInt(record.Number);
    }

    private static void Write(BinaryWriter writer, JournalWrite write)
    {
        writer.Write((byte)((write.Before is null ? 0 : HasBefore) | (write.After is null ? 0 : HasAfter) | (write.IsBlind ? IsBlind : 0)
            | (write.IsPaired ? IsPaired : 0) | (write.Before is { Lease.IsKnown: true } ? KnowsOldLease : 0)
            | (write.Lease.IsKnown ? KnowsNewLease : 0)));
        Write(writer, write.Key.Span);
        if (write.Before is { } before)
        {
            Write(writer, before.Value.Span);
            writer.Write7BitEncodedInt64(before.CreateRevision);
            writer.Write7BitEncodedInt64(before.ModRevision);
            writer.Write7BitEncodedInt64(before.Version);
            writer.Write(before.Lease.Id);
        }

        if (write.After is { } after)
        {
            Write(writer, after.Span);
            writer.Write(write.Lease.Id);
        }
    }

    private static JournalWrite ReadWrite(BinaryReader reader)
    {
        var flags = reader.ReadByte();
        var key = new EtcdKey(Read(reader));
        KeyValue? before = null;
        if ((flags & HasBefore) != 0)
        {
            var value = Read(reader);
            var (created, changed, version) =
                (reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt64());
            before = new(key, value, created, changed, version, Lease(reader.ReadInt64(), (flags & KnowsOldLease) != 0));
        }

        ReadOnlyMemory<byte>? after = null;
        var lease = KeyLease.None;
        if ((flags & HasAfter) != 0)
        {
            after = Read(reader);
            lease = Lease(reader.ReadInt64(), (flags & KnowsNewLease) != 0);
        }

        return new(key, before, after) { Lease = lease, IsBlind = (flags & IsBlind) != 0, IsPaired = (flags & IsPaired) != 0 };
    }

    private static KeyLease Lease(long id, bool isKnown) => isKnown ? KeyLease.FromInt64(id) : KeyLease.Unknown;

    /// <summary>Writes bytes with their length before them.</summary>
    public static void Write(BinaryWriter writer, ReadOnlySpan<byte> bytes)
    {
        writer.Write7BitEncodedInt(bytes.Length);
        writer.Write(bytes);
    }

    /// <summary>Reads bytes with their length before them.</summary>
    /// <exception cref="InvalidDataException">There are fewer.</exception>
    public static byte[] Read(BinaryReader reader)
    {
        var length = reader.Read7BitEncodedInt();
        return length >= 0 && length <= reader.BaseStream.Length - reader.BaseStream.Position
            ? reader.ReadBytes(length)
            : throw new InvalidDataException("a length is beyond the end");
    }

    private static JournalAct Act(int number) => number is >= (int)JournalAct.Save and <= (int)JournalAct.Attach
        ? (JournalAct)number
        : throw new InvalidDataException("an act is not known");

    private static JournalFate Fate(int number) => number is >= (int)JournalFate.Begun and <= (int)JournalFate.Refused
        ? (JournalFate)number
        : throw new InvalidDataException("an end is not known");

    private static DateTimeOffset Time(long ticks) => ticks >= 0 && ticks <= DateTimeOffset.MaxValue.UtcTicks
        ? new(ticks, TimeSpan.Zero)
        : throw new InvalidDataException("a time is none");
}
