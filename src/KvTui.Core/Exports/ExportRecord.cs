namespace KvTui.Core.Exports;

/// <summary>A key as an export has it, outside of any cluster.</summary>
/// <param name="Lease">The id that its lease had, which only tells which keys shared one; 0 if there was none, or it is not told.</param>
/// <param name="TimeToLive">The time that its lease was granted, 0 if that had ended; null if there was none.</param>
public sealed record ExportRecord(EtcdKey Key, ReadOnlyMemory<byte> Value, long Lease, TimeSpan? TimeToLive)
{
    /// <summary>Whether the lease had ended when the key was exported, so that the key was about to go.</summary>
    public bool HasEnded => TimeToLive <= TimeSpan.Zero;

    /// <summary>Whether it has to get a lease.</summary>
    public bool HasLease => TimeToLive > TimeSpan.Zero;

    /// <summary>The bytes of key and value.</summary>
    public int Length => Key.Length + Value.Length;
}

/// <summary>How long a lease lives.</summary>
/// <param name="Left">What is left of it, in whole seconds; nothing if it has ended.</param>
/// <param name="Granted">The time that each keep-alive gives it, in whole seconds; nothing if it has ended.</param>
public sealed record LeaseTerm(TimeSpan Left, TimeSpan Granted)
{
    /// <summary>The lease is there no more.</summary>
    public static LeaseTerm Ended { get; } = new(TimeSpan.Zero, TimeSpan.Zero);
}
