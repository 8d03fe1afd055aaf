using System.Runtime.InteropServices;

namespace KvTui.Testing;

/// <summary>The time that the processor gave to this thread, which a busy machine does not lengthen.</summary>
public static partial class ThreadTime
{
    private const int OfThread = 3;

    /// <summary>How much it was since the thread began.</summary>
    public static TimeSpan Now => GetTime(OfThread, out var time) == 0
        ? new((time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / TimeSpan.NanosecondsPerTick))
        : throw new InvalidOperationException("The time of the thread cannot be read.");

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out Time time);

    private readonly record struct Time(long Seconds, long Nanoseconds);
}
